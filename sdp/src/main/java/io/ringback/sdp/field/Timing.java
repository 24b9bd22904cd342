package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * When a session is active, {@code t=} (RFC 8866 §5.9), in seconds since the year 1900 began (UTC).
 *
 * @param start the start, or 0 for a permanent session
 * @param stop the stop, or 0 for none
 */
public record Timing(long start, long stop) implements Writable {
    /** Active always, as offers and answers say (RFC 3264 §5). */
    public static final Timing PERMANENT = new Timing(0, 0);

    /** Checks that both are 0 or more. */
    public Timing {
        if (start < 0 || stop < 0) {
            throw new IllegalArgumentException("a time is 0 or more");
        }
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind the stop
     * @return the timing
     * @throws SyntaxException if it is none
     */
    public static Timing read(Cursor cursor) {
        long start = zeroOrTime(cursor);
        cursor.expect(' ', FieldRule.TIMING);
        return new Timing(start, zeroOrTime(cursor));
    }

    private static long zeroOrTime(Cursor cursor) {
        int second = cursor.peek(1);
        if (cursor.peek() == '0' && (second < '0' || second > '9')) {
            cursor.next();
            return 0;
        }
        return Lexis.time(cursor, FieldRule.TIMING);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(start).octet(' ').decimal(stop);
    }

    @Override
    public String toString() {
        return text();
    }
}
