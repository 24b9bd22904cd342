package io.ringback.text;

/**
 * An immutable set of byte values, as grammars name them ({@code token}, {@code alphanum} …). Membership is one load.
 */
public final class CharClass {
    /** {@code DIGIT} of RFC 5234 appendix B.1. */
    public static final CharClass DIGIT = range('0', '9');

    /** {@code ALPHA} of RFC 5234 appendix B.1. */
    public static final CharClass ALPHA = range('a', 'z').or(range('A', 'Z'));

    /** {@code alphanum} of RFC 3261 §25.1. */
    public static final CharClass ALPHANUM = ALPHA.or(DIGIT);

    /** Hexadecimal digits of either case. */
    public static final CharClass HEX = DIGIT.or(range('a', 'f')).or(range('A', 'F'));

    /** Every byte with its highest bit set: the parts of UTF-8 sequences beyond ASCII. */
    public static final CharClass NON_ASCII = range(0x80, 0xFF);

    private final boolean[] members;

    private CharClass(boolean[] members) {
        this.members = members;
    }

    /**
     * The class of the given ASCII characters.
     *
     * @param characters its members, each below U+0080
     * @return the class
     */
    public static CharClass of(String characters) {
        boolean[] members = new boolean[256];
        for (int i = 0; i < characters.length(); i++) {
            members[characters.charAt(i)] = true;
        }
        return new CharClass(members);
    }

    /**
     * The class of all values from one to another.
     *
     * @param first the lowest member, 0 to 255
     * @param last the highest member, 0 to 255
     * @return the class
     */
    public static CharClass range(int first, int last) {
        boolean[] members = new boolean[256];
        for (int value = first; value <= last; value++) {
            members[value] = true;
        }
        return new CharClass(members);
    }

    /**
     * The union of this class and another.
     *
     * @param other the other class
     * @return a new class
     */
    public CharClass or(CharClass other) {
        boolean[] union = members.clone();
        for (int value = 0; value < union.length; value++) {
            union[value] |= other.members[value];
        }
        return new CharClass(union);
    }

    /**
     * This class without the given characters.
     *
     * @param characters the ASCII characters to leave out
     * @return a new class
     */
    public CharClass without(String characters) {
        boolean[] rest = members.clone();
        for (int i = 0; i < characters.length(); i++) {
            rest[characters.charAt(i)] = false;
        }
        return new CharClass(rest);
    }

    /**
     * Tells whether a byte belongs to this class.
     *
     * @param value the byte; only its lowest eight bits count
     * @return true if it does
     */
    public boolean contains(int value) {
        return members[value & 0xFF];
    }

    /**
     * The end of the members that stand side by side in an array.
     *
     * @param bytes the array
     * @param from where to begin
     * @param end where to end, exclusive
     * @return the index of the first byte from {@code from} on that does not belong to this class, or {@code end}
     */
    public int endOfRun(byte[] bytes, int from, int end) {
        boolean[] table = members;
        int at = from;
        while (at < end && table[bytes[at] & 0xFF]) {
            at++;
        }
        return at;
    }

    /**
     * Tells whether a text is not empty and made of this class only.
     *
     * @param text any characters; those above U+00FF never belong
     * @return true if it is
     */
    public boolean matchesAll(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF || !members[c]) {
                return false;
            }
        }
        return text.length() > 0;
    }
}
