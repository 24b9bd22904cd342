package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A URI as SIP uses it, immutable, kept as the bytes that were read. Two URIs are equal if their bytes are; whether
 * they are equivalent is another question, see {@link #isEquivalent}.
 */
public sealed interface Uri extends Writable permits SipUri, TelUri, OtherUri {
    /** Every character that a URI may have besides those written as escapes. */
    CharClass CHARACTER = Lexis.UNRESERVED.or(Lexis.RESERVED).or(CharClass.of("%[]#"));

    /**
     * The URI's scheme.
     *
     * @return the scheme in lower-case letters
     */
    String scheme();

    /**
     * The URI's bytes.
     *
     * @return the whole URI as it was written
     */
    Slice raw();

    /**
     * Tells whether two URIs mean the same: SIP URIs by RFC 3261 §19.1.4, telephone numbers by RFC 3966 §4, others if
     * they are the same but for the case of their schemes. URIs of different schemes never do.
     *
     * @param other the other URI
     * @return true if they are equivalent
     */
    boolean isEquivalent(Uri other);

    /**
     * Reads a URI from its text.
     *
     * @param text a whole URI
     * @return the URI
     * @throws SyntaxException if it is none
     */
    static Uri of(String text) {
        return of(Slice.of(text));
    }

    /**
     * Reads a URI from its bytes.
     *
     * @param text a whole URI, not copied
     * @return the URI
     * @throws SyntaxException if it is none
     */
    static Uri of(Slice text) {
        return read(text.cursor());
    }

    /**
     * Reads a URI that reaches to the cursor's end.
     *
     * @param cursor at the URI's first byte; left at the end
     * @return the URI
     * @throws SyntaxException if there is none, or something follows it
     */
    static Uri read(Cursor cursor) {
        int from = cursor.position();
        SipUri plain =
                SipUri.plain(cursor.array(), from, cursor.end(), cursor.limits().parameters());
        if (plain == null) {
            return readAny(cursor);
        }
        cursor.moveTo(cursor.end());
        return plain;
    }

    private static Uri readAny(Cursor cursor) {
        int from = cursor.position();
        if (!CharClass.ALPHA.contains(cursor.peek()) || cursor.atEnd()) {
            throw cursor.error(AddressRule.SCHEME);
        }
        cursor.skipAll(OtherUri.SCHEME_CHARACTER);
        Slice scheme = cursor.since(from);
        cursor.expect(':', AddressRule.SCHEME);
        if (scheme.equalsIgnoreCase("sip") || scheme.equalsIgnoreCase("sips")) {
            return SipUri.read(cursor, from);
        }
        return scheme.equalsIgnoreCase("tel") ? TelUri.read(cursor, from) : OtherUri.read(cursor, from, scheme);
    }

    /**
     * Reads a URI in angle brackets: {@code LAQUOT absoluteURI RAQUOT}.
     *
     * @param cursor at the opening bracket or white space before it; left behind the closing bracket
     * @return the URI
     * @throws SyntaxException if there is none, or a bracket is missing
     */
    static Uri readInBrackets(Cursor cursor) {
        cursor.skipLws();
        int bracket = cursor.position();
        cursor.expect('<', AddressRule.NAME_ADDR);
        int from = cursor.position();
        if (!cursor.skipTo('>')) {
            throw cursor.errorAt(AddressRule.NAME_ADDR, bracket);
        }
        Uri uri = UriBlanks.read(cursor, from, cursor.position());
        cursor.next();
        return uri;
    }
}
