package io.ringback.sdp.field;

import io.ringback.text.Ascii;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/**
 * The values of {@code u=}, {@code e=} and {@code p=} (RFC 8866 §5.5, §5.6). They are for people, so they stay text;
 * here is what their grammar asks for.
 */
public final class Contacts {
    /** {@code email-safe}: no quoting characters. */
    private static final CharClass SAFE = CharClass.range(1, 0xFF).without("\r\n()<>");

    /** {@code atext} of RFC 5322 §3.2.3, with the bytes beyond ASCII of RFC 6532. */
    private static final CharClass ATEXT =
            CharClass.ALPHANUM.or(CharClass.of("!#$%&'*+-/=?^_`{|}~")).or(CharClass.NON_ASCII);

    private static final CharClass DOMAIN_TEXT = CharClass.range(0x21, 0x7E).without("[]\\");
    private static final CharClass SPACE = CharClass.of(" ");
    private static final CharClass PHONE = CharClass.DIGIT.or(CharClass.of(" -"));
    private static final CharClass SCHEME = CharClass.ALPHANUM.or(CharClass.of("+-."));
    private static final CharClass SEGMENT = CharClass.ALPHANUM.or(CharClass.of("-._~%!$&'()*+,;=@"));
    private static final CharClass LITERAL = CharClass.HEX.or(CharClass.of(":."));
    private static final CharClass URI = CharClass.ALPHANUM.or(CharClass.of("-._~:/?@!$&'()*+,;="));

    private Contacts() {}

    /**
     * Reads a URI reference (RFC 3986 §4.1).
     *
     * @param cursor at its first byte; left at its end
     * @return its text, perhaps empty
     * @throws SyntaxException if it is none
     */
    public static Slice readUri(Cursor cursor) {
        int from = cursor.position();
        requireScheme(cursor);
        boolean authority = cursor.skipIgnoreCase("//");
        boolean fragment = false;
        while (!cursor.atEnd()) {
            int at = cursor.position();
            boolean right;
            if (cursor.skip('%')) {
                right = isHex(cursor.peek()) && isHex(cursor.peek(1));
            } else if (cursor.skip('#')) {
                right = !fragment;
                fragment = true;
            } else if (cursor.skip('[')) {
                right = authority && cursor.skipAll(LITERAL) > 0 && cursor.skip(']');
                authority = false;
            } else {
                right = cursor.skipAll(URI) > 0;
            }
            if (!right) {
                throw cursor.errorAt(FieldRule.URI, at);
            }
        }
        return cursor.since(from);
    }

    /**
     * Tells whether a value is a URI (RFC 3986 §3): with a scheme, unlike a reference.
     *
     * @param value the value
     * @return true if it is
     */
    public static boolean isUri(Slice value) {
        Cursor cursor = value.cursor();
        int from = cursor.position();
        cursor.skipAll(SCHEME);
        if (cursor.peek() != ':') {
            return false;
        }
        cursor.moveTo(from);
        try {
            return !readUri(cursor).isEmpty();
        } catch (SyntaxException e) {
            return false;
        }
    }

    private static boolean isHex(int value) {
        return Ascii.hexValue(value) >= 0;
    }

    /** A colon before the first slash ends a scheme (RFC 3986 §4.2). */
    private static void requireScheme(Cursor cursor) {
        int from = cursor.position();
        boolean letter = CharClass.ALPHA.contains(cursor.peek());
        cursor.skipAll(SEGMENT);
        if (!cursor.skip(':')) {
            cursor.moveTo(from);
        } else if (!letter || !isScheme(cursor, from)) {
            throw cursor.errorAt(FieldRule.URI, from);
        }
    }

    private static boolean isScheme(Cursor cursor, int from) {
        int end = cursor.position();
        cursor.moveTo(from);
        cursor.skipAll(SCHEME);
        boolean scheme = cursor.position() == end - 1;
        cursor.moveTo(end);
        return scheme;
    }

    /**
     * Reads an email address.
     *
     * @param cursor at its first byte; left at its end
     * @return its text, with the name
     * @throws SyntaxException if it is none
     */
    public static Slice readEmail(Cursor cursor) {
        int from = cursor.position();
        int safe = cursor.skipAll(SAFE);
        if (cursor.peek() == '<') {
            boolean spaced = safe > 1 && cursor.between(from, cursor.position()).byteAt(safe - 1) == ' ';
            if (!spaced) {
                throw cursor.error(FieldRule.EMAIL);
            }
            cursor.next();
            readAddress(cursor);
            cursor.expect('>', FieldRule.EMAIL);
        } else {
            cursor.moveTo(from);
            readAddress(cursor);
            if (cursor.skipAll(SPACE) > 0) {
                readName(cursor, FieldRule.EMAIL);
            }
        }
        return ended(cursor, from, FieldRule.EMAIL);
    }

    /** {@code addr-spec} of RFC 5322 §3.4.1, without comments. */
    private static void readAddress(Cursor cursor) {
        if (cursor.skip('"')) {
            readQuoted(cursor);
        } else {
            readDotAtom(cursor);
        }
        cursor.expect('@', FieldRule.EMAIL);
        if (cursor.skip('[')) {
            cursor.skipAll(DOMAIN_TEXT);
            cursor.expect(']', FieldRule.EMAIL);
        } else {
            readDotAtom(cursor);
        }
    }

    private static void readQuoted(Cursor cursor) {
        while (!cursor.skip('"')) {
            if (cursor.next() == '\\' ? cursor.next() < 0 : cursor.atEnd()) {
                throw cursor.error(FieldRule.EMAIL);
            }
        }
    }

    private static void readDotAtom(Cursor cursor) {
        do {
            if (cursor.skipAll(ATEXT) == 0) {
                throw cursor.error(FieldRule.EMAIL);
            }
        } while (cursor.skip('.'));
    }

    /**
     * Reads a phone number.
     *
     * @param cursor at its first byte; left at its end
     * @return its text, with the name
     * @throws SyntaxException if it is none
     */
    public static Slice readPhone(Cursor cursor) {
        int from = cursor.position();
        int safe = cursor.skipAll(SAFE);
        if (safe > 0 && cursor.skip('<')) {
            readNumber(cursor);
            cursor.expect('>', FieldRule.PHONE);
        } else {
            cursor.moveTo(from);
            readNumber(cursor);
            if (!cursor.atEnd()) {
                readName(cursor, FieldRule.PHONE);
            }
        }
        return ended(cursor, from, FieldRule.PHONE);
    }

    /** {@code phone}: a plus sign perhaps, a digit, and digits, spaces and hyphens. */
    private static void readNumber(Cursor cursor) {
        cursor.skip('+');
        boolean digit = CharClass.DIGIT.contains(cursor.peek());
        if (!digit || cursor.skipAll(PHONE) < 2) {
            throw cursor.error(FieldRule.PHONE);
        }
    }

    private static void readName(Cursor cursor, Rule rule) {
        cursor.expect('(', rule);
        if (cursor.skipAll(SAFE) == 0) {
            throw cursor.error(rule);
        }
        cursor.expect(')', rule);
    }

    private static Slice ended(Cursor cursor, int from, Rule rule) {
        if (!cursor.atEnd()) {
            throw cursor.error(rule);
        }
        return cursor.since(from);
    }
}
