package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Which line may follow which, RFC 8866 §5 and §9, and as RFC 4566 §9 had it: there a {@code z=} needs no {@code r=}.
 * Types are told by their {@linkplain FieldType#rank() rank}, sets of types by a bit for each rank.
 */
final class LineOrder {
    private static final int REPEATABLE = bit(FieldType.EMAIL)
            | bit(FieldType.PHONE)
            | bit(FieldType.BANDWIDTH)
            | bit(FieldType.TIMING)
            | bit(FieldType.REPEAT)
            | bit(FieldType.ATTRIBUTE);
    private static final int REPEATABLE_IN_MEDIA =
            bit(FieldType.CONNECTION) | bit(FieldType.BANDWIDTH) | bit(FieldType.ATTRIBUTE);
    private static final int IN_MEDIA = REPEATABLE_IN_MEDIA | bit(FieldType.INFORMATION) | bit(FieldType.KEY);
    private static final int TIMES = bit(FieldType.TIMING) | bit(FieldType.REPEAT) | bit(FieldType.ZONE);
    private static final int BEHIND_TIMING = bit(FieldType.REPEAT) | bit(FieldType.ZONE);

    private LineOrder() {}

    static int bit(FieldType type) {
        return 1 << type.rank();
    }

    /**
     * What is wrong about the place of a line in the session's own part, if anything.
     *
     * @param type the line's type
     * @param last the type of the line before that stood right
     * @param seen the types that there were so far
     */
    static @Nullable SdpRule inSession(int type, int last, int seen) {
        int bit = 1 << type;
        if ((BEHIND_TIMING & bit) != 0) {
            boolean inPlace = last == FieldType.TIMING.rank() || last == FieldType.REPEAT.rank();
            return inPlace ? null : SdpRule.LINE_ORDER;
        }
        if (type == FieldType.TIMING.rank() && (TIMES & 1 << last) != 0) {
            return null;
        }
        return place(type, last, seen & ~REPEATABLE);
    }

    /** What is wrong about the place of a line in a media description, if anything. */
    static @Nullable SdpRule inMedia(int type, int last, int seen) {
        if ((IN_MEDIA & 1 << type) == 0) {
            return SdpRule.LINE_ORDER;
        }
        return place(type, last, seen & ~REPEATABLE_IN_MEDIA);
    }

    private static @Nullable SdpRule place(int type, int last, int barred) {
        if ((barred & 1 << type) != 0) {
            return SdpRule.LINE_TWICE;
        }
        return type < last ? SdpRule.LINE_ORDER : null;
    }
}
