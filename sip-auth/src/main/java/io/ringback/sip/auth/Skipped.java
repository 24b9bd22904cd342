package io.ringback.sip.auth;

/**
 * A challenge that was not answered, because it cannot be, or by policy (RFC 8760 §2.4: ignore what is not understood).
 *
 * @param reason why
 * @param detail the scheme, algorithm or qop that is in the way, as the peer wrote it; perhaps empty
 */
public record Skipped(Reason reason, String detail) {
    /** Why a challenge is skipped. */
    public enum Reason {
        /** It is not of the scheme Digest. */
        SCHEME,
        /** Its algorithm is not known here. */
        ALGORITHM,
        /** Its hash function is below the policy's minimum. */
        TOO_WEAK,
        /** It asks for a quality of protection that is not known here. */
        QOP,
        /** It is not well-formed, or lacks its realm or nonce. */
        MALFORMED
    }

    static Skipped malformed() {
        return new Skipped(Reason.MALFORMED, "");
    }
}
