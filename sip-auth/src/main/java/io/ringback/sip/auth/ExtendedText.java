package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The extended notation of a parameter's value: a charset, a language, and the text with escapes (RFC 8187 §3.2). */
final class ExtendedText {
    private static final CharClass PLAIN = CharClass.ALPHANUM.or(CharClass.of("!#$&+-.^_`|~"));
    private static final CharClass LANGUAGE = CharClass.ALPHANUM.or(CharClass.of("-"));
    private static final Slice PREFIX = Slice.of("UTF-8''");

    private ExtendedText() {}

    static void write(ByteWriter to, Slice text) {
        to.slice(PREFIX);
        for (int i = 0; i < text.length(); i++) {
            byte b = text.byteAt(i);
            if (PLAIN.contains(b)) {
                to.octet(b);
            } else {
                to.octet('%').octet(upperHexDigit(b >> 4)).octet(upperHexDigit(b));
            }
        }
    }

    /** RFC 3986 §2.1 wants upper-case digits. */
    private static int upperHexDigit(int value) {
        return Character.toUpperCase((char) Ascii.hexDigit(value));
    }

    /** The text of a value; empty if it is not well-formed, not in UTF-8, or has line ends or NUL. */
    static Optional<Slice> read(Slice value) {
        Cursor cursor = value.cursor();
        boolean utf8 = cursor.skipIgnoreCase("UTF-8") && cursor.skip('\'');
        cursor.skipAll(LANGUAGE);
        if (!utf8 || !cursor.skip('\'')) {
            return Optional.empty();
        }
        ByteWriter text = ByteWriter.ofCapacity(cursor.remaining());
        while (!cursor.atEnd()) {
            int b = cursor.next();
            if (b == '%') {
                b = octet(cursor.next(), cursor.next());
            } else if (!PLAIN.contains((byte) b)) {
                return Optional.empty();
            }
            if (b <= 0 || b == '\r' || b == '\n') {
                return Optional.empty();
            }
            text.octet(b);
        }
        byte[] bytes = text.toBytes();
        return isUtf8(bytes) ? Optional.of(Slice.of(bytes)) : Optional.empty();
    }

    private static int octet(int high, int low) {
        int first = high < 0 ? -1 : Ascii.hexValue(high);
        int second = low < 0 ? -1 : Ascii.hexValue(low);
        return first < 0 || second < 0 ? -1 : (first << 4) | second;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
