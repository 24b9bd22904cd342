package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * A list of URIs that a server does not handle: one value of P-Refused-URI-List (RFC 5318 §5).
 *
 * @param list the list's address, whose parameters may have {@code members}
 */
public record PRefusedUriList(NameAddr list) implements Writable {
    private static final String SCHEME = "cid:";
    private static final CharClass PART = Lexis.UNRESERVED.or(CharClass.of("&+$/"));
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("members", PRefusedUriList::skipMembers);

    /**
     * A list whose members are told in a body part.
     *
     * @param list the list
     * @param members the URL of the part, such as {@code cid:an3bt8jf03@example.net}
     * @return the value
     * @throws IllegalArgumentException if that is no such URL
     */
    public static PRefusedUriList of(NameAddr list, String members) {
        Lexis.requireReadable(Slice.of("<" + members + ">"), PRefusedUriList::skipMembers);
        Parameters parameters = list.parameters().withQuoted("members", members);
        return new PRefusedUriList(list.withParameters(parameters));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PRefusedUriList read(Cursor cursor) {
        return new PRefusedUriList(NameAddr.read(cursor, PARAMETERS));
    }

    /** A {@code cid-url} in quotes, as the grammar has it, or in angle brackets, as the example of RFC 5318 §7. */
    private static void skipMembers(Cursor cursor) {
        boolean quoted = cursor.skip('"');
        if (!quoted) {
            cursor.expect('<', HeaderRule.REFUSED_MEMBERS);
        }
        if (!cursor.skipIgnoreCase(SCHEME)) {
            throw cursor.error(HeaderRule.REFUSED_MEMBERS);
        }
        boolean parts = EscapedText.skip(cursor, PART) && cursor.skip('@') && EscapedText.skip(cursor, PART);
        if (!parts) {
            throw cursor.error(HeaderRule.REFUSED_MEMBERS);
        }
        cursor.expect(quoted ? '"' : '>', HeaderRule.REFUSED_MEMBERS);
    }

    /**
     * The body part that has members of the list.
     *
     * @return its URL, {@code cid:} and a Content-ID (RFC 2392), without quotes or brackets; empty if it is not told
     */
    public Optional<String> members() {
        return list.parameters()
                .text("members")
                .map(text -> text.startsWith("<") ? text.substring(1, text.length() - 1) : text);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        list.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
