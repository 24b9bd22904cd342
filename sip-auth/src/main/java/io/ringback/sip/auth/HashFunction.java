package io.ringback.sip.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions of digest, from the weakest to the strongest (RFC 7616 §6.1, RFC 8760 §2.1). */
public enum HashFunction {
    /** MD5: only for peers that know nothing better. */
    MD5("MD5", "HmacMD5", 16, 0),
    /** SHA-256. */
    SHA_256("SHA-256", "HmacSHA256", 32, 1),
    /** SHA-512/256, which is not SHA-512 cut short: it starts from values of its own (RFC 7616 erratum 4897). */
    SHA_512_256("SHA-512/256", "HmacSHA512/256", 32, 2);

    /** The bytes of the longest hash. */
    static final int LONGEST = 32;

    /** How many hash functions there are. */
    static final int COUNT = 3;

    private final String provided;
    private final String mac;
    private final int bytes;
    private final int place;

    HashFunction(String provided, String mac, int bytes, int place) {
        this.provided = provided;
        this.mac = mac;
        this.bytes = bytes;
        this.place = place;
    }

    /** Where what belongs to this hash function stands in an array. */
    int place() {
        return place;
    }

    /**
     * How long a hash is on the wire.
     *
     * @return hexadecimal digits: 32 or 64
     */
    public int hexLength() {
        return 2 * bytes;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(provided);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no " + provided, e);
        }
    }

    /** The HMAC of RFC 2104 with this hash function. */
    byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac keyed = Mac.getInstance(mac);
            keyed.init(new SecretKeySpec(key, mac));
            return keyed.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + mac, e);
        }
    }
}
