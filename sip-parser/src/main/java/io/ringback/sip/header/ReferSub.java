package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * Whether a REFER makes a subscription: Refer-Sub (RFC 4488 §4).
 *
 * @param wanted false to do without
 * @param parameters any parameters
 */
public record ReferSub(boolean wanted, Parameters parameters) implements Writable {
    /**
     * A value without parameters.
     *
     * @param wanted false to do without a subscription
     * @return the value
     */
    public static ReferSub of(boolean wanted) {
        return new ReferSub(wanted, Parameters.none());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static ReferSub read(Cursor cursor) {
        int from = cursor.position();
        Slice word = cursor.take(Lexis.TOKEN, HeaderRule.REFER_SUB);
        boolean wanted = word.equalsIgnoreCase("true");
        if (!wanted && !word.equalsIgnoreCase("false")) {
            throw cursor.errorAt(HeaderRule.REFER_SUB, from);
        }
        return new ReferSub(wanted, Parameters.read(cursor));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii(wanted ? "true" : "false");
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
