package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * When a session repeats, {@code r=} (RFC 8866 §5.10), in seconds.
 *
 * @param interval from one repetition to the next, 1 or more
 * @param duration how long each is active, 0 or more
 * @param offsets from the start time of the {@code t=} line above, one or more
 */
public record RepeatTimes(long interval, long duration, List<Long> offsets) implements Writable {
    /** Copies the offsets. */
    public RepeatTimes {
        offsets = List.copyOf(offsets);
        if (interval < 1 || duration < 0 || offsets.isEmpty()) {
            throw new IllegalArgumentException("repeat times have a positive interval and at least one offset");
        }
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind the last offset
     * @return the repeat times
     * @throws SyntaxException if they are none, or too many
     */
    public static RepeatTimes read(Cursor cursor) {
        int from = cursor.position();
        boolean zero = cursor.peek() == '0';
        long interval = TypedTime.read(cursor, FieldRule.REPEAT);
        if (interval == 0) {
            throw cursor.errorAt(FieldRule.REPEAT, from);
        }
        if (zero && !cursor.tolerates(Leniency.PADDED_NUMBER)) {
            throw cursor.errorAt(FieldRule.NUMBER, from);
        }
        cursor.expect(' ', FieldRule.REPEAT);
        long duration = TypedTime.read(cursor, FieldRule.REPEAT);
        List<Long> offsets = new ArrayList<>(2);
        do {
            if (offsets.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            cursor.expect(' ', FieldRule.REPEAT);
            offsets.add(TypedTime.read(cursor, FieldRule.REPEAT));
        } while (!cursor.atEnd());
        return new RepeatTimes(interval, duration, offsets);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(interval).octet(' ').decimal(duration);
        for (long offset : offsets) {
            writer.octet(' ').decimal(offset);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
