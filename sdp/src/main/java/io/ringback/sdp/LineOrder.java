package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Which line may follow which, RFC 8866 §5 and §9, and as RFC 4566 §9 had it: there a {@code z=} needs no {@code r=}.
 * Mutable scratch of one parse.
 */
final class LineOrder {
    private static final int REPEATABLE = mask(
            FieldType.EMAIL,
            FieldType.PHONE,
            FieldType.BANDWIDTH,
            FieldType.TIMING,
            FieldType.REPEAT,
            FieldType.ATTRIBUTE);
    private static final int IN_MEDIA =
            mask(FieldType.INFORMATION, FieldType.CONNECTION, FieldType.BANDWIDTH, FieldType.KEY, FieldType.ATTRIBUTE);
    private static final int TIMES = mask(FieldType.TIMING, FieldType.REPEAT, FieldType.ZONE);

    private FieldType last = FieldType.VERSION;
    private boolean inMedia;
    private int session;
    private int section;

    private static int mask(FieldType... types) {
        int mask = 0;
        for (FieldType type : types) {
            mask |= bit(type);
        }
        return mask;
    }

    private static int bit(FieldType type) {
        return 1 << type.rank();
    }

    /** Takes the next line; tells what is wrong about its place, if anything. */
    @Nullable
    SdpRule accept(FieldType type) {
        if (type == FieldType.MEDIA) {
            inMedia = true;
            section = 0;
            last = FieldType.VERSION;
            return null;
        }
        SdpRule broken = inMedia ? placeInMedia(type) : placeInSession(type);
        section |= bit(type);
        if (!inMedia) {
            session |= bit(type);
        }
        if (broken == null) {
            last = type;
        }
        return broken;
    }

    private @Nullable SdpRule placeInMedia(FieldType type) {
        if ((IN_MEDIA & bit(type)) == 0) {
            return SdpRule.LINE_ORDER;
        }
        boolean repeatable = type == FieldType.CONNECTION || (REPEATABLE & bit(type)) != 0;
        return place(type, repeatable);
    }

    private @Nullable SdpRule placeInSession(FieldType type) {
        boolean inTimes = (TIMES & bit(last)) != 0;
        return switch (type) {
            case TIMING -> inTimes ? null : place(type, true);
            case REPEAT -> last == FieldType.TIMING || last == FieldType.REPEAT ? null : SdpRule.LINE_ORDER;
            case ZONE -> last == FieldType.TIMING || last == FieldType.REPEAT ? null : SdpRule.LINE_ORDER;
            default -> place(type, (REPEATABLE & bit(type)) != 0);
        };
    }

    private @Nullable SdpRule place(FieldType type, boolean repeatable) {
        if (!repeatable && (section & bit(type)) != 0) {
            return SdpRule.LINE_TWICE;
        }
        return type.rank() < last.rank() ? SdpRule.LINE_ORDER : null;
    }

    /** Tells whether the session's own lines have one of a type. */
    boolean inSession(FieldType type) {
        return (session & bit(type)) != 0;
    }

    /** Tells whether the current media description lacks a connection, its own and the session's. */
    boolean lacksConnection() {
        return inMedia && ((section | session) & bit(FieldType.CONNECTION)) == 0;
    }
}
