package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * A URI with perhaps a display name and parameters, as From, To, Contact, Route and others have it: {@code ( name-addr
 * / addr-spec ) *( SEMI param )} of RFC 3261 §25.1. A URI without brackets ends at the first semicolon, which then
 * begins the header's own parameters (§20.10).
 *
 * @param displayName the display name as it is written, with quotes if it has them; empty if there is none
 * @param uri the URI
 * @param parameters the header's parameters, not the URI's
 */
public record NameAddr(Slice displayName, Uri uri, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public NameAddr {
        Lexis.requireNoBreak(displayName);
    }

    private static final CharClass UNQUOTED_NAME =
            CharClass.range('!', '~').without(",:;<>").or(CharClass.NON_ASCII);
    private static final CharClass BARE_URI = Uri.CHARACTER.without(";,?");

    /**
     * A bare URI without parameters.
     *
     * @param uri the URI
     * @return the address
     */
    public static NameAddr of(Uri uri) {
        return new NameAddr(Slice.empty(), uri, Parameters.none());
    }

    /**
     * Reads one address.
     *
     * @param cursor at its first byte or white space before it; left behind its last parameter
     * @return the address
     * @throws SyntaxException if there is none
     */
    public static NameAddr read(Cursor cursor) {
        return read(cursor, ParameterGrammar.generic());
    }

    /**
     * Reads one address.
     *
     * @param cursor at its first byte or white space before it; left behind its last parameter
     * @param grammar what its parameters may be
     * @return the address
     * @throws SyntaxException if there is none
     */
    public static NameAddr read(Cursor cursor, ParameterGrammar grammar) {
        cursor.skipLws();
        int from = cursor.position();
        Slice displayName = readDisplayName(cursor);
        if (cursor.peek() == '<') {
            return new NameAddr(displayName, Uri.readInBrackets(cursor), Parameters.read(cursor, grammar));
        }
        cursor.moveTo(from);
        return new NameAddr(Slice.empty(), readBareUri(cursor), Parameters.read(cursor, grammar));
    }

    /**
     * Reads one address whose URI must stand in angle brackets, as in Route: {@code name-addr *( SEMI param )}.
     *
     * @param cursor at its first byte or white space before it; left behind its last parameter
     * @param grammar what its parameters may be
     * @return the address
     * @throws SyntaxException if there is none, or only a bare URI
     */
    public static NameAddr readInBrackets(Cursor cursor, ParameterGrammar grammar) {
        cursor.skipLws();
        Slice displayName = readDisplayName(cursor);
        return new NameAddr(displayName, Uri.readInBrackets(cursor), Parameters.read(cursor, grammar));
    }

    /** Reads what may stand before a bracket; where no bracket follows, it was no display name. */
    private static Slice readDisplayName(Cursor cursor) {
        int from = cursor.position();
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
            Slice quoted = cursor.since(from);
            cursor.skipLws();
            if (cursor.peek() != '<') {
                throw cursor.error(AddressRule.DISPLAY_NAME);
            }
            return quoted;
        }
        int end = from;
        while (cursor.skipAll(Lexis.TOKEN) > 0) {
            end = cursor.position();
            cursor.skipLws();
        }
        return cursor.peek() == '<' ? cursor.between(from, end) : readUnquotedName(cursor, from, end);
    }

    /** Anything up to a bracket may be tolerated as a name, unless it begins as a URI does. */
    private static Slice readUnquotedName(Cursor cursor, int from, int tokensEnd) {
        int end = tokensEnd;
        while (cursor.skipAll(UNQUOTED_NAME) > 0) {
            end = cursor.position();
            cursor.skipLws();
        }
        if (cursor.peek() != '<' || !cursor.tolerates(Leniency.UNQUOTED_DISPLAY_NAME)) {
            cursor.moveTo(from);
            return Slice.empty();
        }
        return cursor.between(from, end);
    }

    private static Uri readBareUri(Cursor cursor) {
        int from = cursor.position();
        cursor.skipAll(BARE_URI);
        if (cursor.peek() == '?') {
            throw cursor.error(AddressRule.ADDR_SPEC);
        }
        return Uri.read(cursor.part(from, cursor.position()));
    }

    /**
     * The display name without quotes.
     *
     * @return the text, or empty if there is no display name. It is chosen by the sender: never an identity.
     */
    public Optional<String> displayText() {
        if (displayName.isEmpty()) {
            return Optional.empty();
        }
        boolean quoted = displayName.byteAt(0) == '"';
        return Optional.of(
                quoted ? Lexis.unquote(displayName.slice(1, displayName.length() - 1)) : displayName.toString());
    }

    /**
     * The {@code tag} parameter.
     *
     * @return the tag, or empty if there is none
     */
    public Optional<Slice> tag() {
        return parameters.value("tag");
    }

    /**
     * This address with another tag.
     *
     * @param tag a token
     * @return a new address
     */
    public NameAddr withTag(String tag) {
        return new NameAddr(displayName, uri, parameters.with("tag", tag));
    }

    /**
     * This address with a display name.
     *
     * @param text any text without line ends; it is written as a quoted string
     * @return a new address
     */
    public NameAddr withDisplayName(String text) {
        return new NameAddr(Slice.of(Lexis.quote(text)), uri, parameters);
    }

    /** Writes the URI in brackets always, which is right for every URI (RFC 3261 §20). */
    @Override
    public void writeTo(ByteWriter writer) {
        if (!displayName.isEmpty()) {
            writer.slice(displayName).octet(' ');
        }
        writer.octet('<').slice(uri.raw()).octet('>');
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
