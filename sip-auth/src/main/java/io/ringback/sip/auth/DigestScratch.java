package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Room to compute digests in: hash functions and buffers that are used again, so that computing allocates nothing. What
 * is to be hashed is collected first and hashed in one call. Beside the last hash it holds one key, which is H(A1), and
 * one nonce count. Not for use by several threads; whoever makes one keeps it.
 */
public final class DigestScratch {
    private static final ThreadLocal<DigestScratch> OF_THREAD = ThreadLocal.withInitial(DigestScratch::new);
    private static final int LONGEST_HEX = 2 * HashFunction.LONGEST;
    private static final int COUNT_DIGITS = 8;

    private final Map<HashFunction, MessageDigest> digests = new EnumMap<>(HashFunction.class);
    private final byte[] hash = new byte[HashFunction.LONGEST];
    private final byte[] hex = new byte[LONGEST_HEX];
    private final byte[] given = new byte[LONGEST_HEX];
    private final byte[] key = new byte[LONGEST_HEX];
    private final ByteWriter writer = ByteWriter.ofCapacity(512);
    private byte[] count = new byte[COUNT_DIGITS];
    private byte[] text = new byte[512];
    private int length;
    private int dirty;
    private int hexLength;
    private int keyLength;
    private int countLength;

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
        dirty = Math.max(dirty, length);
        length = 0;
        return this;
    }

    DigestScratch octet(int value) {
        reserve(1);
        text[length++] = (byte) value;
        return this;
    }

    DigestScratch ascii(String ascii) {
        int size = ascii.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            text[length + i] = (byte) ascii.charAt(i);
        }
        length += size;
        return this;
    }

    DigestScratch bytes(byte[] bytes) {
        return bytes(bytes, bytes.length);
    }

    private DigestScratch bytes(byte[] bytes, int size) {
        reserve(size);
        System.arraycopy(bytes, 0, text, length, size);
        length += size;
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
        return bytes(hex, hexLength);
    }

    /** Adds the key. */
    DigestScratch key() {
        return bytes(key, keyLength);
    }

    /** Adds the nonce count. */
    DigestScratch count() {
        return bytes(count, countLength);
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
            int size = digest.digest(hash, 0, hash.length);
            for (int i = 0; i < size; i++) {
                hex[2 * i] = Ascii.hexDigit(hash[i] >> 4);
                hex[2 * i + 1] = Ascii.hexDigit(hash[i]);
            }
            hexLength = 2 * size;
        } catch (DigestException e) {
            throw new IllegalStateException("a hash longer than " + hash.length + " bytes", e);
        }
    }

    /** Makes the last hash the key. */
    void keepAsKey() {
        System.arraycopy(hex, 0, key, 0, hexLength);
        keyLength = hexLength;
    }

    /** Takes a key that is known. */
    void takeKey(byte[] digits) {
        System.arraycopy(digits, 0, key, 0, digits.length);
        keyLength = digits.length;
    }

    /** Takes a nonce count as it is written. */
    void takeCount(Slice digits) {
        if (digits.length() > count.length) {
            count = new byte[digits.length()];
        }
        digits.copyTo(count, 0);
        countLength = digits.length();
    }

    /** Takes a nonce count. */
    void takeCount(long number) {
        for (int i = 0; i < COUNT_DIGITS; i++) {
            count[i] = Ascii.hexDigit((int) (number >>> (4 * (COUNT_DIGITS - 1 - i))));
        }
        countLength = COUNT_DIGITS;
    }

    /** A copy of the key. */
    byte[] toKey() {
        return Arrays.copyOf(key, keyLength);
    }

    /** A copy of the hexadecimal digits of the last hash. */
    byte[] toHex() {
        return Arrays.copyOf(hex, hexLength);
    }

    /** A copy of the nonce count. */
    Slice toCount() {
        return Slice.of(Arrays.copyOf(count, countLength));
    }

    void writeHash(ByteWriter to) {
        to.bytes(hex, 0, hexLength);
    }

    void writeCount(ByteWriter to) {
        to.bytes(count, 0, countLength);
    }

    /** A writer for what is to be copied before anything else is computed. */
    ByteWriter writer() {
        writer.clear();
        return writer;
    }

    /** Compares with the digits of the last hash in a time that does not depend on where they differ. */
    boolean matches(Slice digits) {
        if (digits.length() != hexLength) {
            return false;
        }
        System.arraycopy(hex, 0, given, 0, hex.length);
        digits.copyTo(given, 0);
        return MessageDigest.isEqual(hex, given);
    }

    /** Forgets everything that was collected and hashed, and the key. */
    void wipe() {
        begin();
        Arrays.fill(text, 0, dirty, (byte) 0);
        Arrays.fill(hash, (byte) 0);
        Arrays.fill(hex, (byte) 0);
        Arrays.fill(key, (byte) 0);
        dirty = 0;
        hexLength = 0;
        keyLength = 0;
        countLength = 0;
    }

    private MessageDigest digest(HashFunction function) {
        MessageDigest digest = digests.get(function);
        if (digest == null) {
            digest = function.newDigest();
            digests.put(function, digest);
        }
        return digest;
    }

    private void reserve(int size) {
        int needed = Math.addExact(length, size);
        if (needed > text.length) {
            byte[] larger = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
            Arrays.fill(text, (byte) 0);
            text = larger;
        }
    }
}
