package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Room to compute digests in: hash functions and buffers that are used again, so that computing allocates nothing. What
 * is to be hashed is collected first and hashed in one call. Not for use by several threads; whoever makes one keeps
 * it.
 */
public final class DigestScratch {
    private static final ThreadLocal<DigestScratch> OF_THREAD = ThreadLocal.withInitial(DigestScratch::new);

    private final Map<HashFunction, MessageDigest> digests = new EnumMap<>(HashFunction.class);
    private final byte[] hash = new byte[HashFunction.LONGEST];
    private final byte[] hex = new byte[2 * HashFunction.LONGEST];
    private byte[] text = new byte[512];
    private int length;
    private int hexLength;

    private DigestScratch() {}

    /**
     * A scratch for one user.
     *
     * @return a new scratch
     */
    public static DigestScratch create() {
        return new DigestScratch();
    }

    /** The scratch that belongs to the calling thread. */
    static DigestScratch ofThread() {
        return OF_THREAD.get();
    }

    DigestScratch begin() {
        length = 0;
        return this;
    }

    DigestScratch octet(int value) {
        reserve(1);
        text[length++] = (byte) value;
        return this;
    }

    DigestScratch ascii(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            text[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    DigestScratch bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
        return this;
    }

    DigestScratch slice(Slice slice) {
        reserve(slice.length());
        slice.copyTo(text, length);
        length += slice.length();
        return this;
    }

    /** Adds the hexadecimal digits of the hash that was computed last. */
    DigestScratch lastHash() {
        reserve(hexLength);
        System.arraycopy(hex, 0, text, length, hexLength);
        length += hexLength;
        return this;
    }

    /** Hashes what was collected; the digits are kept until the next hash. */
    DigestScratch hash(HashFunction function) {
        MessageDigest digest = digest(function);
        digest.update(text, 0, length);
        finish(digest);
        return this;
    }

    /** Hashes a slice of any length without collecting it. */
    DigestScratch hash(HashFunction function, Slice whole) {
        MessageDigest digest = digest(function);
        whole.updateTo(digest);
        finish(digest);
        return this;
    }

    private void finish(MessageDigest digest) {
        try {
            int count = digest.digest(hash, 0, hash.length);
            for (int i = 0; i < count; i++) {
                hex[2 * i] = Ascii.hexDigit(hash[i] >> 4);
                hex[2 * i + 1] = Ascii.hexDigit(hash[i]);
            }
            hexLength = 2 * count;
        } catch (DigestException e) {
            throw new IllegalStateException("a hash longer than " + hash.length + " bytes", e);
        }
    }

    /** A copy of the hexadecimal digits of the last hash. */
    byte[] toHex() {
        return Arrays.copyOf(hex, hexLength);
    }

    /** Compares the digits of the last hash in a time that does not depend on where they differ. */
    boolean matches(Slice digits) {
        return MessageDigest.isEqual(toHex(), digits.toBytes());
    }

    /** Forgets everything that was collected and hashed. */
    void wipe() {
        Arrays.fill(text, (byte) 0);
        Arrays.fill(hash, (byte) 0);
        Arrays.fill(hex, (byte) 0);
        length = 0;
        hexLength = 0;
    }

    private MessageDigest digest(HashFunction function) {
        MessageDigest digest = digests.get(function);
        if (digest == null) {
            digest = function.newDigest();
            digests.put(function, digest);
        }
        return digest;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > text.length) {
            byte[] larger = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
            Arrays.fill(text, (byte) 0);
            text = larger;
        }
    }
}
