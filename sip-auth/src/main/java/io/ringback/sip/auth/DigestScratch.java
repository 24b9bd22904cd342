package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Room to compute digests in: hash functions and buffers that are used again, so that computing allocates nothing. What
 * is to be hashed is collected first and hashed in one call. Beside the last hash it holds one key, which is H(A1). Not
 * for use by several threads; whoever makes one keeps it.
 */
public final class DigestScratch {
    private static final ThreadLocal<DigestScratch> OF_THREAD = ThreadLocal.withInitial(DigestScratch::new);

    /** Where the text begins that is collected: the key stands before it, so that both are wiped at once. */
    private static final int TEXT = 2 * HashFunction.LONGEST;

    private static final int ROOM = 512;

    /** What is kept of the room that something long has needed. */
    private static final int MOST_KEPT = 16 * 1024;

    private final @Nullable Hash[] hashes = new Hash[HashFunction.COUNT];
    private ByteWriter writer = ByteWriter.ofCapacity(ROOM);
    private Hash last = new Hash(HashFunction.MD5);
    private byte[] room = new byte[ROOM];
    private int end = TEXT;
    private int secretEnd;
    private boolean lastIsSecret;
    private int keyLength;

    private DigestScratch() {}

    /** A hash function, and what it has made last. */
    private static final class Hash {
        private final MessageDigest digest;
        private final byte[] value;
        private final byte[] hex;
        private final byte[] given;

        Hash(HashFunction function) {
            digest = function.newDigest();
            hex = new byte[function.hexLength()];
            given = new byte[hex.length];
            value = new byte[hex.length / 2];
        }

        void finish() {
            try {
                digest.digest(value, 0, value.length);
                HexDigits.write(value, hex);
            } catch (DigestException e) {
                throw new IllegalStateException("a hash longer than " + value.length + " bytes", e);
            }
        }

        void wipe() {
            Arrays.fill(value, (byte) 0);
            Arrays.fill(hex, (byte) 0);
        }
    }

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
        end = TEXT;
        return this;
    }

    DigestScratch octet(int value) {
        reserve(1);
        room[end++] = (byte) value;
        return this;
    }

    DigestScratch ascii(String ascii) {
        int size = ascii.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            room[end + i] = (byte) ascii.charAt(i);
        }
        end += size;
        return this;
    }

    /** Adds what must not stay here: all of the text up to it is wiped later. */
    DigestScratch secret(byte[] secret) {
        return secret(secret, secret.length);
    }

    /** Adds what is secret up to a point. */
    DigestScratch secret(byte[] bytes, int secretBytes) {
        secretEnd = Math.max(secretEnd, end + secretBytes);
        return bytes(bytes, 0, bytes.length);
    }

    private DigestScratch bytes(byte[] bytes, int from, int size) {
        reserve(size);
        System.arraycopy(bytes, from, room, end, size);
        end += size;
        return this;
    }

    DigestScratch slice(Slice slice) {
        reserve(slice.length());
        slice.copyTo(room, end);
        end += slice.length();
        return this;
    }

    /** Adds the hexadecimal digits of the hash that was computed last. */
    DigestScratch lastHash() {
        return bytes(last.hex, 0, last.hex.length);
    }

    /** Adds the key. */
    DigestScratch key() {
        bytes(room, 0, keyLength);
        secretEnd = Math.max(secretEnd, end);
        return this;
    }

    /** Hashes what was collected; the digits are kept until the next hash. */
    DigestScratch hash(HashFunction function) {
        last = of(function);
        last.digest.update(room, TEXT, end - TEXT);
        last.finish();
        lastIsSecret = false;
        return this;
    }

    /** Hashes a slice of any length without collecting it. */
    DigestScratch hash(HashFunction function, Slice whole) {
        last = of(function);
        whole.updateTo(last.digest);
        last.finish();
        lastIsSecret = false;
        return this;
    }

    /** Makes the last hash the key. */
    void keepAsKey() {
        takeKey(last.hex);
        lastIsSecret = true;
    }

    /** Takes a key that is known. */
    void takeKey(byte[] digits) {
        takeKey(digits, digits.length);
    }

    /** Takes a key that other bytes follow. */
    void takeKey(byte[] digits, int size) {
        System.arraycopy(digits, 0, room, 0, size);
        keyLength = size;
        secretEnd = Math.max(secretEnd, size);
    }

    /** Writes the eight digits of a nonce count over what was collected. */
    void count(int at, int number) {
        HexDigits.write(number, room, TEXT + at);
    }

    /** A copy of what was collected. */
    byte[] toText() {
        return Arrays.copyOfRange(room, TEXT, end);
    }

    /** Writes a part of what was collected. */
    void writeText(ByteWriter to, int from, int until) {
        to.bytes(room, TEXT + from, TEXT + until);
    }

    /** A copy of the key. */
    byte[] toKey() {
        return Arrays.copyOf(room, keyLength);
    }

    /** A copy of the hexadecimal digits of the last hash. */
    byte[] toHex() {
        return last.hex.clone();
    }

    void writeHash(ByteWriter to) {
        to.bytes(last.hex, 0, last.hex.length);
    }

    /** A writer for what is to be copied before anything else is computed. */
    ByteWriter writer() {
        if (writer.length() > MOST_KEPT) {
            writer = ByteWriter.ofCapacity(ROOM);
        }
        writer.clear();
        return writer;
    }

    /** Compares with the digits of the last hash in a time that does not depend on where they differ. */
    boolean matches(Slice digits) {
        if (digits.length() != last.hex.length) {
            return false;
        }
        digits.copyTo(last.given, 0);
        return MessageDigest.isEqual(last.hex, last.given);
    }

    /** Forgets the key, and what was collected and hashed of secrets. A response is none: it is sent to the peer. */
    void wipe() {
        Arrays.fill(room, 0, secretEnd, (byte) 0);
        if (lastIsSecret) {
            last.wipe();
        }
        lastIsSecret = false;
        secretEnd = 0;
        keyLength = 0;
        end = TEXT;
        if (room.length > MOST_KEPT) {
            room = new byte[ROOM];
        }
    }

    /** How many bytes are kept for the next digest. */
    int kept() {
        return room.length;
    }

    private Hash of(HashFunction function) {
        Hash known = hashes[function.place()];
        if (known == null) {
            known = new Hash(function);
            hashes[function.place()] = known;
        }
        return known;
    }

    private void reserve(int size) {
        int needed = Math.addExact(end, size);
        if (needed > room.length) {
            byte[] larger = Arrays.copyOf(room, Math.max(needed, 2 * room.length));
            Arrays.fill(room, (byte) 0);
            room = larger;
        }
    }
}
