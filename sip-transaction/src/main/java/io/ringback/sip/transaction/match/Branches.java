package io.ringback.sip.transaction.match;

import io.ringback.sip.header.Via;
import io.ringback.text.Ascii;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fresh branches that nobody can guess: 128 bits from counters under keyed hashes whose keys are random. Safe for use
 * by many threads.
 */
public final class Branches {
    /** The bytes of a branch. */
    public static final int LENGTH = 39;

    private final AtomicLong counter = new AtomicLong();
    private final SipHash high;
    private final SipHash low;

    /**
     * A source of branches.
     *
     * @param random where the keys come from
     */
    public Branches(SecureRandom random) {
        this.high = SipHash.forSecrets(random);
        this.low = SipHash.forSecrets(random);
    }

    /**
     * The next branch.
     *
     * @return the magic cookie and 32 hexadecimal digits
     */
    public String next() {
        byte[] text = new byte[LENGTH];
        next(text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes the next branch.
     *
     * @param text where to
     * @param at the index of its first byte
     */
    public void next(byte[] text, int at) {
        long count = counter.getAndIncrement();
        int digits = at + Via.MAGIC_COOKIE.length();
        for (int i = at; i < digits; i++) {
            text[i] = (byte) Via.MAGIC_COOKIE.charAt(i - at);
        }
        hex(high.hash(count), text, digits);
        hex(low.hash(count), text, digits + 16);
    }

    /**
     * A number as text.
     *
     * @param value 64 bits
     * @return 16 hexadecimal digits
     */
    public static String hex(long value) {
        byte[] text = new byte[16];
        hex(value, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void hex(long value, byte[] text, int at) {
        for (int i = 0; i < 16; i++) {
            text[at + i] = Ascii.hexDigit((int) (value >>> (60 - 4 * i)));
        }
    }
}
