package io.ringback.sip.header;

import io.ringback.text.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds names of less than sixteen bytes that a colon follows at once, without regard to case, in the sixteen bytes
 * that they begin. No branch depends on the name: a few operations tell the only place in a table where it can be, and
 * two words are compared there. Names that are found in the same way, by their first eight bytes and the ninth, are
 * left out, and so are longer ones: {@link LongerNames} and {@link NameTable} have them. It is a record since the JIT
 * takes a constant record's fields for constants.
 *
 * @param hash finds a name's place
 * @param entries for each place four words: the first eight bytes of a name with its colon, and 0 behind that; the
 *     bytes behind them, which bits of those belong to it; and what {@link #find} tells
 */
@SuppressWarnings("ArrayRecordComponent") // it never leaves its owner, and nobody compares it
record ShortNames(PerfectHash hash, long[] entries) {
    /** What stands for the key of a name that a table leaves out. */
    static final long NO_KEY = 0;

    static final int LENGTH_BITS = 8;
    static final long FOLD = 0x2020202020202020L;

    private static final long ONES = 0x0101010101010101L;
    private static final long COLONS = ':' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final int PLACE_BITS = 10;
    private static final int BOTH = 2 * Long.BYTES;

    /**
     * A table of names.
     *
     * @param names letters, digits and hyphens, all different; those that are too long are left out
     * @param indexes for each name what it stands for, 0 to 254
     */
    static ShortNames of(String[] names, byte[] indexes) {
        long[] keys = Arrays.stream(names)
                .mapToLong(name -> name.length() < BOTH ? key(name) : NO_KEY)
                .toArray();
        int[] kept = IntStream.range(0, names.length)
                .filter(i -> isOnly(keys[i], keys))
                .toArray();
        PerfectHash hash =
                PerfectHash.of(Arrays.stream(kept).mapToLong(i -> keys[i]).toArray(), PLACE_BITS);
        long[] entries = new long[PerfectHash.WORDS << PLACE_BITS];
        for (int i : kept) {
            enter(names[i], indexes[i] & 0xFF, entries, hash.entry(keys[i]));
        }
        return new ShortNames(hash, entries);
    }

    static boolean isOnly(long key, long[] keys) {
        return key != NO_KEY
                && Arrays.stream(keys).filter(other -> other == key).count() == 1;
    }

    private static byte[] line(String name) {
        return (name + ":" + "\0".repeat(BOTH)).getBytes(StandardCharsets.US_ASCII);
    }

    private static long key(String name) {
        byte[] line = line(name);
        long first = Octets.eight(line, 0) | FOLD;
        long upToColon = upToColon(first);
        return key(first & upToColon, Octets.eight(line, Long.BYTES) | FOLD, upToColon);
    }

    private static void enter(String name, int index, long[] entries, int at) {
        byte[] line = line(name);
        long first = Octets.eight(line, 0) | FOLD;
        long second = Octets.eight(line, Long.BYTES) | FOLD;
        long upToColon = upToColon(first);
        long mask = (upToColon(second) << 1 | 1) & all(upToColon);
        entries[at] = first & upToColon;
        entries[at + 1] = second & mask;
        entries[at + 2] = mask;
        entries[at + 3] = (index + 1L) << LENGTH_BITS | name.length();
    }

    /**
     * All bits that stand before the highest one of a colon; all, if there is no colon. A byte beyond ASCII may be
     * taken for one, if no colon is before it. Then nothing is found: the other bits of that byte are not those of a
     * colon, and if it is the last byte, the key lacks the ninth one, so that the product's highest eight bits differ.
     *
     * @param word eight bytes with {@link #FOLD}
     */
    static long upToColon(long word) {
        long colons = ((word ^ COLONS) - ONES) & HIGH_BITS;
        return (colons - 1) & ~colons;
    }

    /** All bits, or none if the word has a colon up to which these are. */
    private static long all(long upToColon) {
        return upToColon >> (Long.SIZE - 1);
    }

    /** The ninth byte tells apart most names that are alike in eight. */
    private static long key(long first, long second, long upToColon) {
        return first + ((second & all(upToColon)) << (Long.SIZE - Byte.SIZE));
    }

    /**
     * Finds a name. A control character is taken for another one, but no LF for any that a name has; so a line that is
     * too short for these bytes has no name that goes on in the next one.
     *
     * @param one the first eight bytes of a line without control characters but for its line end
     * @param two the next ones
     * @return the name's length in the lower eight bits, and above them what it stands for, plus one; 0 if the line
     *     does not begin with one of these names and a colon
     */
    long find(long one, long two) {
        long first = one | FOLD;
        long second = two | FOLD;
        long upToColon = upToColon(first);
        first &= upToColon;
        int at = hash.entry(key(first, second, upToColon));
        long difference = (entries[at] ^ first) | (entries[at + 1] ^ (second & entries[at + 2]));
        return difference == 0 ? entries[at + 3] : 0;
    }
}
