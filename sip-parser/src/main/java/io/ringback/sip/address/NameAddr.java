package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URI with perhaps a display name and parameters, as From, To, Contact, Route and others have it: {@code ( name-addr
 * / addr-spec ) *( SEMI param )} of RFC 3261 §25.1. A URI without brackets ends at the first semicolon, which then
 * begins the header's own parameters (§20.10).
 *
 * <p>Immutable, kept as the bytes that were read; the URI is made when it is asked for.
 */
public final class NameAddr implements Writable {
    private static final CharClass UNQUOTED_NAME =
            CharClass.range('!', '~').without(",:;<>").or(CharClass.NON_ASCII);
    /** The grammar of From and To: {@code tag-param} and any other. */
    public static final ParameterGrammar TAGGED = ParameterGrammar.generic().token("tag");

    /** What {@link #layout} tells of anything that a cursor has to read. */
    public static final long NOT_PLAIN = -1;

    private static final int START_SHIFT = 48;
    private static final int END_SHIFT = 32;
    private static final int FARTHEST_START = 0x7FFF;
    private static final int FARTHEST_END = 0xFFFF;

    private static final CharClass BLANK = CharClass.of(" \t");
    private static final CharClass BARE_URI = Uri.CHARACTER.without(";,?");

    private final byte[] bytes;
    private final @Nullable Uri uri;
    private final int start;
    private final int uriStart;
    private final int uriEnd;
    private final int end;
    private final int tag;

    /** An address of which all places are told; the URI's has no brackets if it is the start. */
    private NameAddr(byte[] bytes, @Nullable Uri uri, int start, int uriStart, int uriEnd, int end, int tag) {
        this.bytes = bytes;
        this.uri = uri;
        this.start = start;
        this.uriStart = uriStart;
        this.uriEnd = uriEnd;
        this.end = end;
        this.tag = tag;
    }

    /**
     * An address.
     *
     * @param displayName the display name as it is written, with quotes if it has them; empty if there is none
     * @param uri the URI
     * @param parameters the header's parameters, not the URI's
     * @throws IllegalArgumentException if the display name has a line end or another control character, or a quote in
     *     it is not closed, or escaped outside of quotes
     */
    public NameAddr(Slice displayName, Uri uri, Parameters parameters) {
        this(requireClosed(displayName), uri, parameters, ParameterSpan.UNKNOWN);
    }

    /** Of parts that were read, perhaps leniently. */
    private NameAddr(Slice displayName, Uri uri, Parameters parameters, int tag) {
        Lexis.requireNoBreak(displayName);
        Slice raw = uri.raw();
        ByteWriter writer = ByteWriter.ofCapacity(displayName.length() + raw.length() + 32);
        if (!displayName.isEmpty()) {
            writer.slice(displayName).octet(' ');
        }
        writer.octet('<').slice(raw).octet('>');
        parameters.writeTo(writer);
        this.bytes = writer.toBytes();
        this.uri = uri;
        this.start = 0;
        this.uriStart = displayName.isEmpty() ? 1 : displayName.length() + 2;
        this.uriEnd = uriStart + raw.length();
        this.end = bytes.length;
        this.tag = tag;
    }

    private static Slice requireClosed(Slice displayName) {
        if (Lexis.hasOpenQuote(displayName)) {
            throw new IllegalArgumentException("an open quote in a display name");
        }
        return displayName;
    }

    private static NameAddr ofRead(Slice displayName, Uri uri, Parameters parameters) {
        return new NameAddr(displayName, uri, parameters, ParameterSpan.UNKNOWN);
    }

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
        NameAddr plain = plain(cursor, grammar, false);
        return plain != null ? plain : readAny(cursor, grammar);
    }

    static NameAddr readAny(Cursor cursor, ParameterGrammar grammar) {
        cursor.skipLws();
        int from = cursor.position();
        Slice displayName = readDisplayName(cursor);
        if (cursor.peek() == '<') {
            return ofRead(displayName, Uri.readInBrackets(cursor), Parameters.read(cursor, grammar));
        }
        cursor.moveTo(from);
        return ofRead(Slice.empty(), readBareUri(cursor), Parameters.read(cursor, grammar));
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
        NameAddr plain = plain(cursor, grammar, true);
        return plain != null ? plain : readAnyInBrackets(cursor, grammar);
    }

    static NameAddr readAnyInBrackets(Cursor cursor, ParameterGrammar grammar) {
        cursor.skipLws();
        Slice displayName = readDisplayName(cursor);
        return ofRead(displayName, Uri.readInBrackets(cursor), Parameters.read(cursor, grammar));
    }

    /**
     * Where the parts are of an address that fills a range and is written plainly.
     *
     * @param bytes the array
     * @param from its first byte
     * @param to the end, exclusive
     * @param grammar what its parameters may be
     * @param limits the bounds that readers keep
     * @return the places, for {@link #checked}; {@link #NOT_PLAIN} if a cursor has to read it
     */
    public static long layout(byte[] bytes, int from, int to, ParameterGrammar grammar, ParseLimits limits) {
        int most = limits.parameters();
        long uri = plainUri(bytes, from, to, most);
        if (uri < 0) {
            return NOT_PLAIN;
        }
        int uriStart = (int) (uri >>> Integer.SIZE);
        int uriEnd = (int) uri;
        int parametersStart = parametersStart(from, uriStart, uriEnd);
        long span = grammar.plainEnd(bytes, parametersStart, to, most);
        boolean plain = ParameterSpan.end(span, parametersStart) == to
                && uriStart - from <= FARTHEST_START
                && uriEnd - from <= FARTHEST_END;
        int tag = grammar == TAGGED ? ParameterSpan.place(span) : ParameterSpan.UNKNOWN;
        return plain ? (long) (uriStart - from) << START_SHIFT | (long) (uriEnd - from) << END_SHIFT | tag : NOT_PLAIN;
    }

    /**
     * Tells whether an address has its URI in angle brackets.
     *
     * @param layout what {@link #layout} told, but not {@link #NOT_PLAIN}
     * @return false if the address begins with its URI
     */
    public static boolean hasBrackets(long layout) {
        return layout >>> START_SHIFT > 0;
    }

    /**
     * The address in a range of which {@link #layout} has told the places: nothing in it is looked at again.
     *
     * @param bytes the array, which must not be changed
     * @param from its first byte
     * @param to the end, exclusive
     * @param layout what {@link #layout} told of that range
     * @return the address
     * @throws IllegalArgumentException if it told {@link #NOT_PLAIN}
     */
    public static NameAddr checked(byte[] bytes, int from, int to, long layout) {
        if (layout == NOT_PLAIN) {
            throw new IllegalArgumentException("no address that is written plainly");
        }
        int uriStart = from + (int) (layout >>> START_SHIFT);
        int uriEnd = from + ((int) (layout >>> END_SHIFT) & FARTHEST_END);
        return new NameAddr(bytes, null, from, uriStart, uriEnd, to, (int) layout);
    }

    /** Reads an address that is written plainly; null, and the cursor stays where it was, if it is not. */
    private static @Nullable NameAddr plain(Cursor cursor, ParameterGrammar grammar, boolean inBrackets) {
        int most = cursor.limits().parameters();
        NameAddr plain = plain(cursor.array(), cursor.position(), cursor.end(), grammar, most);
        if (plain == null || (inBrackets && plain.start == plain.uriStart)) {
            return null;
        }
        cursor.moveTo(plain.end);
        return plain;
    }

    private static @Nullable NameAddr plain(byte[] bytes, int from, int end, ParameterGrammar grammar, int most) {
        int start = skipBlanks(bytes, from, end);
        long uri = plainUri(bytes, start, end, most);
        if (uri < 0) {
            return null;
        }
        int uriStart = (int) (uri >>> Integer.SIZE);
        int uriEnd = (int) uri;
        int parametersStart = parametersStart(start, uriStart, uriEnd);
        long span = grammar.plainEnd(bytes, parametersStart, end, most);
        if (span == ParameterSpan.NONE) {
            return null;
        }
        int tag = grammar == TAGGED ? ParameterSpan.place(span) : ParameterSpan.UNKNOWN;
        return new NameAddr(bytes, null, start, uriStart, uriEnd, ParameterSpan.end(span, parametersStart), tag);
    }

    private static int skipBlanks(byte[] bytes, int from, int end) {
        return from < end && bytes[from] > ' ' ? from : BLANK.endOfRun(bytes, from, end);
    }

    /** Behind the bracket that ends a URI, if it has one. */
    private static int parametersStart(int start, int uriStart, int uriEnd) {
        return uriStart == start ? uriEnd : uriEnd + 1;
    }

    /**
     * Where the URI begins, in the higher half, and where it ends; −1 if it is not plain, or what is before it is not.
     * A URI without brackets begins at the start.
     */
    private static long plainUri(byte[] bytes, int start, int end, int most) {
        int bracket = plainNameEnd(bytes, start, end);
        boolean bare = bracket == end || bytes[bracket] != '<';
        int uriStart = bare ? start : bracket + 1;
        int uriLimit = bare ? BARE_URI.endOfRun(bytes, start, end) : end;
        int uriEnd = SipUri.plainEnd(bytes, uriStart, uriLimit, most);
        boolean closed = bare
                ? uriEnd == uriLimit && (uriEnd == end || bytes[uriEnd] != '?')
                : uriEnd >= 0 && uriEnd < end && bytes[uriEnd] == '>';
        return closed ? ((long) uriStart << Integer.SIZE) | uriEnd : -1;
    }

    /** Where a bracket is if nothing but a display name is before it; if it is none, the URI must be bare. */
    private static int plainNameEnd(byte[] bytes, int start, int end) {
        int at = start;
        if (at < end && bytes[at] == '"') {
            int quoted = PlainParameters.quotedEnd(bytes, at, end);
            return quoted < 0 ? end : BLANK.endOfRun(bytes, quoted, end);
        }
        while (at < end && Lexis.TOKEN.contains(bytes[at])) {
            at = BLANK.endOfRun(bytes, Lexis.TOKEN.endOfRun(bytes, at, end), end);
        }
        return at;
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
     * The display name.
     *
     * @return the name as it is written, with quotes if it has them; empty if there is none
     */
    public Slice displayName() {
        int to = Math.max(start, uriStart - 1);
        while (to > start && BLANK.contains(bytes[to - 1])) {
            to--;
        }
        return Slice.of(bytes, start, to);
    }

    /**
     * The URI.
     *
     * @return the URI
     */
    public Uri uri() {
        return uri != null ? uri : SipUri.checked(bytes, uriStart, uriEnd);
    }

    /**
     * The header's parameters, not the URI's.
     *
     * @return the parameters
     */
    public Parameters parameters() {
        return Parameters.checked(bytes, parametersStart(start, uriStart, uriEnd), end);
    }

    /**
     * The display name without quotes, on one line.
     *
     * @return the text, each fold in it one space (RFC 3261 §25.1 {@code LWS}); or empty if there is no display name.
     *     It is chosen by the sender: never an identity.
     */
    public Optional<String> displayText() {
        Slice displayName = displayName();
        if (displayName.isEmpty()) {
            return Optional.empty();
        }
        boolean quoted = displayName.byteAt(0) == '"';
        return Optional.of(
                quoted ? Lexis.unquote(displayName.slice(1, displayName.length() - 1)) : Lexis.unfold(displayName));
    }

    /**
     * The {@code tag} parameter.
     *
     * @return the tag, or empty if there is none
     */
    public Optional<Slice> tag() {
        return tag == ParameterSpan.UNKNOWN
                ? parameters().value("tag")
                : ParameterSpan.value(bytes, parametersStart(start, uriStart, uriEnd), tag);
    }

    /**
     * This address with another tag.
     *
     * @param tag a token
     * @return a new address
     */
    public NameAddr withTag(String tag) {
        return ofRead(displayName(), uri(), parameters().with("tag", tag));
    }

    /**
     * This address with another URI.
     *
     * @param newUri the URI
     * @return a new address
     */
    public NameAddr withUri(Uri newUri) {
        return ofRead(displayName(), newUri, parameters());
    }

    /**
     * This address with other parameters of the header.
     *
     * @param newParameters all of them
     * @return a new address
     */
    public NameAddr withParameters(Parameters newParameters) {
        return ofRead(displayName(), uri(), newParameters);
    }

    /**
     * This address with a display name.
     *
     * @param text any text without line ends; it is written as a quoted string
     * @return a new address
     * @throws IllegalArgumentException if the text has a line end or NUL
     */
    public NameAddr withDisplayName(String text) {
        return new NameAddr(Slice.of(Lexis.quote(text)), uri(), parameters());
    }

    /** Writes the URI in brackets always, which is right for every URI (RFC 3261 §20). */
    @Override
    public void writeTo(ByteWriter writer) {
        Slice displayName = displayName();
        if (!displayName.isEmpty()) {
            writer.slice(displayName).octet(' ');
        }
        writer.octet('<').bytes(bytes, uriStart, uriEnd).octet('>');
        parameters().writeTo(writer);
    }

    /** Equal if display name, URI and parameters are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NameAddr that
                && displayName().equals(that.displayName())
                && uri().equals(that.uri())
                && parameters().equals(that.parameters());
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName(), uri(), parameters());
    }

    @Override
    public String toString() {
        return text();
    }
}
