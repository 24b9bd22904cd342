package io.ringback.sdp.negotiation;

import java.util.Arrays;
import java.util.List;

/**
 * Which payload types this side has told for its codecs in one stream. A payload type keeps its meaning as long as the
 * session lasts (RFC 3264 §8.3.2). Immutable.
 */
final class PayloadTypes {
    static final int FIRST_DYNAMIC = 96;
    static final PayloadTypes NONE = new PayloadTypes(new Codec[0], new int[0]);

    /** No payload type, as formats have none that are not of RTP. */
    static final int ABSENT = -1;

    private static final int LAST_DYNAMIC = 127;
    private static final int FIRST_UNASSIGNED = 35;
    private static final int LAST_UNASSIGNED = 63;

    /** What was told, in that order: what was told last for a codec holds. */
    private final Codec[] codecs;

    private final int[] numbers;

    private PayloadTypes(Codec[] codecs, int[] numbers) {
        this.codecs = codecs;
        this.numbers = numbers;
    }

    /** Whether packets with a payload type cannot be told from RTCP at the same port (RFC 5761 §4). */
    static boolean looksLikeRtcp(int payloadType) {
        return payloadType > LAST_UNASSIGNED && payloadType < FIRST_DYNAMIC;
    }

    /** The payload type that was told last for a codec, or {@link #ABSENT}. */
    int of(Codec codec) {
        for (int i = codecs.length - 1; i >= 0; i--) {
            if (codecs[i].equals(codec)) {
                return numbers[i];
            }
        }
        return ABSENT;
    }

    /**
     * Makes sure that each codec has a payload type if one is free: the one it has, or its preferred one, or a free
     * one.
     */
    PayloadTypes with(List<Codec> all) {
        PayloadTypes types = this;
        for (Codec codec : all) {
            if (codec.isRtp() && types.of(codec) == ABSENT) {
                types = types.with(codec, types.choose(codec.payloadType(), codec, all));
            }
        }
        return types;
    }

    /** Takes the payload type of the peer's offer for a codec if it is free for that (RFC 3264 §6.1). */
    PayloadTypes withOffered(Codec codec, int offered, List<Codec> all) {
        if (!codec.isRtp()) {
            return this;
        }
        if (isFreeFor(offered, codec, all)) {
            return with(codec, offered);
        }
        return of(codec) != ABSENT ? this : with(codec, choose(offered, codec, all));
    }

    private PayloadTypes with(Codec codec, int number) {
        if (number == ABSENT || number == of(codec)) {
            return this;
        }
        int before = placeOf(codec, number);
        int last = before < 0 ? codecs.length : codecs.length - 1;
        Codec[] newCodecs = Arrays.copyOf(codecs, last + 1);
        int[] newNumbers = Arrays.copyOf(numbers, last + 1);
        if (before >= 0) {
            System.arraycopy(codecs, before + 1, newCodecs, before, last - before);
            System.arraycopy(numbers, before + 1, newNumbers, before, last - before);
        }
        newCodecs[last] = codec;
        newNumbers[last] = number;
        return new PayloadTypes(newCodecs, newNumbers);
    }

    private int placeOf(Codec codec, int number) {
        for (int i = 0; i < codecs.length; i++) {
            if (numbers[i] == number && codecs[i].equals(codec)) {
                return i;
            }
        }
        return -1;
    }

    /** How many pairs are kept. */
    int size() {
        return codecs.length;
    }

    /**
     * Whether a payload type has no meaning, or that of this codec, perhaps as it was before its parameters changed.
     */
    private boolean isFreeFor(int number, Codec codec, List<Codec> all) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number && !codecs[i].equals(codec)) {
                boolean replaced = codecs[i].isSameCodec(codec) && !all.contains(codecs[i]);
                if (!replaced) {
                    return false;
                }
            }
        }
        return true;
    }

    /** RFC 3551 §3 names 96 to 127 for dynamic use, and after them those that are not assigned. */
    private int choose(int preferred, Codec codec, List<Codec> all) {
        if (preferred != Codec.DYNAMIC && isFreeFor(preferred, codec, all)) {
            return preferred;
        }
        int dynamic = firstFree(FIRST_DYNAMIC, LAST_DYNAMIC, codec, all);
        return dynamic != ABSENT ? dynamic : firstFree(FIRST_UNASSIGNED, LAST_UNASSIGNED, codec, all);
    }

    private int firstFree(int from, int to, Codec codec, List<Codec> all) {
        for (int number = from; number <= to; number++) {
            if (isFreeFor(number, codec, all)) {
                return number;
            }
        }
        return ABSENT;
    }
}
