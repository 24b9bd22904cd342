package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Leniency;
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
 * @param certificate where the signer's certificate is; empty only in an {@link Leniency#OLD_IDENTITY}
 * @param parameters {@code alg}, {@code ppt} and others
 */
public record Identity(Slice signature, Optional<Uri> certificate, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Identity {
        Lexis.requireReadable(signature, certificate.isPresent() ? Identity::skipSigned : Identity::skipOld);
    }

    /** The RFC's grammar has the alphabet of base64; tokens are written in that of base64url (RFC 8225 §7). */
    private static final CharClass SIGNED = CharClass.ALPHANUM.or(CharClass.of("/+.-_"));

    private static final CharClass BASE64 = CharClass.ALPHANUM.or(CharClass.of("/+="));

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("alg", Identity::skipWord).value("ppt", Identity::skipWord);

    /**
     * A signature of a kind.
     *
     * @param signature the token's text
     * @param certificate where the signer's certificate is
     * @param type the token's type, such as {@code shaken}
     * @return the value
     */
    public static Identity of(Slice signature, Uri certificate, String type) {
        return new Identity(
                signature, Optional.of(certificate), Parameters.none().with("ppt", Lexis.requireToken(type)));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Identity read(Cursor cursor) {
        int from = cursor.position();
        cursor.skipAll(SIGNED);
        Slice signature = cursor.since(from);
        if (signature.isEmpty() || !Lexis.skipSeparator(cursor, ';')) {
            return readOld(cursor, from);
        }
        if (!cursor.skipIgnoreCase("info") || !Lexis.skipSeparator(cursor, '=')) {
            throw cursor.error(HeaderRule.IDENTITY);
        }
        Uri certificate = Uri.readInBrackets(cursor);
        return new Identity(signature, Optional.of(certificate), Parameters.read(cursor, PARAMETERS));
    }

    private static void skipSigned(Cursor cursor) {
        cursor.take(SIGNED, HeaderRule.IDENTITY);
    }

    /** A long signature is folded. */
    private static void skipOld(Cursor cursor) {
        while (cursor.skipAll(BASE64) > 0 || cursor.skipLws()) {
            // A long one has several lines.
        }
    }

    private static void skipWord(Cursor cursor) {
        if (cursor.peek() == '"' && cursor.tolerates(Leniency.QUOTED_TYPE)) {
            Lexis.quotedString(cursor);
        } else {
            cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
        }
    }

    private Optional<Slice> word(String name) {
        return parameters.value(name).map(word -> word.byteAt(0) == '"' ? word.slice(1, word.length() - 1) : word);
    }

    /** {@code signed-identity-digest} of RFC 4474 §9, without the quotes if they are not there. */
    private static Identity readOld(Cursor cursor, int from) {
        if (!cursor.tolerates(Leniency.OLD_IDENTITY)) {
            throw cursor.error(HeaderRule.IDENTITY);
        }
        cursor.moveTo(from);
        boolean quoted = cursor.skip('"');
        int start = cursor.position();
        while (cursor.skipAll(BASE64) > 0 || (quoted && cursor.skipLws())) {
            // A long signature is folded.
        }
        Slice signature = cursor.since(start);
        if (signature.isEmpty() || (quoted && !cursor.skip('"'))) {
            throw cursor.error(HeaderRule.IDENTITY);
        }
        return new Identity(signature, Optional.empty(), Parameters.none());
    }

    /**
     * How the signature was made.
     *
     * @return the parameter {@code alg}; empty if it is not told, which means ES256
     */
    public Optional<Slice> algorithm() {
        return word("alg");
    }

    /**
     * The token's type.
     *
     * @return the parameter {@code ppt}, such as {@code shaken}; empty if it is not told
     */
    public Optional<Slice> type() {
        return word("ppt");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        if (certificate.isEmpty()) {
            writer.octet('"').slice(signature).octet('"');
        }
        certificate.ifPresent(
                uri -> writer.slice(signature).ascii(";info=<").slice(uri.raw()).octet('>'));
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
