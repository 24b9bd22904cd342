package io.ringback.sip.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What AKA yields on both sides: the response RES, which is XRES in the network, and the session keys IK and CK. They
 * are shown by nobody, and overwritten when that is asked for. Not for use by several threads at once.
 */
public final class AkaKeys implements AkaOutcome {
    private static final byte[] PASSWORD = ascii("http-digest-akav2-password");
    private static final byte[] INTEGRITY_KEY = ascii("http-digest-akav2-integritykey");
    private static final byte[] CIPHER_KEY = ascii("http-digest-akav2-cipherkey");
    private static final int KEY_LENGTH = 16;

    private final byte[] res;
    private final byte[] ik;
    private final byte[] ck;

    private AkaKeys(byte[] res, byte[] ik, byte[] ck) {
        this.res = res;
        this.ik = ik;
        this.ck = ck;
    }

    /**
     * Keys.
     *
     * @param res RES or XRES: 4 to 16 bytes, copied
     * @param ik IK: 16 bytes, copied
     * @param ck CK: 16 bytes, copied
     * @return the keys
     * @throws IllegalArgumentException if one has another length
     */
    public static AkaKeys of(byte[] res, byte[] ik, byte[] ck) {
        if (res.length < 4 || res.length > 16 || ik.length != KEY_LENGTH || ck.length != KEY_LENGTH) {
            throw new IllegalArgumentException("RES has 4 to 16 bytes, IK and CK 16");
        }
        return new AkaKeys(res.clone(), ik.clone(), ck.clone());
    }

    /**
     * The password of digest: RES itself (RFC 3310 §3.3), or for version 2 the base64 of an HMAC with RES, IK and CK
     * (RFC 4169 §2.1). A network that verifies a digest gives it to {@link UserCredentials#ofPassword(String, byte[])}.
     *
     * @param algorithm an algorithm of AKA
     * @return a new array
     * @throws IllegalArgumentException if the algorithm is not of AKA
     */
    public byte[] password(DigestAlgorithm algorithm) {
        if (!algorithm.isAka()) {
            throw new IllegalArgumentException("not AKA: " + algorithm.token());
        }
        if (!algorithm.isAkaV2()) {
            return res.clone();
        }
        byte[] all = Arrays.copyOf(res, res.length + 2 * KEY_LENGTH);
        System.arraycopy(ik, 0, all, res.length, KEY_LENGTH);
        System.arraycopy(ck, 0, all, res.length + KEY_LENGTH, KEY_LENGTH);
        byte[] derived = algorithm.hash().hmac(all, PASSWORD);
        byte[] password = Base64.getEncoder().encode(derived);
        Arrays.fill(all, (byte) 0);
        Arrays.fill(derived, (byte) 0);
        return password;
    }

    /**
     * IK' of RFC 4169 §2.2: the integrity key that others may use where version 2 is in use.
     *
     * @param hash the algorithm's hash function
     * @return a new array
     */
    public byte[] maskedIntegrityKey(HashFunction hash) {
        return hash.hmac(ik, INTEGRITY_KEY);
    }

    /**
     * CK' of RFC 4169 §2.2: the cipher key that others may use where version 2 is in use.
     *
     * @param hash the algorithm's hash function
     * @return a new array
     */
    public byte[] maskedCipherKey(HashFunction hash) {
        return hash.hmac(ck, CIPHER_KEY);
    }

    /** Overwrites everything. */
    public void wipe() {
        Arrays.fill(res, (byte) 0);
        Arrays.fill(ik, (byte) 0);
        Arrays.fill(ck, (byte) 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "AKA keys";
    }
}
