package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * One pair of the time zone adjustments, {@code z=} (RFC 8866 §5.11), in seconds.
 *
 * @param time from when on, in seconds since the year 1900 began (UTC)
 * @param offset by how much the base time of the repetitions is moved, perhaps negative
 */
public record ZoneAdjustment(long time, long offset) implements Writable {
    /**
     * Reads a value: all pairs of a line.
     *
     * @param cursor at its first byte; left behind the last pair
     * @return one or more adjustments, immutable
     * @throws SyntaxException if they are none, or too many
     */
    public static List<ZoneAdjustment> readAll(Cursor cursor) {
        List<ZoneAdjustment> pairs = new ArrayList<>(2);
        do {
            if (pairs.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            long time = Lexis.time(cursor, FieldRule.ZONE);
            cursor.expect(' ', FieldRule.ZONE);
            boolean negative = cursor.skip('-');
            long offset = TypedTime.read(cursor, FieldRule.ZONE);
            pairs.add(new ZoneAdjustment(time, negative ? -offset : offset));
        } while (cursor.skip(' '));
        return List.copyOf(pairs);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(time).octet(' ').decimal(offset);
    }

    @Override
    public String toString() {
        return text();
    }
}
