package io.ringback.sip.auth;

import io.ringback.sip.message.SipRequest;

/**
 * Someone claims to be a user, with a nonce that this server has made. Look up the user's secret, and let
 * {@link DigestVerifier#decide} check it, also when there is no such user.
 */
public final class Claim implements Examination {
    private final SipRequest request;
    private final PresentedCredentials presented;
    private final long nonceMade;

    Claim(SipRequest request, PresentedCredentials presented, long nonceMade) {
        this.request = request;
        this.presented = presented;
        this.nonceMade = nonceMade;
    }

    /**
     * Who it claims to be.
     *
     * @return the user's name, not yet to be believed
     */
    public String username() {
        return presented.username().toString();
    }

    /**
     * What the secret must cover.
     *
     * @return the algorithm of the credentials
     */
    public DigestAlgorithm algorithm() {
        return presented.algorithm();
    }

    SipRequest request() {
        return request;
    }

    PresentedCredentials presented() {
        return presented;
    }

    /** When the nonce was made, in milliseconds. */
    long nonceMade() {
        return nonceMade;
    }

    /** The algorithm only. */
    @Override
    public String toString() {
        return "claim with " + presented;
    }
}
