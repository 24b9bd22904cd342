package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Optional;

/** The values of the parameter {@code algorithm} that are known here (RFC 7616 §3.3, RFC 8760 §2.1). */
public enum DigestAlgorithm {
    /** MD5, also when a challenge names no algorithm. */
    MD5("MD5", HashFunction.MD5, false),
    /** MD5 with a key for each session. */
    MD5_SESS("MD5-sess", HashFunction.MD5, true),
    /** SHA-256. */
    SHA_256("SHA-256", HashFunction.SHA_256, false),
    /** SHA-256 with a key for each session. */
    SHA_256_SESS("SHA-256-sess", HashFunction.SHA_256, true),
    /** SHA-512/256. */
    SHA_512_256("SHA-512-256", HashFunction.SHA_512_256, false),
    /** SHA-512/256 with a key for each session. */
    SHA_512_256_SESS("SHA-512-256-sess", HashFunction.SHA_512_256, true);

    private static final DigestAlgorithm[] ALL = values();

    private final String token;
    private final HashFunction hash;
    private final boolean session;

    DigestAlgorithm(String token, HashFunction hash, boolean session) {
        this.token = token;
        this.hash = hash;
        this.session = session;
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
        return session;
    }
}
