package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Which line may follow which, RFC 8866 §5 and §9, and as RFC 4566 §9 had it: there a {@code z=} needs no {@code r=}.
 *
 * <p>Where a scan stands is one {@code long}, 0 at the start: the {@linkplain FieldType#rank() rank} of the last line
 * that stood right (4 bits), the types that there were in this section and in the session's own part (a bit for each
 * rank), and whether this is a media description.
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

    private static final int RANK_MASK = 0xF;
    private static final int TYPES = (1 << (FieldType.MEDIA.rank() + 1)) - 1;
    private static final int SECTION_SHIFT = 4;
    private static final int SESSION_SHIFT = 20;
    private static final long MEDIA_FLAG = 1L << 36;

    private LineOrder() {}

    static int bit(FieldType type) {
        return 1 << type.rank();
    }

    /** What is wrong about the place of a line, if anything. */
    static @Nullable SdpRule misplaced(long order, int type) {
        int last = (int) order & RANK_MASK;
        int seen = (int) (order >>> SECTION_SHIFT) & TYPES;
        if (type == FieldType.MEDIA.rank()) {
            return null;
        }
        return isInMedia(order) ? inMedia(type, last, seen) : inSession(type, last, seen);
    }

    /** The order behind a line, which stood right or not. */
    static long behind(long order, int type, boolean right) {
        if (type == FieldType.MEDIA.rank()) {
            return (order >>> SESSION_SHIFT << SESSION_SHIFT) | MEDIA_FLAG;
        }
        long next = right ? (order & ~RANK_MASK) | type : order;
        next |= 1L << (type + SECTION_SHIFT);
        return isInMedia(order) ? next : next | 1L << (type + SESSION_SHIFT);
    }

    static boolean isInMedia(long order) {
        return (order & MEDIA_FLAG) != 0;
    }

    /** Tells whether a section has all of some types, the session's own counted in. */
    static boolean has(long order, int types) {
        return (((order >>> SECTION_SHIFT) | (order >>> SESSION_SHIFT)) & types) == types;
    }

    private static @Nullable SdpRule inSession(int type, int last, int seen) {
        int bit = 1 << type;
        if ((BEHIND_TIMING & bit) != 0) {
            boolean inPlace = last == FieldType.TIMING.rank() || last == FieldType.REPEAT.rank();
            return inPlace ? null : SdpRule.LINE_ORDER;
        }
        if (type == FieldType.TIMING.rank() && (TIMES & (1 << last)) != 0) {
            return null;
        }
        return place(type, last, seen & ~REPEATABLE);
    }

    private static @Nullable SdpRule inMedia(int type, int last, int seen) {
        if ((IN_MEDIA & (1 << type)) == 0) {
            return SdpRule.LINE_ORDER;
        }
        return place(type, last, seen & ~REPEATABLE_IN_MEDIA);
    }

    private static @Nullable SdpRule place(int type, int last, int barred) {
        if ((barred & (1 << type)) != 0) {
            return SdpRule.LINE_TWICE;
        }
        return type < last ? SdpRule.LINE_ORDER : null;
    }
}
