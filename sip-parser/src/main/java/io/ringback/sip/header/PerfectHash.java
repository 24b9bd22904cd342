package io.ringback.sip.header;

import java.util.Arrays;
import java.util.Random;

/**
 * A hash under which no two of a few known numbers fall together: a product's highest bits, whose factor is sought
 * once, when a class is loaded, from a fixed seed. So whoever looks one up compares with one candidate only. It is a
 * record since the JIT takes a constant record's fields for constants.
 *
 * @param factor what makes the product; it is odd, so that numbers which differ only in as many of their highest bits
 *     as choose a place never fall together, known or not
 * @param shift how many of its bits do not count
 * @param places which index each of the highest bits' values stands for; 0 if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // it never leaves its table, and nobody compares it
record PerfectHash(long factor, int shift, short[] places) {
    /** How many words an entry has in a table of entries. */
    static final int WORDS = 4;

    private static final int WORD_BITS = 2;
    private static final long SEED = 3261;
    private static final int TRIES = 1_000_000;

    /**
     * The hash of some numbers.
     *
     * @param keys the numbers, all different
     * @param bits how many bits choose a place: the more, the sooner a factor is found
     */
    static PerfectHash of(long[] keys, int bits) {
        Random random = new Random(SEED);
        short[] places = new short[1 << bits];
        for (int i = 0; i < TRIES; i++) {
            long factor = random.nextLong() | 1;
            if (fill(places, keys, factor, Long.SIZE - bits)) {
                return new PerfectHash(factor, Long.SIZE - bits, places);
            }
        }
        throw new IllegalStateException("two keys are the same, or too many for " + bits + " bits");
    }

    private static boolean fill(short[] places, long[] keys, long factor, int shift) {
        boolean[] taken = new boolean[places.length];
        Arrays.fill(places, (short) 0);
        for (int i = 0; i < keys.length; i++) {
            int place = place(keys[i], factor, shift);
            if (taken[place]) {
                return false;
            }
            taken[place] = true;
            places[place] = (short) i;
        }
        return true;
    }

    /** The only index that a number can have among the known ones; if it is none of them, any. */
    int candidate(long key) {
        return places[place(key, factor, shift)];
    }

    /** Where the entry of a number begins in a table with {@link #WORDS} words for each place. */
    int entry(long key) {
        return place(key, factor, shift - WORD_BITS) & (places.length - 1) << WORD_BITS;
    }

    private static int place(long key, long factor, int shift) {
        return (int) ((key * factor) >>> shift);
    }
}
