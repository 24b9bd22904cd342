package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.util.Locale;

/**
 * A URI of a scheme that is not interpreted here: {@code absoluteURI} of RFC 3261 §25.1.
 *
 * @param raw the whole URI
 * @param scheme its scheme in lower-case letters
 */
public record OtherUri(Slice raw, String scheme) implements Uri {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public OtherUri {
        Lexis.requireNoBreak(raw);
    }

    static final CharClass SCHEME_CHARACTER = CharClass.ALPHANUM.or(CharClass.of("+-."));
    private static final CharClass ANYWHERE = Uri.CHARACTER.without("%[]");

    /** Brackets stand around an IPv6 address, so only in what follows two slashes; that it is one is not checked. */
    private static final CharClass IN_AUTHORITY = Uri.CHARACTER.without("%/?#");

    static OtherUri read(Cursor cursor, int from, Slice scheme) {
        if (cursor.skipIgnoreCase("//")) {
            UriText.skip(cursor, IN_AUTHORITY);
        }
        UriText.skip(cursor, ANYWHERE);
        boolean empty = cursor.since(from).length() == scheme.length() + 1;
        if (empty || !cursor.atEnd()) {
            throw cursor.error(AddressRule.URI_CHARACTER);
        }
        return new OtherUri(cursor.since(from), scheme.toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean isEquivalent(Uri other) {
        return other instanceof OtherUri that
                && scheme.equals(that.scheme)
                && afterScheme().equals(that.afterScheme());
    }

    private Slice afterScheme() {
        return raw.slice(scheme.length(), raw.length());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(raw);
    }

    @Override
    public String toString() {
        return raw.toString();
    }
}
