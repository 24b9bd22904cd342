package io.ringback.sip.header;

import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * The shortest session that is allowed: Min-SE (RFC 4028 §5).
 *
 * @param seconds 0 to 2³² − 1
 * @param parameters any parameters
 */
public record MinSe(long seconds, Parameters parameters) implements Writable {
    /** Checks the number. */
    public MinSe {
        if (seconds < 0 || seconds > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(HeaderRule.NUMBER.description());
        }
    }

    /**
     * A value without parameters.
     *
     * @param seconds 0 to 2³² − 1
     * @return the value
     */
    public static MinSe of(long seconds) {
        return new MinSe(seconds, Parameters.none());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static MinSe read(Cursor cursor) {
        return new MinSe(cursor.number(0xFFFF_FFFFL, HeaderRule.NUMBER), Parameters.read(cursor));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(seconds);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
