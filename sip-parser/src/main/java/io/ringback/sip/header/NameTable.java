package io.ringback.sip.header;

import io.ringback.text.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Finds names without regard to case: one multiplication tells the only candidate from the first and last eight bytes
 * and the length, and the same words are compared. A few names are longer than both together, and one of them,
 * Content-Transfer-Encoding, has both of another. It is a record since the JIT takes a constant record's fields for
 * constants.
 *
 * @param names the names, in lower case
 * @param words for each name its first and last eight bytes and its length
 * @param hash finds a name's index by its words
 */
@SuppressWarnings("ArrayRecordComponent") // it never leaves its owner, and nobody compares it
record NameTable(byte[][] names, long[] words, PerfectHash hash) {
    private static final int WORD = Long.BYTES;
    private static final int WORDS_PER_NAME = 4;
    private static final int BITS = 12;
    private static final long FOLD = 0x2020202020202020L;

    /**
     * A table of names, whose indexes are found by them.
     *
     * @param texts letters, digits and hyphens, all different
     */
    static NameTable of(String... texts) {
        byte[][] names = new byte[texts.length][];
        long[] words = new long[WORDS_PER_NAME * texts.length];
        long[] keys = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            byte[] padded = ("\0".repeat(WORD) + texts[i]).getBytes(StandardCharsets.US_ASCII);
            int length = texts[i].length();
            long first = Octets.folded(padded, WORD, length);
            long last = length <= WORD ? 0 : last(padded, padded.length);
            names[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
            words[WORDS_PER_NAME * i] = first;
            words[WORDS_PER_NAME * i + 1] = last;
            words[WORDS_PER_NAME * i + 2] = length;
            keys[i] = key(first, last, length);
        }
        return new NameTable(names, words, PerfectHash.of(keys, BITS));
    }

    /** The last eight bytes of a name in lower case. */
    private static long last(byte[] bytes, int to) {
        return Octets.eight(bytes, to - WORD) | FOLD;
    }

    private static long key(long first, long last, int length) {
        return first + Long.rotateLeft(last, 29) + length;
    }

    /**
     * Finds a name.
     *
     * @param bytes an array that has a name without control characters
     * @param from where the name begins, 8 or more
     * @param to where it ends, exclusive
     * @return its index, or −1 if it is none of these
     */
    int indexOf(byte[] bytes, int from, int to) {
        int length = to - from;
        long first = Octets.folded(bytes, from, length);
        long last = length <= WORD ? 0 : last(bytes, to);
        int found = hash.candidate(key(first, last, length));
        int at = WORDS_PER_NAME * found;
        long difference = (words[at] ^ first) | (words[at + 1] ^ last) | (words[at + 2] ^ length);
        return difference == 0 && (length <= 2 * WORD || isSameBetween(names[found], bytes, from)) ? found : -1;
    }

    private static boolean isSameBetween(byte[] name, byte[] bytes, int from) {
        for (int i = WORD; i < name.length - WORD; i++) {
            if ((name[i] | 0x20) != (bytes[from + i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
