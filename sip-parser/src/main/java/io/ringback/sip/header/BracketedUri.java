package io.ringback.sip.header;

import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A URI in angle brackets with parameters: one value of Alert-Info and Error-Info (RFC 3261 §20.4, §20.18), Geolocation
 * (RFC 6442 §4.1), P-User-Database (RFC 4457 §4) and the historic Identity-Info.
 *
 * @param uri the URI
 * @param parameters any parameters
 */
public record BracketedUri(Uri uri, Parameters parameters) implements Writable {
    /**
     * A URI without parameters.
     *
     * @param uri the URI
     * @return the value
     */
    public static BracketedUri of(Uri uri) {
        return new BracketedUri(uri, Parameters.none());
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or a bracket is missing
     */
    public static BracketedUri read(Cursor cursor) {
        return new BracketedUri(Uri.readInBrackets(cursor), Parameters.read(cursor));
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
