package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A bandwidth, {@code b=} (RFC 8866 §5.8).
 *
 * @param type {@code CT}, {@code AS}, {@code TIAS} (RFC 3890), {@code RS}, {@code RR} (RFC 3556) or another
 * @param value 0 or more: kilobits each second, or, for TIAS, RS and RR, bits each second
 */
public record Bandwidth(Slice type, long value) implements Writable {
    /**
     * A bandwidth of our own.
     *
     * @param type its type
     * @param value 0 or more, in the unit of that type
     * @return the bandwidth
     * @throws IllegalArgumentException if the type is no token or the value is negative
     */
    public static Bandwidth of(String type, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a bandwidth is 0 or more");
        }
        return new Bandwidth(Slice.of(Lexis.requireToken(type)), value);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind the number
     * @return the bandwidth
     * @throws SyntaxException if it is none
     */
    public static Bandwidth read(Cursor cursor) {
        Slice type = cursor.take(Lexis.TOKEN, FieldRule.BANDWIDTH);
        cursor.expect(':', FieldRule.BANDWIDTH);
        return new Bandwidth(type, cursor.number(Long.MAX_VALUE, FieldRule.BANDWIDTH));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type).octet(':').decimal(value);
    }

    @Override
    public String toString() {
        return text();
    }
}
