package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a header's value may be: those that the header defines, with the grammar of their values, and
 * any {@code generic-param} besides (RFC 3261 §25.1). Immutable: every method that adds something makes another.
 */
public final class ParameterGrammar {
    private static final ParameterGrammar GENERIC = new ParameterGrammar(
            List.of(), List.of(), List.of(), new Others(null, ParameterGrammar::readGenericValue, false));
    private static final int LOWER_CASE = 0x20;
    private static final CharClass UNQUOTED = CharClass.range('!', '~').without("\";,<>");

    private final List<Defined> defined;
    private final Defined[] table;
    private final Key key;
    private final boolean simple;
    private final List<String> required;
    private final List<String> repeatable;
    private final Others others;

    private ParameterGrammar(List<Defined> defined, List<String> required, List<String> repeatable, Others others) {
        this.defined = defined;
        this.table = defined.toArray(Defined[]::new);
        this.key = Key.of(defined);
        this.simple = required.isEmpty() && repeatable.isEmpty();
        this.required = required;
        this.repeatable = repeatable;
        this.others = others;
    }

    /**
     * Finds the end of a value that is written plainly, without an object. Where anything else is met, it does not
     * matter what: then a cursor reads the value, and tells what is wrong.
     */
    @FunctionalInterface
    public interface Plain {
        /**
         * Finds the end.
         *
         * @param bytes the array
         * @param from where the value begins
         * @param end the end of what may belong to it
         * @return where the value ends, or −1 if it is not written plainly
         */
        int end(byte[] bytes, int from, int end);
    }

    private static final Plain NEVER = (bytes, from, end) -> -1;
    private static final Plain TOKEN = PlainParameters::tokenEnd;

    /** How a defined parameter's value is read; null where no value may be. */
    private record Defined(
            String name, long word, @Nullable Consumer<Cursor> value, Plain plain, boolean valueRequired) {
        static Defined of(String name, @Nullable Consumer<Cursor> value, Plain plain, boolean valueRequired) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            return new Defined(name, Octets.folded(bytes, 0, bytes.length), value, plain, valueRequired);
        }

        boolean isNamed(long first, byte[] bytes, int from, int to) {
            return word == first
                    && name.length() == to - from
                    && (to - from <= Long.BYTES || Ascii.equalsIgnoreCase(bytes, from, to, name));
        }
    }

    /** How values are read whose parameters have no name of their own here but perhaps something in common. */
    private record Others(@Nullable Predicate<Slice> names, Consumer<Cursor> value, boolean valueRequired) {}

    /**
     * The name of the parameter that was defined first, if its value is a token, and an equals sign, as one word: so
     * that it is found without looking for the name's end.
     *
     * @param word the name in lower case and the sign
     * @param mask the bits of as many bytes
     * @param fold what makes the name's letters lower case, and changes no other byte
     * @param length how many bytes these are, up to 8
     */
    private record Key(long word, long mask, long fold, int length) {
        /** It is found nowhere. */
        private static final Key NONE = new Key(1, 0, 0, 0);

        static Key of(List<Defined> defined) {
            if (defined.isEmpty()
                    || defined.get(0).plain() != TOKEN
                    || defined.get(0).name().length() >= Long.BYTES) {
                return NONE;
            }
            byte[] text = (defined.get(0).name() + "=").getBytes(StandardCharsets.US_ASCII);
            long fold = 0;
            for (int i = 0; i < text.length; i++) {
                fold |= CharClass.ALPHA.contains(text[i]) ? (long) LOWER_CASE << (Byte.SIZE * i) : 0;
            }
            long mask = -1L >>> (Long.SIZE - Byte.SIZE * text.length);
            return new Key(Octets.first(text, 0, text.length) | fold, mask, fold, text.length);
        }

        /** Where the value begins of the parameter that begins somewhere, if it is this one; −1 if not. */
        int valueStart(byte[] bytes, int from) {
            return ((Octets.upToEight(bytes, from) & mask) | fold) == word ? from + length : -1;
        }
    }

    /**
     * The grammar that defines no parameter and allows any.
     *
     * @return the grammar of {@code *( SEMI generic-param )}
     */
    public static ParameterGrammar generic() {
        return GENERIC;
    }

    /**
     * Defines parameters whose values are tokens.
     *
     * @param names their names
     * @return this grammar and them
     */
    public ParameterGrammar token(String... names) {
        ParameterGrammar grammar = this;
        for (String name : names) {
            grammar = grammar.value(name, cursor -> cursor.take(Lexis.TOKEN, AddressRule.PARAMETER), TOKEN);
        }
        return grammar;
    }

    /**
     * Defines a parameter whose value is a number.
     *
     * @param name its name
     * @param max the highest number allowed
     * @return this grammar and it
     */
    public ParameterGrammar number(String name, long max) {
        return value(
                name,
                cursor -> cursor.number(max, AddressRule.PARAMETER),
                (bytes, from, end) -> PlainParameters.numberEnd(bytes, from, end, max));
    }

    /**
     * Defines a parameter whose value is a quoted string.
     *
     * @param name its name
     * @return this grammar and it
     */
    public ParameterGrammar quoted(String name) {
        return value(name, Lexis::quotedString, PlainParameters::quotedEnd);
    }

    /**
     * Defines a parameter whose value is a host.
     *
     * @param name its name
     * @return this grammar and it
     */
    public ParameterGrammar host(String name) {
        return value(name, Host::read, Host::plainEnd);
    }

    /**
     * Defines a parameter whose value is one of a few words.
     *
     * @param name its name
     * @param words the words, in lower case; they have no case
     * @return this grammar and it
     */
    public ParameterGrammar word(String name, String... words) {
        String[] all = words.clone();
        return value(
                name,
                cursor -> {
                    int from = cursor.position();
                    cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
                    if (!PlainParameters.isOneOf(cursor.array(), from, cursor.position(), all)) {
                        throw cursor.errorAt(AddressRule.PARAMETER, from);
                    }
                },
                (bytes, from, end) -> PlainParameters.wordEnd(bytes, from, end, all));
    }

    /**
     * Defines a parameter without a value.
     *
     * @param name its name
     * @return this grammar and it
     */
    public ParameterGrammar flag(String name) {
        return and(Defined.of(name, null, NEVER, false));
    }

    /**
     * Defines a parameter whose value has a grammar of its own. Whatever that is, white space and semicolons are in a
     * value only if it is quoted.
     *
     * @param name its name
     * @param reader moves over a value, or throws a {@link SyntaxException} if there is none
     * @return this grammar and it
     */
    public ParameterGrammar value(String name, Consumer<Cursor> reader) {
        return value(name, reader, NEVER);
    }

    /**
     * Defines a parameter whose value has a grammar of its own, and is read without a cursor where it is plain.
     *
     * @param name its name
     * @param reader moves over a value, or throws a {@link SyntaxException} if there is none
     * @param plain finds the end of a value that the reader would read too
     * @return this grammar and it
     */
    public ParameterGrammar value(String name, Consumer<Cursor> reader, Plain plain) {
        return and(Defined.of(name, reader, plain, true));
    }

    /**
     * Defines a parameter that may have a value or none.
     *
     * @param name its name
     * @param reader moves over a value, or throws a {@link SyntaxException} if there is none
     * @return this grammar and it
     */
    public ParameterGrammar valueOrFlag(String name, Consumer<Cursor> reader) {
        return valueOrFlag(name, reader, NEVER);
    }

    /**
     * Defines a parameter that may have a value or none, and is read without a cursor where it is plain.
     *
     * @param name its name
     * @param reader moves over a value, or throws a {@link SyntaxException} if there is none
     * @param plain finds the end of a value that the reader would read too
     * @return this grammar and it
     */
    public ParameterGrammar valueOrFlag(String name, Consumer<Cursor> reader, Plain plain) {
        return and(Defined.of(name, reader, plain, false));
    }

    /**
     * Defines all parameters whose names have something in common; they may have a value or none.
     *
     * @param names tells whether a name is meant
     * @param reader moves over a value, or throws a {@link SyntaxException} if there is none
     * @return this grammar and them, after those that are defined by their names
     */
    public ParameterGrammar others(Predicate<Slice> names, Consumer<Cursor> reader) {
        return new ParameterGrammar(defined, required, repeatable, new Others(names, reader, others.valueRequired()));
    }

    /**
     * Asks for parameters that must be there.
     *
     * @param names their names
     * @return this grammar with that demand
     */
    public ParameterGrammar required(String... names) {
        return new ParameterGrammar(defined, List.of(names), repeatable, others);
    }

    /**
     * Asks for a value of every parameter, as media types do.
     *
     * @return this grammar with that demand
     */
    public ParameterGrammar withValues() {
        return new ParameterGrammar(defined, required, repeatable, new Others(others.names(), others.value(), true));
    }

    /**
     * Lets parameters occur more than once, as the addresses of charging functions do (RFC 7315 §5.5).
     *
     * @param names their names
     * @return this grammar with that permission
     */
    public ParameterGrammar repeatable(String... names) {
        return new ParameterGrammar(defined, required, List.of(names), others);
    }

    private ParameterGrammar and(Defined parameter) {
        List<Defined> more = new ArrayList<>(defined);
        more.add(parameter);
        return new ParameterGrammar(List.copyOf(more), required, repeatable, others);
    }

    /**
     * Where the parameters of a header's value end, if they are written plainly, and where the value of the parameter
     * stands that was defined first, which is the one that is asked for most, if it is a token.
     *
     * @param bytes the array
     * @param from where the first semicolon is, or something else
     * @param end the end of the header's value
     * @param most how many there may be
     * @return both, as {@link ParameterSpan} tells them apart, or {@link ParameterSpan#NONE} if a cursor has to read
     *     them
     */
    public long plainEnd(byte[] bytes, int from, int end, int most) {
        return simple ? PlainParameters.end(bytes, from, end, most, this) : ParameterSpan.NONE;
    }

    /** Where the value begins of the first parameter, if its name and an equals sign stand somewhere; if not, −1. */
    int keyValueStart(byte[] bytes, int from) {
        return key.valueStart(bytes, from);
    }

    /** Where the value of a header's parameter ends that begins somewhere; −1 if a cursor has to tell. */
    int plainValueEnd(byte[] bytes, int nameStart, int nameEnd, long word, int end) {
        boolean valued = nameEnd < end && bytes[nameEnd] == '=';
        Defined parameter = find(word, bytes, nameStart, nameEnd);
        if (parameter != null) {
            if (!valued) {
                return parameter.valueRequired() ? -1 : nameEnd;
            }
            return parameter.plain().end(bytes, nameEnd + 1, end);
        }
        if (!valued) {
            return others.valueRequired() ? -1 : nameEnd;
        }
        return others.names() == null ? PlainParameters.genericEnd(bytes, nameEnd + 1, end) : -1;
    }

    /** Where the value of a URI's parameter ends that begins somewhere; −1 if a cursor has to tell. */
    int plainUriValueEnd(byte[] bytes, int nameStart, int nameEnd, long word, int end) {
        Defined parameter = find(word, bytes, nameStart, nameEnd);
        boolean valued = nameEnd < end && bytes[nameEnd] == '=';
        if (!valued) {
            return parameter != null && parameter.valueRequired() ? -1 : nameEnd;
        }
        return parameter != null
                ? parameter.plain().end(bytes, nameEnd + 1, end)
                : PlainParameters.uriWordEnd(bytes, nameEnd + 1, end);
    }

    private @Nullable Defined find(long word, byte[] bytes, int nameStart, int nameEnd) {
        for (Defined parameter : table) {
            if (parameter.isNamed(word, bytes, nameStart, nameEnd)) {
                return parameter;
            }
        }
        return null;
    }

    boolean mayRepeat(Slice name) {
        return !repeatable.isEmpty() && repeatable.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Moves over the equals sign and the value of a parameter; tells whether it has one. */
    boolean readValue(Slice name, Cursor cursor) {
        Defined parameter = find(name);
        boolean valueRequired = parameter == null ? others.valueRequired() : parameter.valueRequired();
        if (!Lexis.skipSeparator(cursor, '=')) {
            if (valueRequired) {
                throw cursor.error(AddressRule.PARAMETER);
            }
            return false;
        }
        int from = cursor.position();
        if (parameter == null) {
            readOther(name, cursor);
        } else if (parameter.value() == null) {
            throw cursor.error(AddressRule.PARAMETER);
        } else {
            parameter.value().accept(cursor);
        }
        requireEnd(cursor, from);
        return true;
    }

    /** Moves over the equals sign and the value of a URI's parameter, which has no white space around it. */
    void readUriValue(Slice name, Cursor cursor) {
        Defined parameter = find(name);
        if (!cursor.skip('=')) {
            if (parameter != null && parameter.valueRequired()) {
                throw cursor.error(AddressRule.URI_PARAMETER);
            }
        } else if (parameter == null || parameter.value() == null) {
            Parameters.skipUriText(cursor);
        } else {
            parameter.value().accept(cursor);
        }
    }

    private void readOther(Slice name, Cursor cursor) {
        Predicate<Slice> names = others.names();
        if (names != null && names.test(name)) {
            others.value().accept(cursor);
        } else {
            readGenericValue(cursor);
        }
    }

    private @Nullable Defined find(Slice name) {
        for (int i = 0; i < defined.size(); i++) {
            if (name.equalsIgnoreCase(defined.get(i).name())) {
                return defined.get(i);
            }
        }
        return null;
    }

    /** {@code gen-value = token / host / quoted-string}, of which only a host in brackets is no token. */
    private static void readGenericValue(Cursor cursor) {
        switch (cursor.peek()) {
            case '"' -> Lexis.quotedString(cursor);
            case '[' -> Host.read(cursor);
            default -> readWord(cursor);
        }
    }

    /** A token. If there is more, it may be tolerated; if not, whoever reads on refuses it. */
    private static void readWord(Cursor cursor) {
        int length = cursor.skipAll(Lexis.TOKEN);
        boolean token = length > 0 && !UNQUOTED.contains(cursor.peek());
        if (!token && cursor.tolerates(Leniency.UNQUOTED_VALUE)) {
            cursor.skipAll(UNQUOTED);
        } else if (length == 0) {
            throw cursor.error(AddressRule.PARAMETER);
        }
    }

    /**
     * A value that was read only in part, such as digits before letters, is none, nor is one of which only a part would
     * be found again.
     */
    private static void requireEnd(Cursor cursor, int from) {
        int end = cursor.position();
        if (Lexis.TOKEN.contains(cursor.peek()) || Parameters.valueEnd(cursor.array(), from, end) < end) {
            throw cursor.error(AddressRule.PARAMETER);
        }
    }

    void requireAll(Parameters parameters, Cursor cursor) {
        for (String name : required) {
            if (!parameters.has(name)) {
                throw cursor.error(AddressRule.PARAMETER_MISSING);
            }
        }
    }
}
