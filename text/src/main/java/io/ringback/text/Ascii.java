package io.ringback.text;

/** Case and digits of ASCII bytes. */
public final class Ascii {
    private static final byte[] HEX_DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Ascii() {}

    /**
     * The lower-case form of an ASCII letter; any other value as it is.
     *
     * @param value a byte
     * @return its lower-case form, 0 to 255
     */
    public static int lower(int value) {
        int unsigned = value & 0xFF;
        return unsigned >= 'A' && unsigned <= 'Z' ? unsigned | 0x20 : unsigned;
    }

    /**
     * The value of a hexadecimal digit.
     *
     * @param value a byte
     * @return 0 to 15, or −1 if it is no hexadecimal digit
     */
    public static int hexValue(int value) {
        if (value >= '0' && value <= '9') {
            return value - '0';
        }
        int letter = value | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /**
     * The lower-case hexadecimal digit of a value.
     *
     * @param value only its lowest four bits count
     * @return the digit
     */
    public static byte hexDigit(int value) {
        return HEX_DIGITS[value & 0xF];
    }

    /**
     * Compares a byte range with a text, ignoring the case of ASCII letters.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @param text ASCII text
     * @return true if they are equal
     */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, CharSequence text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lower(bytes[from + i]) != lower(text.charAt(i)) || text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /**
     * Compares two byte ranges, ignoring the case of ASCII letters.
     *
     * @param bytes an array
     * @param from the first byte
     * @param to the end, exclusive
     * @param others the other array
     * @param otherFrom the first byte there
     * @param otherTo the end there, exclusive
     * @return true if they are equal
     */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, byte[] others, int otherFrom, int otherTo) {
        if (to - from != otherTo - otherFrom) {
            return false;
        }
        for (int i = from, j = otherFrom; i < to; i++, j++) {
            if (lower(bytes[i]) != lower(others[j])) {
                return false;
            }
        }
        return true;
    }
}
