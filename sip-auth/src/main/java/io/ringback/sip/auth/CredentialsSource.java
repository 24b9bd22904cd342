package io.ringback.sip.auth;

import java.util.Optional;

/**
 * Where a client finds its credentials. It is asked while a challenge is answered, so it must not block. May be called
 * by many threads.
 *
 * @see RealmCredentials
 */
@FunctionalInterface
public interface CredentialsSource {
    /**
     * The credentials for a realm. Whoever answers for a realm that is not its own gives its users' digests to anyone
     * who asks for them.
     *
     * @param realm the challenge's realm, without quotes and escapes
     * @param peer whom the challenged request was sent to, as named in {@link Exchange#with}
     * @return the credentials, or empty if there are none for that realm
     */
    Optional<UserCredentials> find(String realm, String peer);
}
