package io.ringback.sip.message;

/**
 * One header field in one {@code long}: where its line begins (24 bits), how long the line is with its folds and its
 * line end (24 bits), how long its name is (8 bits), and which known header it is (8 bits: the ordinal plus one, 0 for
 * any other).
 */
final class Slots {
    /** The longest name that fits. No registered name has more than 30 bytes. */
    static final int LONGEST_NAME = 0xFF;

    private static final int LENGTH_SHIFT = 24;
    private static final int NAME_SHIFT = 48;
    private static final int ID_SHIFT = 56;

    private Slots() {}

    static long of(int lineStart, int lineLength, int nameLength, int id) {
        return lineStart
                | ((long) lineLength << LENGTH_SHIFT)
                | ((long) nameLength << NAME_SHIFT)
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
