package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * More about the caller or the callee: one value of Call-Info (RFC 3261 §20.9).
 *
 * @param uri where it is found
 * @param parameters {@code purpose} and others
 */
public record CallInfo(Uri uri, Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("purpose");

    /**
     * A value with a purpose.
     *
     * @param uri where it is found
     * @param purpose {@code icon}, {@code info}, {@code card} or another token
     * @return the value
     */
    public static CallInfo of(Uri uri, String purpose) {
        return new CallInfo(uri, Parameters.none().with("purpose", Lexis.requireToken(purpose)));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or a bracket is missing
     */
    public static CallInfo read(Cursor cursor) {
        return new CallInfo(Uri.readInBrackets(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * What is found there.
     *
     * @return {@code icon}, {@code info}, {@code card} or another token; empty if it is not told
     */
    public Optional<Slice> purpose() {
        return parameters.value("purpose");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.octet('<').slice(uri.raw()).octet('>');
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
