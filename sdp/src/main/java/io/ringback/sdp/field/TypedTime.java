package io.ringback.sdp.field;

import io.ringback.text.Cursor;
import io.ringback.text.Rule;

/** A span of time with an optional unit, {@code typed-time} of RFC 8866 §9. */
final class TypedTime {
    private static final long LONGEST = Long.MAX_VALUE / 86_400;

    private TypedTime() {}

    /** Reads a span in seconds. */
    static long read(Cursor cursor, Rule rule) {
        long count = cursor.number(LONGEST, rule);
        int seconds = seconds(cursor.peek());
        if (seconds == 0) {
            return count;
        }
        cursor.next();
        return count * seconds;
    }

    private static int seconds(int unit) {
        return switch (unit) {
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            case 's' -> 1;
            default -> 0;
        };
    }
}
