package io.ringback.sip.ua;

import io.ringback.sip.auth.CredentialsSource;
import io.ringback.sip.auth.DigestClient;
import io.ringback.sip.auth.RealmCredentials;

/**
 * Who we are to one peer: the digest client with its credentials and nonces, and the peer's name, to which they are
 * bound.
 *
 * @param digest answers the peer's challenges
 * @param peer the peer's name: the same for all requests to one trunk
 */
public record Account(DigestClient digest, String peer) {
    /**
     * An account.
     *
     * @param peer the peer's name
     * @param credentials where its credentials are found
     * @return a new account without nonces
     */
    public static Account of(String peer, CredentialsSource credentials) {
        return new Account(DigestClient.of(credentials), peer);
    }

    /**
     * An account without credentials.
     *
     * @param peer the peer's name
     * @return an account that answers no challenge
     */
    public static Account anonymous(String peer) {
        return of(peer, RealmCredentials.none());
    }
}
