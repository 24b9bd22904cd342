package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Octets;

/**
 * Recognises the names of header fields whose lines were found before. One field does not depend on another here, so
 * that a processor works on several at a time.
 */
final class FieldNames {
    private static final int NO_NAME = -1;
    private static final int TWO_WORDS = 2 * Long.BYTES;
    private static final int THREE_WORDS = 3 * Long.BYTES;

    private FieldNames() {}

    /**
     * Enters which names some fields have.
     *
     * @param bytes the message's array
     * @param base where the message begins
     * @param end where the message ends
     * @param slots the index, which has the lines
     * @param from the first field
     * @param to the end of the fields, exclusive
     * @return false if one has no name that is followed at once by a colon, or a very long one, or stands so near the
     *     message's end that it is not read in words
     */
    static boolean enter(byte[] bytes, int base, int end, long[] slots, int from, int to) {
        for (int i = from; i < to; i++) {
            int at = base + Slots.lineStart(slots[i]);
            int name = end - at < TWO_WORDS ? 0 : KnownHeader.shortName(word(bytes, at, 0), word(bytes, at, 1));
            if (name == 0 && end - at >= THREE_WORDS) {
                name = KnownHeader.longerName(word(bytes, at, 0), word(bytes, at, 1), word(bytes, at, 2));
            }
            if (name == 0) {
                name = otherName(bytes, at, at + Slots.lineLength(slots[i]), end);
                if (name == NO_NAME) {
                    return false;
                }
            }
            slots[i] = Slots.named(slots[i], name);
        }
        return true;
    }

    private static long word(byte[] bytes, int line, int number) {
        return Octets.eight(bytes, line + number * Long.BYTES);
    }

    /** As {@link Slots#name} has it; {@link #NO_NAME} if there is none. */
    private static int otherName(byte[] bytes, int from, int lineEnd, int end) {
        int length = nameLength(bytes, from, end);
        if (length <= 0 || from + length >= lineEnd) {
            return NO_NAME;
        }
        int id = KnownHeader.indexOf(bytes, from, from + length) + 1;
        boolean named = id > 0 || Lexis.TOKEN.endOfRun(bytes, from, from + length) == from + length;
        return named ? Slots.name(length, id) : NO_NAME;
    }

    /**
     * How many bytes stand before the next colon, of this line or not; −1 if it is not found among as many as a name
     * has.
     */
    private static int nameLength(byte[] bytes, int from, int end) {
        int last = Math.min(end, from + Slots.LONGEST_NAME) - Long.BYTES;
        for (int at = from; at <= last; at += Long.BYTES) {
            int index = Octets.indexIn(Octets.eight(bytes, at), ':');
            if (index < Long.BYTES) {
                return at + index - from;
            }
        }
        return -1;
    }
}
