package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/** The words that SIP's grammar is made of: RFC 3261 §25.1. */
public final class Lexis {
    /** {@code token}. */
    public static final CharClass TOKEN = CharClass.ALPHANUM.or(CharClass.of("-.!%*_+`'~"));

    /** {@code word}, of which a Call-ID is made. */
    public static final CharClass WORD = TOKEN.or(CharClass.of("()<>:\\\"/[]?{}"));

    /** {@code unreserved}: alphanum and mark. */
    public static final CharClass UNRESERVED = CharClass.ALPHANUM.or(CharClass.of("-_.!~*'()"));

    /** {@code reserved}. */
    public static final CharClass RESERVED = CharClass.of(";/?:@&=+$,");

    private Lexis() {}

    /**
     * Moves over white space and a separator with white space around it, such as {@code SEMI} or {@code EQUAL}.
     *
     * @param cursor where to read; it stays where it was if the separator is not there
     * @param separator the separator's character
     * @return whether it was there
     */
    public static boolean skipSeparator(Cursor cursor, char separator) {
        int from = cursor.position();
        cursor.skipLws();
        if (!cursor.skip(separator)) {
            cursor.moveTo(from);
            return false;
        }
        cursor.skipLws();
        return true;
    }

    /**
     * Reads a {@code quoted-string} whose opening quote is at the cursor.
     *
     * @param cursor where to read
     * @return its content between the quotes, with its escapes as they are
     * @throws io.ringback.text.SyntaxException if it does not end, or holds a control character that is not escaped
     */
    public static Slice quotedString(Cursor cursor) {
        cursor.expect('"', AddressRule.QUOTED_STRING);
        int from = cursor.position();
        while (true) {
            int b = cursor.peek();
            if (b == '"') {
                Slice content = cursor.since(from);
                cursor.next();
                return content;
            }
            if (b == '\\') {
                cursor.next();
                int escaped = cursor.next();
                if (escaped < 0 || escaped == '\r' || escaped == '\n' || escaped > 0x7F) {
                    throw cursor.error(AddressRule.QUOTED_STRING);
                }
            } else if (b == '\r' || b == '\n') {
                if (!cursor.skipLws()) {
                    throw cursor.error(AddressRule.QUOTED_STRING);
                }
            } else if (b < 0 || (b < ' ' && b != '\t') || b == 0x7F) {
                throw cursor.error(AddressRule.QUOTED_STRING);
            } else {
                cursor.next();
            }
        }
    }

    /**
     * The text that a quoted string's content stands for: escapes resolved, each fold one space.
     *
     * @param content what is between the quotes
     * @return the text
     */
    public static String unquote(Slice content) {
        if (content.indexOf('\\') < 0 && content.indexOf('\n') < 0) {
            return content.toString();
        }
        byte[] text = new byte[content.length()];
        int length = 0;
        Cursor cursor = content.cursor();
        while (!cursor.atEnd()) {
            int b = cursor.peek();
            if (b == '\\' && cursor.remaining() > 1) {
                cursor.next();
                text[length++] = (byte) cursor.next();
            } else if ((b == '\r' || b == '\n') && cursor.skipLws()) {
                text[length++] = ' ';
            } else {
                text[length++] = (byte) cursor.next();
            }
        }
        return Slice.of(text, 0, length).toString();
    }

    /**
     * The quoted string for a text.
     *
     * @param text any text without line ends and NUL
     * @return the text in quotes, with quotes and backslashes escaped
     * @throws IllegalArgumentException if the text has a line end or NUL
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return requireNoBreak(quoted.append('"').toString());
    }

    /**
     * Refuses text that would end a line or a message when written.
     *
     * @param text the text to be written
     * @return the same text
     * @throws IllegalArgumentException if it holds CR, LF or NUL
     */
    public static String requireNoBreak(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("a line end or NUL at index " + i + " of a value");
            }
        }
        return text;
    }

    /**
     * Refuses text that is no token.
     *
     * @param text the text to be written
     * @return the same text
     * @throws IllegalArgumentException if it is empty or has another character
     */
    public static String requireToken(String text) {
        if (!TOKEN.matchesAll(text)) {
            throw new IllegalArgumentException(AddressRule.TOKEN.description());
        }
        return text;
    }
}
