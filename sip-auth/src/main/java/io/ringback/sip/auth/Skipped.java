package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;

/**
 * A challenge that was not answered, because it cannot be, or by policy (RFC 8760 §2.4: ignore what is not understood).
 *
 * @param reason why
 * @param detail the scheme, algorithm or qop that is in the way, as the peer wrote it; perhaps empty
 */
public record Skipped(Reason reason, String detail) {
    /** Why a challenge is skipped. */
    public enum Reason {
        /** It is of the scheme Basic, which SIP forbids (RFC 3261 §22, RFC 8760 §2.6). */
        BASIC,
        /** It is of the scheme Bearer, which asks for a token: {@link BearerChallenge#in} has it (RFC 8898). */
        BEARER,
        /** It is of another scheme than Digest. */
        SCHEME,
        /** Its algorithm is not known here. */
        ALGORITHM,
        /** Its hash function is below the policy's minimum. */
        TOO_WEAK,
        /** It asks for a quality of protection that is not known here. */
        QOP,
        /** The user's SIM does not take the network that asks for genuine (RFC 3310 §3.3). */
        NOT_GENUINE,
        /** It is not well-formed, or lacks its realm or nonce. */
        MALFORMED
    }

    static Skipped scheme(Challenge challenge) {
        Reason reason = BearerChallenge.isBearer(challenge) ? Reason.BEARER : Reason.SCHEME;
        boolean basic = challenge.scheme().equalsIgnoreCase("Basic");
        return new Skipped(basic ? Reason.BASIC : reason, challenge.scheme().toString());
    }

    static Skipped malformed() {
        return new Skipped(Reason.MALFORMED, "");
    }
}
