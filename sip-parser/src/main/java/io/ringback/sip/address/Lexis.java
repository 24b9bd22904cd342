package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.Octets;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Set;
import java.util.function.Consumer;

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

    private static final CharClass BLANK = CharClass.of(" \t");
    private static final CharClass SPACE = CharClass.of(" \t\r\n");
    private static final CharClass PRINTABLE = CharClass.range(' ', '~').or(CharClass.of("\t"));
    private static final CharClass QUOTED = PRINTABLE.without("\"\\");
    private static final CharClass COMMENTED = PRINTABLE.without("()\\");

    /** The manner that tolerates all that any reader does, within the default limits. */
    public static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));

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
     * @throws io.ringback.text.SyntaxException if it does not end, holds a control character that is not escaped, or is
     *     not UTF-8
     */
    public static Slice quotedString(Cursor cursor) {
        cursor.expect('"', AddressRule.QUOTED_STRING);
        int from = cursor.position();
        skipText(cursor, QUOTED, AddressRule.QUOTED_STRING);
        Slice content = cursor.since(from);
        cursor.expect('"', AddressRule.QUOTED_STRING);
        return content;
    }

    /**
     * Where a token or a quoted string ends that is written without escapes and in ASCII.
     *
     * @param bytes the array
     * @param from where it begins
     * @param end the end of what may belong to it
     * @return the end; −1 if there is none, or a cursor has to read it
     */
    public static int plainValueEnd(byte[] bytes, int from, int end) {
        return PlainParameters.genericEnd(bytes, from, end);
    }

    /**
     * Reads a {@code comment} whose opening parenthesis is at the cursor. Comments may hold comments, as deep as
     * {@link io.ringback.text.ParseLimits#depth()} allows.
     *
     * @param cursor where to read
     * @return its content between the outermost parentheses, with its escapes as they are
     * @throws io.ringback.text.SyntaxException if it does not end, holds a control character that is not escaped, is
     *     not UTF-8, or is nested too deeply
     */
    public static Slice comment(Cursor cursor) {
        cursor.expect('(', AddressRule.COMMENT);
        int from = cursor.position();
        int depth = 1;
        while (true) {
            skipText(cursor, COMMENTED, AddressRule.COMMENT);
            if (cursor.skip('(')) {
                if (++depth > cursor.limits().depth()) {
                    throw cursor.error(Limit.NESTED_TOO_DEEPLY);
                }
            } else {
                cursor.expect(')', AddressRule.COMMENT);
                if (--depth == 0) {
                    return cursor.between(from, cursor.position() - 1);
                }
            }
        }
    }

    /**
     * Reads {@code [TEXT-UTF8-TRIM]}: everything up to the cursor's end.
     *
     * @param cursor where to read; left at its end
     * @return the text, with its folds as they are, perhaps empty
     * @throws io.ringback.text.SyntaxException if it holds a control character or is not UTF-8
     */
    public static Slice text(Cursor cursor) {
        int from = cursor.position();
        skipText(cursor, PRINTABLE, AddressRule.TEXT);
        if (!cursor.atEnd()) {
            throw cursor.error(AddressRule.TEXT);
        }
        return cursor.since(from);
    }

    /**
     * Moves over plain characters, well-formed UTF-8, folds, and escapes unless the backslash itself is plain.
     *
     * @param cursor where to read; left at the first byte that is none of these
     * @param plain the characters that stand for themselves
     * @param rule the rule that is broken where a backslash escapes nothing
     * @throws io.ringback.text.SyntaxException if a backslash escapes nothing, or bytes beyond ASCII are not UTF-8
     */
    public static void skipText(Cursor cursor, CharClass plain, Rule rule) {
        while (true) {
            cursor.skipAll(plain);
            int b = cursor.peek();
            if (b == '\\') {
                cursor.next();
                int escaped = cursor.next();
                if (escaped < 0 || escaped == '\r' || escaped == '\n' || escaped > 0x7F) {
                    throw cursor.error(rule);
                }
            } else if (b > 0x7F) {
                if (!cursor.skipUtf8()) {
                    skipNoUtf8(cursor);
                }
            } else if (!(b == '\r' || b == '\n') || !cursor.skipLws()) {
                return;
            }
        }
    }

    private static void skipNoUtf8(Cursor cursor) {
        if (!cursor.tolerates(Leniency.NOT_UTF8)) {
            throw cursor.error(AddressRule.UTF8);
        }
        cursor.next();
    }

    /**
     * The text that a quoted string's content stands for: escapes resolved, each fold, and the white space around it,
     * one space.
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
        int escapesEnd = 0;
        Cursor cursor = content.cursor();
        while (!cursor.atEnd()) {
            int b = cursor.peek();
            if (b == '\\' && cursor.remaining() > 1) {
                cursor.next();
                text[length++] = (byte) cursor.next();
                escapesEnd = length; // a blank behind a backslash is no white space
            } else if ((b == '\r' || b == '\n') && cursor.skipLws()) {
                length = blanksStart(text, escapesEnd, length);
                text[length++] = ' ';
            } else {
                text[length++] = (byte) cursor.next();
            }
        }
        return Slice.of(text, 0, length).toString();
    }

    /**
     * A text on one line.
     *
     * @param folded text with line ends that white space follows
     * @return the text with each fold, and the white space around it, as one space
     */
    public static String unfold(Slice folded) {
        if (folded.indexOf('\n') < 0 && folded.indexOf('\r') < 0) {
            return folded.toString();
        }
        byte[] line = new byte[folded.length()];
        int length = 0;
        Cursor cursor = folded.cursor();
        while (!cursor.atEnd()) {
            int b = cursor.next();
            if (b == '\r' || b == '\n') {
                length = blanksStart(line, 0, length);
                cursor.skipAll(SPACE);
                b = ' ';
            }
            line[length++] = (byte) b;
        }
        return Slice.of(line, 0, length).toString();
    }

    /** Where the blanks begin that end a text. */
    private static int blanksStart(byte[] text, int from, int end) {
        int at = end;
        while (at > from && BLANK.contains(text[at - 1])) {
            at--;
        }
        return at;
    }

    /**
     * The quoted string for a text.
     *
     * @param text any text without line ends and NUL
     * @return the text in quotes, with quotes, backslashes and control characters escaped
     * @throws IllegalArgumentException if the text has a line end or NUL
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("a line end or NUL at index " + i + " of a value");
            }
            if (c == '"' || c == '\\' || c == 0x7F || (c < ' ' && c != '\t')) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /**
     * Refuses bytes that a reader, which tolerates all that any does, would not take as a whole: written into a message
     * they would be something else there.
     *
     * @param text the bytes
     * @param reader moves a cursor over what may be written
     * @return the same bytes
     * @throws IllegalArgumentException if the reader refuses them, or leaves some of them
     */
    public static Slice requireReadable(Slice text, Consumer<Cursor> reader) {
        Cursor cursor = text.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, LENIENT));
        try {
            reader.accept(cursor);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(e.rule().description(), e);
        }
        if (!cursor.atEnd()) {
            throw new IllegalArgumentException("there is something behind a value at its index " + cursor.position());
        }
        return requireNoBreak(text);
    }

    /**
     * Refuses text that would end a line or a message when written.
     *
     * @param text the text to be written
     * @return the same text
     * @throws IllegalArgumentException if it holds CR, LF, NUL or another control character but TAB
     */
    public static String requireNoBreak(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                throw new IllegalArgumentException("a line end or control character at index " + i + " of a value");
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

    /**
     * Refuses bytes that are no token.
     *
     * @param text the bytes to be written
     * @return the same bytes
     * @throws IllegalArgumentException if there is none, or another character
     */
    public static Slice requireToken(Slice text) {
        if (!isToken(text)) {
            throw new IllegalArgumentException(AddressRule.TOKEN.description());
        }
        return text;
    }

    static boolean isToken(Slice text) {
        return !text.isEmpty() && text.readBy((bytes, from, to) -> TOKEN.endOfRun(bytes, from, to) == to);
    }

    /**
     * Refuses bytes that would end a line or a message when written. A fold may be in them, as in values that were
     * read: it is written as a space. Other control characters but TAB may be in them only behind a backslash, where
     * the grammar has them.
     *
     * @param text the bytes to be written
     * @return the same bytes
     * @throws IllegalArgumentException if there is a line end that is no fold, or a control character
     */
    public static Slice requireNoBreak(Slice text) {
        for (int i = nextControl(text, 0); i < text.length(); i = nextControl(text, i + 1)) {
            byte b = text.byteAt(i);
            boolean lineEnd = b == '\r' || b == '\n';
            boolean allowed = lineEnd ? isFold(text, i) : b == '\t' || (i > 0 && text.byteAt(i - 1) == '\\');
            if (!allowed) {
                throw new IllegalArgumentException("a line end or control character at index " + i + " of a value");
            }
        }
        return text;
    }

    /** Words at a time: nearly all values have none, and many are checked that were just read. */
    private static int nextControl(Slice text, int index) {
        return text.readBy((bytes, from, to) -> Octets.nextControl(bytes, from + index, to) - from);
    }

    private static boolean isFold(Slice text, int at) {
        int next = at + 1;
        if (text.byteAt(at) == '\r') {
            return next < text.length() && text.byteAt(next) == '\n';
        }
        return next < text.length() && BLANK.contains(text.byteAt(next));
    }

    /**
     * Tells whether a quote may be open at the end of some bytes: what they are written before would stand within it.
     *
     * @param text the bytes, with their escapes
     * @return true if one of the quotes has no other, or is escaped outside of quotes, where not all readers take it
     *     for escaped
     */
    public static boolean hasOpenQuote(Slice text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            byte b = text.byteAt(i);
            if (b == '"') {
                open = !open;
            } else if (b == '\\' && i + 1 < text.length()) {
                if (!open && text.byteAt(i + 1) == '"') {
                    return true;
                }
                i += open ? 1 : 0;
            }
        }
        return open;
    }

    /**
     * Refuses bytes that are not what stands between the quotes of a {@code quoted-string}.
     *
     * @param content the bytes to be written, with their escapes
     * @return the same bytes
     * @throws IllegalArgumentException if a quote in them is not escaped, or there is a line end or another control
     *     character that is not
     */
    public static Slice requireQuotable(Slice content) {
        boolean escaped = false;
        for (int i = 0; i < content.length(); i++) {
            byte b = content.byteAt(i);
            if (b == '"' && !escaped) {
                throw new IllegalArgumentException("a quote without a backslash at index " + i + " of a value");
            }
            escaped = b == '\\' && !escaped;
        }
        if (escaped) {
            throw new IllegalArgumentException("a backslash without a character behind it at the end of a value");
        }
        return requireNoBreak(content);
    }

    /**
     * Refuses bytes that are not what stands between the outermost parentheses of a {@code comment}.
     *
     * @param content the bytes
     * @return the same bytes
     * @throws IllegalArgumentException if a parenthesis without a backslash has no other, or the bytes end with a
     *     backslash that escapes nothing, or would end the line
     */
    public static Slice requireCommentable(Slice content) {
        int open = 0;
        boolean escaped = false;
        for (int i = 0; i < content.length() && open >= 0; i++) {
            byte b = content.byteAt(i);
            if (!escaped && (b == '(' || b == ')')) {
                open += b == '(' ? 1 : -1;
            }
            escaped = b == '\\' && !escaped;
        }
        if (open != 0 || escaped) {
            throw new IllegalArgumentException(AddressRule.COMMENT.description());
        }
        return requireNoBreak(content);
    }
}
