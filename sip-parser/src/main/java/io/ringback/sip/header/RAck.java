package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * Which reliable provisional response a PRACK acknowledges: RAck (RFC 3262 §7.2).
 *
 * @param responseNumber the response's RSeq, 1 to 2³² − 1
 * @param cSeq the response's CSeq
 */
public record RAck(long responseNumber, CSeq cSeq) implements Writable {
    /** Checks the number. */
    public RAck {
        if (responseNumber < 1 || responseNumber > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(HeaderRule.RACK.description());
        }
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static RAck read(Cursor cursor) {
        int from = cursor.position();
        long number = cursor.number(0xFFFF_FFFFL, HeaderRule.RACK);
        if (number == 0) {
            throw cursor.errorAt(HeaderRule.RACK, from);
        }
        if (!cursor.skipLws()) {
            throw cursor.error(HeaderRule.RACK);
        }
        return new RAck(number, CSeq.read(cursor));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(responseNumber).octet(' ');
        cSeq.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
