package io.ringback.sdp;

/**
 * One line in one {@code long}: where it begins (24 bits), how long it is with its line end (24 bits), how long that
 * line end is (8 bits), and its letter (8 bits).
 */
final class LineSlots {
    private static final int LENGTH_SHIFT = 24;
    private static final int END_SHIFT = 48;
    private static final int LETTER_SHIFT = 56;

    private LineSlots() {}

    static long of(int start, int length, int endLength, int letter) {
        return start
                | ((long) length << LENGTH_SHIFT)
                | ((long) endLength << END_SHIFT)
                | ((long) letter << LETTER_SHIFT);
    }

    static int start(long slot) {
        return (int) slot & 0xFF_FFFF;
    }

    static int length(long slot) {
        return (int) (slot >>> LENGTH_SHIFT) & 0xFF_FFFF;
    }

    static int endLength(long slot) {
        return (int) (slot >>> END_SHIFT) & 0xFF;
    }

    static int letter(long slot) {
        return (int) (slot >>> LETTER_SHIFT);
    }
}
