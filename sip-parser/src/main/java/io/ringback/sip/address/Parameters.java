package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parameters behind semicolons, of a URI or of a header's value: ordered, names without case (RFC 3261 §7.3.1,
 * §19.1.1). They are kept as the bytes that were read and are looked up on request; there are seldom more than four.
 */
public final class Parameters implements Writable {
    private static final Parameters NONE = new Parameters(new byte[0], 0, 0);
    private static final CharClass SPACE = CharClass.of(" \t\r\n");
    private static final CharClass NAME = CharClass.range('!', 0xFF).without(";=");

    /** A value may have equals signs, if it is one that {@link Leniency#UNQUOTED_VALUE} tolerates. */
    private static final CharClass VALUE = CharClass.range('!', 0xFF).without(";");

    static final CharClass URI_CHARACTER = Lexis.UNRESERVED.or(CharClass.of("[]/:&+$"));

    private final byte[] bytes;
    private final int from;
    private final int to;

    private Parameters(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /**
     * Parameters whose end {@link ParameterGrammar#plainEnd} has found: nothing is checked again.
     *
     * @param bytes the array
     * @param from where their first semicolon is
     * @param to where they end
     * @return a view of them
     */
    public static Parameters checked(byte[] bytes, int from, int to) {
        return from == to ? NONE : new Parameters(bytes, from, to);
    }

    private static Parameters checked(ByteWriter writer) {
        byte[] bytes = writer.toBytes();
        return checked(bytes, 0, bytes.length);
    }

    /**
     * One parameter.
     *
     * @param name its name as written
     * @param value its value as written, with quotes if it has them; empty if there is none
     */
    public record Parameter(Slice name, Optional<Slice> value) implements Writable {
        /** Refuses what would end the line. */
        public Parameter {
            Lexis.requireNoBreak(name);
            value.ifPresent(Lexis::requireNoBreak);
        }

        /**
         * Reads one parameter.
         *
         * @param cursor at its name; left behind its value
         * @param grammar what it may be
         * @return the parameter
         * @throws SyntaxException if there is none
         */
        public static Parameter read(Cursor cursor, ParameterGrammar grammar) {
            Slice name = cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
            int from = cursor.position();
            if (!grammar.readValue(name, cursor)) {
                return new Parameter(name, Optional.empty());
            }
            Cursor value = cursor.part(from, cursor.position());
            Lexis.skipSeparator(value, '=');
            return new Parameter(name, Optional.of(cursor.since(value.position())));
        }

        /**
         * The value's text.
         *
         * @return the value without quotes and with its escapes resolved; empty if there is none
         */
        public Optional<String> unquoted() {
            return value.map(Parameters::unquoted);
        }

        @Override
        public void writeTo(ByteWriter writer) {
            writer.slice(name);
            value.ifPresent(written -> writer.octet('=').slice(written));
        }
    }

    /**
     * No parameters.
     *
     * @return an empty set
     */
    public static Parameters none() {
        return NONE;
    }

    /**
     * Reads the parameters of a header's value: {@code *( SEMI generic-param )}.
     *
     * @param cursor at the first semicolon or the white space before it; left behind the last parameter
     * @return the parameters
     * @throws SyntaxException if one of them is wrong or occurs twice, or there are too many
     */
    public static Parameters read(Cursor cursor) {
        return read(cursor, ParameterGrammar.generic());
    }

    /**
     * Reads the parameters of a header's value.
     *
     * @param cursor at the first semicolon or the white space before it; left behind the last parameter
     * @param grammar what the parameters may be
     * @return the parameters
     * @throws SyntaxException if one of them is wrong, missing or occurs twice, or there are too many
     */
    public static Parameters read(Cursor cursor, ParameterGrammar grammar) {
        int from = cursor.position();
        int most = cursor.limits().parameters();
        int end = ParameterSpan.end(grammar.plainEnd(cursor.array(), from, cursor.end(), most), from);
        if (end < 0) {
            return readAny(cursor, grammar);
        }
        cursor.moveTo(end);
        return checked(cursor.array(), from, end);
    }

    static Parameters readAny(Cursor cursor, ParameterGrammar grammar) {
        int from = cursor.position();
        ParameterNames names = ParameterNames.ofHeader();
        while (Lexis.skipSeparator(cursor, ';')) {
            if (isNone(cursor)) {
                continue;
            }
            Slice name = cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
            names.add(name, cursor, grammar.mayRepeat(name));
            grammar.readValue(name, cursor);
        }
        Parameters parameters = checked(cursor.array(), from, cursor.position());
        grammar.requireAll(parameters, cursor);
        return parameters;
    }

    /** Tells whether nothing stands between two semicolons, or behind the last one, and that is tolerated. */
    private static boolean isNone(Cursor cursor) {
        int b = cursor.peek();
        return (b < 0 || b == ';' || b == ',') && cursor.tolerates(Leniency.EMPTY_PARAMETER);
    }

    /**
     * Reads the parameters of a URI: {@code uri-parameters}.
     *
     * @param cursor at the first semicolon; left behind the last parameter
     * @return the parameters
     * @throws SyntaxException if one of them is wrong or occurs twice, or there are too many
     */
    public static Parameters readUri(Cursor cursor) {
        return readUri(cursor, ParameterGrammar.generic());
    }

    static Parameters readUri(Cursor cursor, ParameterGrammar grammar) {
        int from = cursor.position();
        ParameterNames names = ParameterNames.ofUri();
        while (cursor.skip(';')) {
            if (isNone(cursor)) {
                continue;
            }
            int nameFrom = cursor.position();
            skipUriText(cursor);
            Slice name = cursor.since(nameFrom);
            names.add(name, cursor, false);
            grammar.readUriValue(name, cursor);
        }
        return checked(cursor.array(), from, cursor.position());
    }

    static void skipUriText(Cursor cursor) {
        int from = cursor.position();
        do {
            cursor.skipAll(URI_CHARACTER);
        } while (skipEscape(cursor));
        if (cursor.position() == from) {
            throw cursor.error(AddressRule.URI_PARAMETER);
        }
    }

    /** Moves over one {@code escaped}, if there is one. */
    static boolean skipEscape(Cursor cursor) {
        if (!cursor.skip('%')) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            if (!CharClass.HEX.contains(cursor.peek()) || cursor.next() < 0) {
                throw cursor.error(AddressRule.ESCAPE);
            }
        }
        return true;
    }

    /**
     * Tells whether there are none.
     *
     * @return true if there is no parameter
     */
    public boolean isEmpty() {
        return from == to;
    }

    /** Tells whether something may be escaped, as names and values in URIs are. */
    boolean isEscaped() {
        return Octets.indexOf(bytes, from, to, '%') < to;
    }

    /**
     * Tells whether a parameter is there, with or without a value.
     *
     * @param name its name, in any case of letters
     * @return true if it is
     */
    public boolean has(String name) {
        return find(bytes, from, to, name) >= 0;
    }

    /**
     * The value of the first parameter of a name.
     *
     * @param name its name, in any case of letters
     * @return the value as it is written, with its quotes if it has any; empty if the parameter or its value is absent
     */
    public Optional<Slice> value(String name) {
        int nameEnd = find(bytes, from, to, name);
        int start = nameEnd < 0 ? -1 : valueStart(bytes, nameEnd, to);
        return start < 0 ? Optional.empty() : Optional.of(Slice.of(bytes, start, valueEnd(bytes, start, to)));
    }

    /**
     * The text of the first parameter of a name, without quotes.
     *
     * @param name its name, in any case of letters
     * @return the text; empty if the parameter or its value is absent
     */
    public Optional<String> text(String name) {
        return value(name).map(Parameters::unquoted);
    }

    private static String unquoted(Slice value) {
        boolean quoted = value.length() > 1 && value.byteAt(0) == '"';
        return quoted ? Lexis.unquote(value.slice(1, value.length() - 1)) : value.toString();
    }

    /**
     * The number that a parameter has as its value.
     *
     * @param name its name, in any case of letters
     * @return 0 to 2⁶³ − 1; empty if the parameter is absent or its value is no such number
     */
    public Optional<Long> number(String name) {
        return value(name).flatMap(Parameters::number);
    }

    static Optional<Long> number(Slice digits) {
        try {
            Cursor cursor = digits.cursor();
            long number = cursor.number(Long.MAX_VALUE, AddressRule.PARAMETER);
            return cursor.atEnd() ? Optional.of(number) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * All parameters, in order.
     *
     * @return an immutable list
     */
    public List<Parameter> list() {
        List<Parameter> all = new ArrayList<>();
        int at = nameStart(bytes, from, to);
        while (at >= 0) {
            int nameEnd = NAME.endOfRun(bytes, at, to);
            int start = valueStart(bytes, nameEnd, to);
            int end = start < 0 ? nameEnd : valueEnd(bytes, start, to);
            if (nameEnd > at) {
                Optional<Slice> value = start < 0 ? Optional.empty() : Optional.of(Slice.of(bytes, start, end));
                all.add(new Parameter(Slice.of(bytes, at, nameEnd), value));
            }
            at = nameStart(bytes, end, to);
        }
        return List.copyOf(all);
    }

    /** The end of the first name that is this one, or −1. */
    private static int find(byte[] bytes, int from, int to, String name) {
        for (int at = nameStart(bytes, from, to); at >= 0; ) {
            int nameEnd = NAME.endOfRun(bytes, at, to);
            if (Ascii.equalsIgnoreCase(bytes, at, nameEnd, name)) {
                return nameEnd;
            }
            at = nextName(bytes, nameEnd, to);
        }
        return -1;
    }

    /** The end of the first name that is the same as another, or −1. */
    static int find(byte[] bytes, int from, int to, byte[] others, int otherStart, int otherEnd) {
        for (int at = nameStart(bytes, from, to); at >= 0; ) {
            int nameEnd = NAME.endOfRun(bytes, at, to);
            if (Ascii.equalsIgnoreCase(bytes, at, nameEnd, others, otherStart, otherEnd)) {
                return nameEnd;
            }
            at = nextName(bytes, nameEnd, to);
        }
        return -1;
    }

    private static int nextName(byte[] bytes, int nameEnd, int to) {
        int start = valueStart(bytes, nameEnd, to);
        return nameStart(bytes, start < 0 ? nameEnd : valueEnd(bytes, start, to), to);
    }

    /**
     * Where the name begins whose semicolon is at a position, or behind white space from there; −1 if there is none.
     */
    private static int nameStart(byte[] bytes, int from, int to) {
        int at = SPACE.endOfRun(bytes, from, to);
        return at < to && bytes[at] == ';' ? SPACE.endOfRun(bytes, at + 1, to) : -1;
    }

    private static int valueStart(byte[] bytes, int nameEnd, int to) {
        int at = SPACE.endOfRun(bytes, nameEnd, to);
        return at < to && bytes[at] == '=' ? SPACE.endOfRun(bytes, at + 1, to) : -1;
    }

    /** Where the value ends that begins somewhere. */
    static int valueEnd(byte[] bytes, int start, int to) {
        if (start == to || bytes[start] != '"') {
            return VALUE.endOfRun(bytes, start, to);
        }
        int at = start + 1;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, to);
    }

    /**
     * These parameters and one more in the last place, in place of any of the same name.
     *
     * @param name a token
     * @param value a token, host or URI text as it is to be written; empty for a parameter without a value
     * @return new parameters
     * @throws IllegalArgumentException if name or value would not be read back as such
     */
    public Parameters with(String name, String value) {
        if (!value.isEmpty() && !isPlain(value)) {
            throw new IllegalArgumentException(AddressRule.PARAMETER.description());
        }
        return append(name, value);
    }

    /**
     * These parameters and one more in the last place whose value is written as a quoted string.
     *
     * @param name a token
     * @param text any text without line ends
     * @return new parameters
     * @throws IllegalArgumentException if the name is no token or the text has a line end
     */
    public Parameters withQuoted(String name, String text) {
        return append(name, Lexis.quote(text));
    }

    private Parameters append(String name, String value) {
        ByteWriter writer = ByteWriter.ofCapacity(to - from + name.length() + value.length() + 2);
        without(name).writeTo(writer);
        writer.octet(';').ascii(Lexis.requireToken(name));
        if (!value.isEmpty()) {
            writer.octet('=').utf8(value);
        }
        return checked(writer);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 0x7E || !(URI_CHARACTER.contains(c) || Lexis.TOKEN.contains(c))) {
                return false;
            }
        }
        return true;
    }

    /**
     * These parameters without those of a name.
     *
     * @param name the name to leave out, in any case of letters
     * @return these, if there is none of that name, or new parameters
     */
    public Parameters without(String name) {
        if (!has(name)) {
            return this;
        }
        ByteWriter writer = ByteWriter.ofCapacity(to - from);
        for (Parameter parameter : list()) {
            if (!parameter.name().equalsIgnoreCase(name)) {
                writer.octet(';');
                parameter.writeTo(writer);
            }
        }
        return checked(writer);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.bytes(bytes, from, to);
    }

    /** Equal if written with the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return Slice.of(bytes, from, to).hashCode();
    }

    @Override
    public String toString() {
        return Slice.of(bytes, from, to).toString();
    }
}
