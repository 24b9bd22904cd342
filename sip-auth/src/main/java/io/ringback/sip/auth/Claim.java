package io.ringback.sip.auth;

import io.ringback.sip.message.SipRequest;

/**
 * Someone claims to be a user, with a nonce that this server has made. Look up the user's secret, and let
 * {@link DigestVerifier#decide} check it, also when there is no such user.
 */
public final class Claim implements Examination {
    private final SipRequest request;
    private final PresentedCredentials presented;
    private final NonceSeal.Opened nonce;

    Claim(SipRequest request, PresentedCredentials presented, NonceSeal.Opened nonce) {
        this.request = request;
        this.presented = presented;
        this.nonce = nonce;
    }

    /**
     * Who it claims to be.
     *
     * @return the user's name, or if {@link #isUserHashed} says so the hash of it; not yet to be believed
     */
    public String username() {
        return presented.user().name().toString();
    }

    /**
     * Tells whether the user is named by a hash, to be looked up among {@link DigestResponse#userhash} of all users.
     * That is so only where the policy asks for it.
     *
     * @return true for {@code userhash=true}
     */
    public boolean isUserHashed() {
        return presented.user().hashed();
    }

    /**
     * What the secret must cover.
     *
     * @return the algorithm of the credentials
     */
    public DigestAlgorithm algorithm() {
        return presented.algorithm();
    }

    DigestSubject subject() {
        return DigestSubject.of(request);
    }

    PresentedCredentials presented() {
        return presented;
    }

    NonceSeal.Opened nonce() {
        return nonce;
    }

    /** The algorithm only. */
    @Override
    public String toString() {
        return "claim with " + presented;
    }
}
