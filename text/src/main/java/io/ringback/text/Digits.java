package io.ringback.text;

/**
 * Decimal digits, up to eight at a time: they are told apart from what follows them, and made a number, without a loop.
 */
public final class Digits {
    /** How many digits are read at once; where there are as many, more may follow. */
    public static final int MOST = Long.BYTES;

    private static final long ONES = 0x0101010101010101L;
    private static final long ZEROS = '0' * ONES;
    private static final long BEYOND_NINE = (0x80 - 10) * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final long OF_FOUR = 0x0000_00FF_0000_00FFL;
    private static final long FIRST_AND_THIRD = 100 + (1_000_000L << 32);
    private static final long SECOND_AND_FOURTH = 1 + (10_000L << 32);

    private Digits() {}

    /**
     * How many digits stand side by side in an array.
     *
     * @param bytes the array
     * @param from where they begin
     * @param end the end of what may belong to them
     * @return 0 to {@link #MOST}
     */
    public static int count(byte[] bytes, int from, int end) {
        long word = Octets.upToEight(bytes, from) ^ ZEROS;
        int digits = Long.numberOfTrailingZeros(((word + BEYOND_NINE) | word) & HIGH_BITS) >>> 3;
        return Math.min(digits, Math.max(end - from, 0));
    }

    /**
     * The number that some digits are.
     *
     * @param bytes the array
     * @param from where they begin
     * @param count how many there are, 1 to {@link #MOST}; nothing else may stand there
     * @return 0 to 99,999,999
     */
    public static int value(byte[] bytes, int from, int count) {
        long digits = (Octets.upToEight(bytes, from) ^ ZEROS) << (Long.SIZE - Byte.SIZE * count);
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        return (int) (((pairs & OF_FOUR) * FIRST_AND_THIRD + ((pairs >>> 16) & OF_FOUR) * SECOND_AND_FOURTH) >>> 32);
    }
}
