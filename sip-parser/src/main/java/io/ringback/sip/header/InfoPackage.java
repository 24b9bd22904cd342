package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * What an INFO request carries, or may carry: Info-Package, and one value of Recv-Info (RFC 6086 §7.2, §7.3).
 *
 * @param name the package's name, a token
 * @param parameters any parameters
 */
public record InfoPackage(Slice name, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public InfoPackage {
        Lexis.requireToken(name);
    }

    /**
     * A package without parameters.
     *
     * @param name its name
     * @return the value
     */
    public static InfoPackage of(String name) {
        return new InfoPackage(Slice.of(Lexis.requireToken(name)), Parameters.none());
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static InfoPackage read(Cursor cursor) {
        return new InfoPackage(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(name);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
