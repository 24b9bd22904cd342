package io.ringback.sip.transaction.match;

import io.ringback.sip.header.Via;
import io.ringback.text.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A branch of our own: 128 bits, which are written as the magic cookie and 32 hexadecimal digits in lower case.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Branch(long high, long low) {
    /** How many bytes it is written in. */
    public static final int LENGTH = 39;

    private static final int COOKIE = Via.MAGIC_COOKIE.length();
    private static final int DIGITS = 16;
    private static final byte[] VALUES = values();

    /**
     * Writes it.
     *
     * @param text where to
     * @param at the index of its first byte
     */
    public void writeTo(byte[] text, int at) {
        for (int i = 0; i < COOKIE; i++) {
            text[at + i] = (byte) Via.MAGIC_COOKIE.charAt(i);
        }
        writeDigits(high, text, at + COOKIE);
        writeDigits(low, text, at + COOKIE + DIGITS);
    }

    /** Tells whether a range of text is what {@link #writeTo} writes. */
    static boolean isWritten(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = 0; i < COOKIE; i++) {
            if (text[from + i] != Via.MAGIC_COOKIE.charAt(i)) {
                return false;
            }
        }
        int all = 0;
        for (int i = from + COOKIE; i < to; i++) {
            all |= digit(text[i]);
        }
        return all >= 0;
    }

    static long readHigh(byte[] text, int from) {
        return readDigits(text, from + COOKIE);
    }

    static long readLow(byte[] text, int from) {
        return readDigits(text, from + COOKIE + DIGITS);
    }

    private static long readDigits(byte[] text, int from) {
        long value = 0;
        for (int i = 0; i < DIGITS; i++) {
            value = (value << 4) | digit(text[from + i]);
        }
        return value;
    }

    /** The value of a digit that we write, or −1. */
    private static int digit(byte character) {
        return VALUES[character & 0xFF];
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (byte value = 0; value < 16; value++) {
            values[Ascii.hexDigit(value)] = value;
        }
        return values;
    }

    private static void writeDigits(long value, byte[] text, int at) {
        for (int i = 0; i < DIGITS; i++) {
            text[at + i] = Ascii.hexDigit((int) (value >>> (60 - 4 * i)));
        }
    }

    /**
     * A number as text.
     *
     * @param value 64 bits
     * @return 16 hexadecimal digits
     */
    public static String hex(long value) {
        byte[] text = new byte[DIGITS];
        writeDigits(value, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
