package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * A signature of who calls: one value of Identity (RFC 8224 §4).
 *
 * @param signature the token's text: three parts of base64 with dots between them, the first two perhaps empty
 * @param certificate where the signer's certificate is
 * @param parameters {@code alg}, {@code ppt} and others
 */
public record Identity(Slice signature, Uri certificate, Parameters parameters) implements Writable {
    /** The RFC's grammar has the alphabet of base64; tokens are written in that of base64url (RFC 8225 §7). */
    private static final CharClass SIGNED = CharClass.ALPHANUM.or(CharClass.of("/+.-_"));

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("alg", "ppt");

    /**
     * A signature of a kind.
     *
     * @param signature the token's text
     * @param certificate where the signer's certificate is
     * @param type the token's type, such as {@code shaken}
     * @return the value
     */
    public static Identity of(Slice signature, Uri certificate, String type) {
        return new Identity(signature, certificate, Parameters.none().with("ppt", Lexis.requireToken(type)));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Identity read(Cursor cursor) {
        Slice signature = cursor.take(SIGNED, HeaderRule.IDENTITY);
        if (!Lexis.skipSeparator(cursor, ';') || !cursor.skipIgnoreCase("info") || !Lexis.skipSeparator(cursor, '=')) {
            throw cursor.error(HeaderRule.IDENTITY);
        }
        return new Identity(signature, Uri.readInBrackets(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * How the signature was made.
     *
     * @return the parameter {@code alg}; empty if it is not told, which means ES256
     */
    public Optional<Slice> algorithm() {
        return parameters.value("alg");
    }

    /**
     * The token's type.
     *
     * @return the parameter {@code ppt}, such as {@code shaken}; empty if it is not told
     */
    public Optional<Slice> type() {
        return parameters.value("ppt");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(signature).ascii(";info=<").slice(certificate.raw()).octet('>');
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
