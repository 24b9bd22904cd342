package io.ringback.sip.header;

import io.ringback.text.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds names of sixteen to 23 bytes that a colon follows at once, as {@link ShortNames} finds shorter ones: in the 24
 * bytes that they begin, with one product and without a loop. Names that are alike in their first sixteen bytes are
 * left out: another table has them. It is a record since the JIT takes a constant record's fields for constants.
 *
 * @param hash finds a name's place by its first sixteen bytes
 * @param entries for each place a name's first eight bytes, the next ones, those behind them with the colon, and what
 *     {@link #find} tells
 */
@SuppressWarnings("ArrayRecordComponent") // it never leaves its owner, and nobody compares it
record LongerNames(PerfectHash hash, long[] entries) {
    private static final int PLACE_BITS = 8;
    private static final int SHORTEST = 2 * Long.BYTES;
    private static final int LONGEST = 3 * Long.BYTES - 1;

    /**
     * A table of names.
     *
     * @param names letters, digits and hyphens, all different; those that are too short or too long are left out
     * @param indexes for each name what it stands for, 0 to 254
     */
    static LongerNames of(String[] names, byte[] indexes) {
        long[] keys = Arrays.stream(names).mapToLong(LongerNames::key).toArray();
        int[] kept = IntStream.range(0, names.length)
                .filter(i -> ShortNames.isOnly(keys[i], keys))
                .toArray();
        PerfectHash hash =
                PerfectHash.of(Arrays.stream(kept).mapToLong(i -> keys[i]).toArray(), PLACE_BITS);
        long[] entries = new long[PerfectHash.WORDS << PLACE_BITS];
        for (int i : kept) {
            byte[] line = line(names[i]);
            int at = hash.entry(keys[i]);
            entries[at] = Octets.eight(line, 0) | ShortNames.FOLD;
            entries[at + 1] = Octets.eight(line, Long.BYTES) | ShortNames.FOLD;
            entries[at + 2] = withColon(Octets.eight(line, SHORTEST) | ShortNames.FOLD);
            entries[at + 3] = ((indexes[i] & 0xFF) + 1L) << ShortNames.LENGTH_BITS | names[i].length();
        }
        return new LongerNames(hash, entries);
    }

    private static byte[] line(String name) {
        return (name + ":" + "\0".repeat(Long.BYTES)).getBytes(StandardCharsets.US_ASCII);
    }

    private static long key(String name) {
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            return ShortNames.NO_KEY;
        }
        byte[] line = line(name);
        return key(Octets.eight(line, 0) | ShortNames.FOLD, Octets.eight(line, Long.BYTES) | ShortNames.FOLD);
    }

    private static long key(long first, long second) {
        return first + Long.rotateLeft(second, 29);
    }

    /** What of a word stands before the end of its first colon; all, if there is none. */
    private static long withColon(long word) {
        return word & (ShortNames.upToColon(word) << 1 | 1);
    }

    /**
     * Finds a name. As with {@link ShortNames#find}, no LF is taken for any byte that a name has, so that none goes on
     * in the next line.
     *
     * @param one the first eight bytes of a line without control characters but for its line end
     * @param two the next ones
     * @param three the ones behind these
     * @return as {@link ShortNames#find}
     */
    long find(long one, long two, long three) {
        long first = one | ShortNames.FOLD;
        long second = two | ShortNames.FOLD;
        int at = hash.entry(key(first, second));
        long difference = (entries[at] ^ first)
                | (entries[at + 1] ^ second)
                | (entries[at + 2] ^ withColon(three | ShortNames.FOLD));
        return difference == 0 ? entries[at + 3] : 0;
    }
}
