package io.ringback.sdp.negotiation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which payload types this side has told for its codecs in one stream. A payload type keeps its meaning as long as the
 * session lasts (RFC 3264 §8.3.2). Immutable.
 */
final class PayloadTypes {
    static final int FIRST_DYNAMIC = 96;
    static final PayloadTypes NONE = new PayloadTypes(Map.of(), Map.of());

    private static final int LAST_DYNAMIC = 127;
    private static final int FIRST_UNASSIGNED = 35;
    private static final int LAST_UNASSIGNED = 63;

    private final Map<Codec, Integer> current;
    private final Map<Integer, Codec> meanings;

    private PayloadTypes(Map<Codec, Integer> current, Map<Integer, Codec> meanings) {
        this.current = current;
        this.meanings = meanings;
    }

    /** The payload type that was told last for a codec. */
    int of(Codec codec) {
        Integer payloadType = current.get(codec);
        if (payloadType == null) {
            throw new IllegalArgumentException("a codec without a payload type");
        }
        return payloadType;
    }

    /** Makes sure that a codec has a payload type: the one it has, or its preferred one, or a free one. */
    PayloadTypes with(Codec codec) {
        return current.containsKey(codec) ? this : with(codec, choose(codec.payloadType(), codec));
    }

    /** Takes the payload type of the peer's offer for a codec if it is free for that (RFC 3264 §6.1). */
    PayloadTypes withOffered(Codec codec, int offered) {
        if (isFreeFor(offered, codec)) {
            return with(codec, offered);
        }
        return current.containsKey(codec) ? this : with(codec, choose(offered, codec));
    }

    private PayloadTypes with(Codec codec, int payloadType) {
        Map<Codec, Integer> newCurrent = new HashMap<>(current);
        Map<Integer, Codec> newMeanings = new HashMap<>(meanings);
        newCurrent.put(codec, payloadType);
        newMeanings.put(payloadType, codec);
        return new PayloadTypes(newCurrent, newMeanings);
    }

    private boolean isFreeFor(int payloadType, Codec codec) {
        @Nullable Codec meaning = meanings.get(payloadType);
        return meaning == null || meaning.equals(codec);
    }

    /** RFC 3551 §3 names 96 to 127 for dynamic use, and after them those that are not assigned. */
    private int choose(int preferred, Codec codec) {
        if (preferred != Codec.DYNAMIC && isFreeFor(preferred, codec)) {
            return preferred;
        }
        for (int payloadType = FIRST_DYNAMIC; payloadType <= LAST_DYNAMIC; payloadType++) {
            if (isFreeFor(payloadType, codec)) {
                return payloadType;
            }
        }
        for (int payloadType = FIRST_UNASSIGNED; payloadType <= LAST_UNASSIGNED; payloadType++) {
            if (isFreeFor(payloadType, codec)) {
                return payloadType;
            }
        }
        return preferred == Codec.DYNAMIC ? LAST_DYNAMIC : preferred;
    }
}
