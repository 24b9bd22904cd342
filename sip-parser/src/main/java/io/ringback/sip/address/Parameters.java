package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameters behind semicolons, of a URI or of a header's value: ordered, names without case (RFC 3261 §7.3.1,
 * §19.1.1). They are kept as the bytes that were read and are looked up on request; there are seldom more than four.
 */
public final class Parameters implements Writable {
    private static final Parameters NONE = new Parameters(Slice.empty());
    private static final CharClass URI_CHARACTER = Lexis.UNRESERVED.or(CharClass.of("[]/:&+$"));

    private final Slice raw;

    private Parameters(Slice raw) {
        this.raw = raw;
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
        ParameterNames names = new ParameterNames();
        while (Lexis.skipSeparator(cursor, ';')) {
            if (isNone(cursor)) {
                continue;
            }
            Slice name = cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
            names.add(name, cursor, grammar.mayRepeat(name));
            grammar.readValue(name, cursor);
        }
        boolean none = cursor.position() == from;
        Parameters parameters = none ? NONE : new Parameters(cursor.since(from));
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
        ParameterNames names = new ParameterNames();
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
        return cursor.position() == from ? NONE : new Parameters(cursor.since(from));
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
        return raw.isEmpty();
    }

    /** Tells whether something may be escaped, as names and values in URIs are. */
    boolean isEscaped() {
        return raw.indexOf('%') >= 0;
    }

    /**
     * Tells whether a parameter is there, with or without a value.
     *
     * @param name its name, in any case of letters
     * @return true if it is
     */
    public boolean has(String name) {
        return find(raw.cursor(), name);
    }

    /**
     * The value of the first parameter of a name.
     *
     * @param name its name, in any case of letters
     * @return the value as it is written, with its quotes if it has any; empty if the parameter or its value is absent
     */
    public Optional<Slice> value(String name) {
        Cursor cursor = raw.cursor();
        return find(cursor, name) ? readValue(cursor) : Optional.empty();
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

    private static Optional<Long> number(Slice digits) {
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
        Cursor cursor = raw.cursor();
        while (Lexis.skipSeparator(cursor, ';')) {
            Slice name = readName(cursor);
            Optional<Slice> value = readValue(cursor);
            if (!name.isEmpty()) {
                all.add(new Parameter(name, value));
            }
        }
        return List.copyOf(all);
    }

    /** Moves behind the name of the first parameter of that name. */
    private static boolean find(Cursor cursor, String name) {
        while (Lexis.skipSeparator(cursor, ';')) {
            if (readName(cursor).equalsIgnoreCase(name)) {
                return true;
            }
            readValue(cursor);
        }
        return false;
    }

    private static Slice readName(Cursor cursor) {
        int from = cursor.position();
        while (!endsWord(cursor.peek())) {
            cursor.next();
        }
        return cursor.since(from);
    }

    private static Optional<Slice> readValue(Cursor cursor) {
        if (!Lexis.skipSeparator(cursor, '=')) {
            return Optional.empty();
        }
        int from = cursor.position();
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
        } else {
            while (!endsWord(cursor.peek())) {
                cursor.next();
            }
        }
        return Optional.of(cursor.since(from));
    }

    private static boolean endsWord(int b) {
        return b < 0 || b == ';' || b == '=' || b <= ' ';
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
        ByteWriter writer = ByteWriter.ofCapacity(raw.length() + name.length() + value.length() + 2);
        writer.slice(without(name).raw).octet(';').ascii(Lexis.requireToken(name));
        if (!value.isEmpty()) {
            writer.octet('=').utf8(value);
        }
        return new Parameters(Slice.of(writer.toBytes()));
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
        ByteWriter writer = ByteWriter.ofCapacity(raw.length());
        for (Parameter parameter : list()) {
            if (!parameter.name().equalsIgnoreCase(name)) {
                writer.octet(';');
                parameter.writeTo(writer);
            }
        }
        return writer.length() == 0 ? NONE : new Parameters(Slice.of(writer.toBytes()));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(raw);
    }

    /** Equal if written with the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && raw.equals(that.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return raw.toString();
    }
}
