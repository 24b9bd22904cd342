package io.ringback.text;

/**
 * An immutable set of byte values, as grammars name them ({@code token}, {@code alphanum} …). Membership is one load.
 */
public sealed interface CharClass permits ByteTable {
    /** {@code DIGIT} of RFC 5234 appendix B.1. */
    CharClass DIGIT = range('0', '9');

    /** {@code ALPHA} of RFC 5234 appendix B.1. */
    CharClass ALPHA = range('a', 'z').or(range('A', 'Z'));

    /** {@code alphanum} of RFC 3261 §25.1. */
    CharClass ALPHANUM = ALPHA.or(DIGIT);

    /** Hexadecimal digits of either case. */
    CharClass HEX = DIGIT.or(range('a', 'f')).or(range('A', 'F'));

    /** Every byte with its highest bit set: the parts of UTF-8 sequences beyond ASCII. */
    CharClass NON_ASCII = range(0x80, 0xFF);

    /**
     * The class of the given ASCII characters.
     *
     * @param characters its members, each below U+0080
     * @return the class
     */
    static CharClass of(String characters) {
        return ByteTable.of(value -> characters.indexOf(value) >= 0);
    }

    /**
     * The class of all values from one to another.
     *
     * @param first the lowest member, 0 to 255
     * @param last the highest member, 0 to 255
     * @return the class
     */
    static CharClass range(int first, int last) {
        return ByteTable.of(value -> value >= first && value <= last);
    }

    /**
     * The union of this class and another.
     *
     * @param other the other class
     * @return a new class
     */
    default CharClass or(CharClass other) {
        return ByteTable.of(value -> contains(value) || other.contains(value));
    }

    /**
     * This class without the given characters.
     *
     * @param characters the ASCII characters to leave out
     * @return a new class
     */
    default CharClass without(String characters) {
        return ByteTable.of(value -> contains(value) && characters.indexOf(value) < 0);
    }

    /**
     * Tells whether a byte belongs to this class.
     *
     * @param value the byte; only its lowest eight bits count
     * @return true if it does
     */
    boolean contains(int value);

    /**
     * The end of the members that stand side by side in an array.
     *
     * @param bytes the array
     * @param from where to begin
     * @param end where to end, exclusive
     * @return the index of the first byte from {@code from} on that does not belong to this class, or {@code end}
     */
    int endOfRun(byte[] bytes, int from, int end);

    /**
     * Tells whether a text is not empty and made of this class only.
     *
     * @param text any characters; those above U+00FF never belong
     * @return true if it is
     */
    default boolean matchesAll(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF || !contains(c)) {
                return false;
            }
        }
        return text.length() > 0;
    }
}
