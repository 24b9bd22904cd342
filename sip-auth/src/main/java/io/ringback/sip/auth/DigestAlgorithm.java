package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Optional;

/** The values of the parameter {@code algorithm} that are known here (RFC 7616 §3.3, RFC 8760 §2.1, RFC 4169 §2). */
public enum DigestAlgorithm {
    /** MD5, also when a challenge names no algorithm. */
    MD5("MD5", HashFunction.MD5, Key.USER),
    /** MD5 with a key for each session. */
    MD5_SESS("MD5-sess", HashFunction.MD5, Key.SESSION),
    /** SHA-256. */
    SHA_256("SHA-256", HashFunction.SHA_256, Key.USER),
    /** SHA-256 with a key for each session. */
    SHA_256_SESS("SHA-256-sess", HashFunction.SHA_256, Key.SESSION),
    /** SHA-512/256. */
    SHA_512_256("SHA-512-256", HashFunction.SHA_512_256, Key.USER),
    /** SHA-512/256 with a key for each session. */
    SHA_512_256_SESS("SHA-512-256-sess", HashFunction.SHA_512_256, Key.SESSION),
    /** MD5 with a password that a SIM makes of the nonce (RFC 3310). */
    AKAV1_MD5("AKAv1-MD5", HashFunction.MD5, Key.AKA),
    /** MD5 with a password that a SIM makes of the nonce, bound to its session keys (RFC 4169). */
    AKAV2_MD5("AKAv2-MD5", HashFunction.MD5, Key.AKA_V2),
    /** SHA-256 with a password that a SIM makes of the nonce, bound to its session keys (RFC 4169). */
    AKAV2_SHA_256("AKAv2-SHA-256", HashFunction.SHA_256, Key.AKA_V2);

    private static final DigestAlgorithm[] ALL = values();

    private final String token;
    private final HashFunction hash;
    private final Key key;

    DigestAlgorithm(String token, HashFunction hash, Key key) {
        this.token = token;
        this.hash = hash;
        this.key = key;
    }

    /** What is hashed into H(A1) beside user and realm. */
    private enum Key {
        USER,
        SESSION,
        AKA,
        AKA_V2
    }

    /**
     * The algorithm of a name.
     *
     * @param token the name, in any case of letters
     * @return the algorithm, or empty if it is not known here: such a challenge is to be skipped
     */
    public static Optional<DigestAlgorithm> of(Slice token) {
        for (DigestAlgorithm algorithm : ALL) {
            if (token.equalsIgnoreCase(algorithm.token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /**
     * The name on the wire.
     *
     * @return a token
     */
    public String token() {
        return token;
    }

    /**
     * What it hashes with.
     *
     * @return the hash function
     */
    public HashFunction hash() {
        return hash;
    }

    /**
     * Tells whether A1 is hashed once more, with the session's first nonce and cnonce (RFC 7616 §3.4.2).
     *
     * @return true for {@code -sess}
     */
    public boolean isSession() {
        return key == Key.SESSION;
    }

    /**
     * Tells whether the password comes from a SIM, for each nonce another one.
     *
     * @return true for AKA of either version
     */
    public boolean isAka() {
        return key == Key.AKA || key == Key.AKA_V2;
    }

    /** Whether AKA's session keys are hashed into the password too. */
    boolean isAkaV2() {
        return key == Key.AKA_V2;
    }
}
