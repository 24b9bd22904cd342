package io.ringback.text;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Bits that nobody can foresee, for tags, branches, nonces and boundaries. They come from a generator that the system's
 * own seeds once, when it is first used ({@link #prepare()} chooses when), and that reads no file from then on: so
 * event loops may draw from it. It is the DRBG of NIST SP 800-90A; where the JDK has none, its default generator. Safe
 * for use by many threads.
 */
public final class RandomBits {
    private static final SecureRandom GENERATOR = seeded();

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
        return GENERATOR.nextLong();
    }

    /**
     * Draws bytes.
     *
     * @param count how many, 0 or more
     * @return a new array
     */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        GENERATOR.nextBytes(bytes);
        return bytes;
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
