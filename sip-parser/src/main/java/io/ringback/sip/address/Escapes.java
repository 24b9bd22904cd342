package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent escapes in URIs: RFC 3261 §19.1.2. */
final class Escapes {
    private static final CharClass ANY = CharClass.range(0, 0xFF);

    private Escapes() {}

    /** The text with each well-formed escape resolved; others stay as they are. */
    static String resolve(Slice escaped) {
        return resolve(escaped, ANY);
    }

    /** The text with each escape resolved that stands for a member of a class; others stay as they are. */
    static String resolve(Slice escaped, CharClass members) {
        if (escaped.indexOf('%') < 0) {
            return escaped.toString();
        }
        ByteWriter text = ByteWriter.ofCapacity(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            int value = valueAt(escaped, i);
            if (value >= 0 && members.contains(value)) {
                text.octet(value);
                i += 2;
            } else {
                text.octet(escaped.byteAt(i));
            }
        }
        return text.toString();
    }

    /**
     * A name that has no case, so that names are the same if their folded texts are: an escape is the character that it
     * stands for, unless that is a reserved one (RFC 3261 §19.1.4).
     */
    static String folded(Slice name) {
        return resolve(name, Lexis.UNRESERVED).toLowerCase(Locale.ROOT);
    }

    /** Tells whether a character means something else where it is not escaped. */
    static boolean isReserved(int value) {
        return Lexis.RESERVED.contains(value) || value == '%';
    }

    /** Texts have the same normal form if {@link UriComparison#sameText} tells that they are the same. */
    static String normal(Slice text, boolean caseCounts) {
        ByteWriter normal = ByteWriter.ofCapacity(text.length());
        for (int i = 0; i < text.length(); i++) {
            int escaped = valueAt(text, i);
            int value = escaped < 0 ? text.byteAt(i) & 0xFF : escaped;
            int letter = caseCounts ? value : Ascii.lower(value);
            if (escaped >= 0) {
                i += 2;
            }
            if (escaped >= 0 && isReserved(value)) {
                normal.octet('%').octet(upper(value >> 4)).octet(upper(value));
            } else {
                normal.octet(letter);
            }
        }
        return new String(normal.toBytes(), StandardCharsets.ISO_8859_1);
    }

    /** The byte that the escape at an index stands for, or −1 if there is no escape. */
    static int valueAt(Slice text, int index) {
        if (text.byteAt(index) != '%' || index + 2 >= text.length()) {
            return -1;
        }
        int high = Ascii.hexValue(text.byteAt(index + 1));
        int low = Ascii.hexValue(text.byteAt(index + 2));
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    /** The text with every byte escaped that does not belong to the class. */
    static Slice escape(String text, CharClass plain) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteWriter escaped = ByteWriter.ofCapacity(bytes.length + 8);
        for (byte b : bytes) {
            if (plain.contains(b)) {
                escaped.octet(b);
            } else {
                escaped.octet('%').octet(upper(b >> 4)).octet(upper(b));
            }
        }
        return Slice.of(escaped.toBytes());
    }

    private static int upper(int nibble) {
        int digit = Ascii.hexDigit(nibble);
        return digit >= 'a' ? digit - 0x20 : digit;
    }
}
