package io.ringback.sdp.field;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Rule;
import io.ringback.text.Slice;

/** The words that the grammar of session descriptions is made of, RFC 8866 §9. */
public final class Lexis {
    /** {@code token-char}. */
    public static final CharClass TOKEN = CharClass.ALPHANUM.or(CharClass.of("!#$%&'*+-.^_`{|}~"));

    /** {@code non-ws-string}'s characters. */
    public static final CharClass VISIBLE = CharClass.range(0x21, 0x7E).or(CharClass.NON_ASCII);

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
