package io.ringback.sip.message;

import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ParseLimits;
import java.util.Arrays;

/**
 * Whether the headers that nobody can do without are there as nearly all messages have them: each field with one value,
 * written plainly, and short. It makes no objects. Of any other message it says no, whatever it is, and
 * {@link MessageValidator} tells what is wrong, if anything is.
 */
final class PlainEssentials {
    /** Where the number of the first field of each is kept in a {@code long}: in a byte, plus one. */
    private static final byte VIA = 8;

    private static final byte FROM = 16;
    private static final byte TO = 24;
    private static final byte CALL_ID = 32;
    private static final byte CSEQ = 40;

    private static final int KINDS = 5;

    /** Such a place for each number that a slot has for a known header; 0 for all others. */
    private static final byte[] PLACES = places();

    /** More cannot be told in a byte. */
    private static final int MOST_FIELDS = 0xFF;

    private PlainEssentials() {}

    private static byte[] places() {
        byte[] places = new byte[1 << Byte.SIZE];
        places[KnownHeader.VIA.index() + 1] = VIA;
        places[KnownHeader.FROM.index() + 1] = FROM;
        places[KnownHeader.TO.index() + 1] = TO;
        places[KnownHeader.CALL_ID.index() + 1] = CALL_ID;
        places[KnownHeader.CSEQ.index() + 1] = CSEQ;
        return places;
    }

    static boolean areIn(SipMessage message) {
        int methodLength =
                message instanceof SipRequest request ? request.method().name().length() : 0;
        return message.headers().havePlainEssentials(methodLength);
    }

    /**
     * Looks at all fields once, and then at the values of five.
     *
     * @param methodLength how long the method is that the message begins with; 0 for a response
     */
    static boolean areIn(byte[] bytes, int base, long[] slots, int count, int methodLength, ParseLimits limits) {
        long found = find(slots, count);
        return found != 0
                && isPlain(HeaderTypes.VIA, bytes, base, slots[field(found, VIA)], limits)
                && isPlain(HeaderTypes.FROM, bytes, base, slots[field(found, FROM)], limits)
                && isPlain(HeaderTypes.TO, bytes, base, slots[field(found, TO)], limits)
                && isPlain(HeaderTypes.CALL_ID, bytes, base, slots[field(found, CALL_ID)], limits)
                && isPlain(HeaderTypes.CSEQ, bytes, base, slots[field(found, CSEQ)], limits)
                && namesTheMethod(bytes, base, slots[field(found, CSEQ)], methodLength);
    }

    /**
     * The first fields of all five; 0 if one is missing, or is there twice although it has one value only, or there are
     * too many fields.
     */
    private static long find(long[] slots, int count) {
        if (count > MOST_FIELDS) {
            return 0;
        }
        long found = 0;
        int kinds = 0;
        for (int i = 0; i < count; i++) {
            byte place = PLACES[Slots.id(slots[i])];
            if (place != 0) {
                if (field(found, place) < 0) {
                    found |= (i + 1L) << place;
                    kinds++;
                } else if (place != VIA) {
                    return 0;
                }
            }
        }
        return kinds == KINDS ? found : 0;
    }

    private static int field(long found, byte place) {
        return ((int) (found >>> place) & 0xFF) - 1;
    }

    /** A value that is no longer than an identifier may be has none that is too long. */
    private static boolean isPlain(HeaderType<?> type, byte[] bytes, int base, long slot, ParseLimits limits) {
        int end = Slots.valueEnd(bytes, base, slot);
        int start = Slots.valueStart(bytes, base, slot, end);
        return start < end
                && end - start <= limits.identifierBytes()
                && type.plain().matches(bytes, start, end, limits);
    }

    /** Tells whether a plain CSeq ends with the word that the message begins with. */
    private static boolean namesTheMethod(byte[] bytes, int base, long cSeq, int methodLength) {
        int end = Slots.valueEnd(bytes, base, cSeq);
        int from = end - methodLength;
        return methodLength == 0
                || (bytes[from - 1] == ' ' && Arrays.equals(bytes, base, base + methodLength, bytes, from, end));
    }
}
