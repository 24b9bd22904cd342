package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** The words that the grammar of session descriptions is made of, RFC 8866 §9. */
public final class Lexis {
    /** {@code token-char}. */
    public static final CharClass TOKEN = CharClass.ALPHANUM.or(CharClass.of("!#$%&'*+-.^_`{|}~"));

    /** {@code byte-string}'s characters. */
    public static final CharClass TEXT = CharClass.range(1, 0xFF).without("\r\n");

    /** {@code non-ws-string}'s characters. */
    public static final CharClass VISIBLE = CharClass.range(0x21, 0x7E).or(CharClass.NON_ASCII);

    /** {@code VCHAR} of RFC 5234. */
    public static final CharClass PRINTED = CharClass.range(0x21, 0x7E);

    static final Slice IN = Slice.of("IN");
    static final Slice IP4 = Slice.of("IP4");
    static final Slice IP6 = Slice.of("IP6");

    private static final int SHORTEST_TIME = 10;

    private Lexis() {}

    /**
     * Reads a word and the single space behind it.
     *
     * @param cursor at the word; left behind the space
     * @param members what the word is made of
     * @param rule the rule that is broken without them
     * @return the word
     */
    public static Slice word(Cursor cursor, CharClass members, Rule rule) {
        Slice word = cursor.take(members, rule);
        cursor.expect(' ', rule);
        return word;
    }

    /**
     * Reads a network or address type and the single space behind it; {@code IN}, {@code IP4} and {@code IP6} are not
     * made anew.
     */
    static Slice networkWord(Cursor cursor, Rule rule) {
        if (cursor.peek() == 'I') {
            Slice known = knownNetworkWord(cursor);
            if (!known.isEmpty()) {
                return known;
            }
        }
        return word(cursor, TOKEN, rule);
    }

    private static Slice knownNetworkWord(Cursor cursor) {
        int second = cursor.peek(1);
        int third = cursor.peek(2);
        if (second == 'N' && third == ' ') {
            cursor.moveTo(cursor.position() + 3);
            return IN;
        }
        if (second == 'P' && (third == '4' || third == '6') && cursor.peek(3) == ' ') {
            cursor.moveTo(cursor.position() + 4);
            return third == '4' ? IP4 : IP6;
        }
        return Slice.empty();
    }

    /**
     * Reads the last word of a value.
     *
     * @param cursor at the word; left at the end
     * @param members what the word is made of
     * @param rule the rule that is broken if there is no such word, or more behind it
     * @return the word
     */
    public static Slice lastWord(Cursor cursor, CharClass members, Rule rule) {
        Slice word = cursor.take(members, rule);
        if (!cursor.atEnd()) {
            throw cursor.error(rule);
        }
        return word;
    }

    /**
     * Reads a positive number, {@code integer} of RFC 8866 §9.
     *
     * @param cursor at its first digit; left behind the last
     * @param max the highest value allowed, 9 or more
     * @param rule the rule that is broken if there is none, or it is 0 or higher
     * @return 1 to {@code max}
     */
    public static int positive(Cursor cursor, int max, Rule rule) {
        int from = cursor.position();
        int value = wholeNumber(cursor, max, rule);
        if (value == 0) {
            throw cursor.errorAt(rule, from);
        }
        return value;
    }

    /**
     * Reads a number, {@code zero-based-integer} of RFC 8866 §9.
     *
     * @param cursor at its first digit; left behind the last
     * @param max the highest value allowed, 9 or more
     * @param rule the rule that is broken if there is none, or it is higher
     * @return 0 to {@code max}
     */
    public static int wholeNumber(Cursor cursor, int max, Rule rule) {
        int from = cursor.position();
        boolean zero = cursor.peek() == '0';
        int value = (int) cursor.number(max, rule);
        if (zero && cursor.position() - from > 1 && !cursor.tolerates(Leniency.PADDED_NUMBER)) {
            throw cursor.errorAt(FieldRule.NUMBER, from);
        }
        return value;
    }

    /** Reads {@code time} of RFC 8866 §9. */
    static long time(Cursor cursor, Rule rule) {
        int from = cursor.position();
        boolean zero = cursor.peek() == '0';
        long time = cursor.number(Long.MAX_VALUE, rule);
        boolean tooShort = zero || cursor.position() - from < SHORTEST_TIME;
        if (tooShort && !cursor.tolerates(Leniency.SHORT_TIME)) {
            throw cursor.errorAt(FieldRule.TIME, from);
        }
        return time;
    }

    /**
     * Reads words with one character between them.
     *
     * @param cursor at the first word; left behind the last
     * @param separator what stands between them
     * @param members what a word is made of
     * @param rule the rule that is broken where a word is missing
     * @return one or more words, immutable
     * @throws io.ringback.text.SyntaxException if there is none, or there are more than the limits allow
     */
    public static List<Slice> list(Cursor cursor, char separator, CharClass members, Rule rule) {
        List<Slice> words = new ArrayList<>(4);
        do {
            if (words.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            words.add(cursor.take(members, rule));
        } while (cursor.skip(separator));
        return List.copyOf(words);
    }

    /**
     * Writes words with one character between them.
     *
     * @param writer where to
     * @param separator what stands between them
     * @param words the words
     */
    public static void writeList(ByteWriter writer, char separator, List<Slice> words) {
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                writer.octet(separator);
            }
            writer.slice(words.get(i));
        }
    }

    /**
     * Reads the rest of a value.
     *
     * @param cursor anywhere; left at the end
     * @return what is left, perhaps nothing
     */
    public static Slice rest(Cursor cursor) {
        int from = cursor.position();
        cursor.moveTo(from + cursor.remaining());
        return cursor.since(from);
    }

    /**
     * Makes sure that a text of our own stays within its line.
     *
     * @param text the text
     * @return the text
     * @throws IllegalArgumentException if it is empty, or has a line end or NUL
     */
    public static String requireLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("a line end or NUL at index " + i);
            }
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a value must not be empty");
        }
        return text;
    }

    /**
     * Tells whether a value is made of some characters.
     *
     * @param value the value
     * @param members the characters
     * @return true if it has one or more, and no others
     */
    public static boolean isAll(Slice value, CharClass members) {
        return value.readBy((bytes, from, to) -> from < to && members.endOfRun(bytes, from, to) == to);
    }

    /**
     * Makes sure that a value of our own is made of some characters.
     *
     * @param value the value
     * @param members the characters
     * @param what what the value is, for the message
     * @throws IllegalArgumentException if it is empty or has others
     */
    public static void requireMembers(Slice value, CharClass members, String what) {
        if (!isAll(value, members)) {
            throw new IllegalArgumentException(what + " is empty or has other characters");
        }
    }

    /**
     * Makes sure that a text of our own is one token.
     *
     * @param text the text
     * @return the text
     * @throws IllegalArgumentException if it is none
     */
    public static String requireToken(String text) {
        if (!TOKEN.matchesAll(text)) {
            throw new IllegalArgumentException("no token");
        }
        return text;
    }
}
