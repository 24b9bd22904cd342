package io.ringback.sip.message;

/**
 * One header field in one {@code long}: where its line begins (24 bits), how long the line is with its folds and its
 * line end (24 bits), how long its name is (8 bits; {@link #LONGEST_NAME} for one that is longer), and which known
 * header it is (8 bits: the index plus one, 0 for any other).
 */
final class Slots {
    /** The longest name that can be told. No registered name has more than 30 bytes. */
    static final int LONGEST_NAME = 0xFF;

    private static final int BYTES_PER_FIELD = 64;
    private static final int FEWEST = 4;
    private static final int MOST_EXPECTED = 32;
    private static final int LENGTH_SHIFT = 24;
    private static final int NAME_SHIFT = 48;
    private static final int ID_SHIFT = 56;

    private Slots() {}

    /** For how many fields there should be room in the index of a message of some bytes, to begin with. */
    static int expected(int messageLength) {
        return Math.min(messageLength / BYTES_PER_FIELD + FEWEST, MOST_EXPECTED);
    }

    static long of(int lineStart, int lineLength, int nameLength, int id) {
        return lineStart
                | ((long) lineLength << LENGTH_SHIFT)
                | ((long) Math.min(nameLength, LONGEST_NAME) << NAME_SHIFT)
                | ((long) id << ID_SHIFT);
    }

    static int lineStart(long slot) {
        return (int) slot & 0xFF_FFFF;
    }

    static int lineLength(long slot) {
        return (int) (slot >>> LENGTH_SHIFT) & 0xFF_FFFF;
    }

    static int nameLength(long slot) {
        return (int) (slot >>> NAME_SHIFT) & 0xFF;
    }

    static int id(long slot) {
        return (int) (slot >>> ID_SHIFT);
    }
}
