package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * What a body is for: Content-Disposition (RFC 3261 §20.11).
 *
 * @param type {@code session}, {@code render} or another token; it has no case
 * @param parameters {@code handling} and others
 */
public record ContentDisposition(Slice type, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public ContentDisposition {
        Lexis.requireToken(type);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("handling");

    /**
     * A disposition without parameters, so that handling is required.
     *
     * @param type a token
     * @return the disposition
     */
    public static ContentDisposition of(String type) {
        return new ContentDisposition(Slice.of(Lexis.requireToken(type)), Parameters.none());
    }

    /**
     * Reads a disposition.
     *
     * @param cursor at its first byte; left behind it
     * @return the disposition
     * @throws SyntaxException if it is none
     */
    public static ContentDisposition read(Cursor cursor) {
        Slice type = cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        return new ContentDisposition(type, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Tells whether a server that does not understand the body or its type must refuse the request.
     *
     * @return false only if the parameter {@code handling} says {@code optional}
     */
    public boolean isRequired() {
        return parameters
                .value("handling")
                .map(handling -> !handling.equalsIgnoreCase("optional"))
                .orElse(true);
    }

    /**
     * This disposition for a body that may be ignored.
     *
     * @return a new disposition
     */
    public ContentDisposition optional() {
        return new ContentDisposition(type, parameters.with("handling", "optional"));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
