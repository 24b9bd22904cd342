package io.ringback.sip.transaction.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash, a keyed hash: who does not know the key cannot make texts collide, nor tell the next value from those before
 * (Aumasson and Bernstein, 2012). Immutable.
 */
public final class SipHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long key0;
    private final long key1;
    private final int compressionRounds;
    private final int finalRounds;

    private SipHash(long key0, long key1, int compressionRounds, int finalRounds) {
        this.key0 = key0;
        this.key1 = key1;
        this.compressionRounds = compressionRounds;
        this.finalRounds = finalRounds;
    }

    /**
     * SipHash-1-3, for tables.
     *
     * @param key0 the key's first eight bytes, little endian
     * @param key1 the key's last eight bytes, little endian
     * @return the function
     */
    public static SipHash forTables(long key0, long key1) {
        return new SipHash(key0, key1, 1, 3);
    }

    /**
     * SipHash-2-4, for values that nobody shall guess.
     *
     * @param key0 the key's first eight bytes, little endian
     * @param key1 the key's last eight bytes, little endian
     * @return the function
     */
    public static SipHash forSecrets(long key0, long key1) {
        return new SipHash(key0, key1, 2, 4);
    }

    /**
     * SipHash-1-3 with a key of its own.
     *
     * @param random where the key comes from
     * @return the function
     */
    public static SipHash forTables(SecureRandom random) {
        return forTables(random.nextLong(), random.nextLong());
    }

    /**
     * SipHash-2-4 with a key of its own.
     *
     * @param random where the key comes from
     * @return the function
     */
    public static SipHash forSecrets(SecureRandom random) {
        return forSecrets(random.nextLong(), random.nextLong());
    }

    /**
     * The hash of a range of bytes.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return 64 bits
     */
    public long hash(byte[] bytes, int from, int to) {
        Rounds state = new Rounds(key0, key1);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            state.absorb(word(bytes, at), compressionRounds);
        }
        long last = (long) (to - from) << 56;
        for (int shift = 0; at < to; at++, shift += 8) {
            last |= (bytes[at] & 0xFFL) << shift;
        }
        state.absorb(last, compressionRounds);
        return state.finish(finalRounds);
    }

    /**
     * The hash of one number.
     *
     * @param value the number
     * @return 64 bits, as for its eight bytes, little endian
     */
    public long hash(long value) {
        Rounds state = new Rounds(key0, key1);
        state.absorb(value, compressionRounds);
        state.absorb(8L << 56, compressionRounds);
        return state.finish(finalRounds);
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** The four words that are mixed. It never leaves the method that makes it, so it costs no memory. */
    private static final class Rounds {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Rounds(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void absorb(long word, int rounds) {
            v3 ^= word;
            mix(rounds);
            v0 ^= word;
        }

        long finish(int rounds) {
            v2 ^= 0xFF;
            mix(rounds);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void mix(int rounds) {
            for (int i = 0; i < rounds; i++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
