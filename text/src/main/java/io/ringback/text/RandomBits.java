package io.ringback.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Bits that nobody can foresee, for tags, branches, nonces and boundaries. They come from a generator that the system's
 * own seeds once, when it is first used ({@link #prepare()} chooses when), and that reads no file from then on: so
 * event loops may draw from it. It is the DRBG of NIST SP 800-90A; where the JDK has none, its default generator. Safe
 * for use by many threads.
 *
 * <p>What it makes at a time is a block, since most of the cost is one for each request, not for each byte; what has
 * been handed out is wiped from the block.
 */
public final class RandomBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final SecureRandom GENERATOR = seeded();
    private static final byte[] BLOCK = new byte[512];
    private static int used = BLOCK.length;

    private RandomBits() {}

    /** Has the generator seeded, which may read a file, unless it is already. */
    public static void prepare() {
        next();
    }

    /**
     * Draws 64 bits.
     *
     * @return any number
     */
    public static long next() {
        synchronized (BLOCK) {
            int from = take(Long.BYTES);
            long bits = (long) LONG.get(BLOCK, from);
            LONG.set(BLOCK, from, 0L);
            return bits;
        }
    }

    /**
     * Draws bytes.
     *
     * @param count how many, 0 or more
     * @return a new array
     */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        if (count > BLOCK.length) {
            GENERATOR.nextBytes(bytes);
            return bytes;
        }
        synchronized (BLOCK) {
            int from = take(count);
            System.arraycopy(BLOCK, from, bytes, 0, count);
            Arrays.fill(BLOCK, from, from + count, (byte) 0);
        }
        return bytes;
    }

    /** Where so many fresh bytes are, which are the caller's from now on. */
    private static int take(int count) {
        if (BLOCK.length - used < count) {
            GENERATOR.nextBytes(BLOCK);
            used = 0;
        }
        int from = used;
        used += count;
        return from;
    }

    private static SecureRandom seeded() {
        SecureRandom generator;
        try {
            generator = SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            generator = new SecureRandom();
        }
        generator.nextLong();
        return generator;
    }
}
