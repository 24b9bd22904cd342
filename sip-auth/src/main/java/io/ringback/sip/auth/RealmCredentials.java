package io.ringback.sip.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Credentials by exact realm, and defaults that are each bound to one peer.
 *
 * <p>A default serves a user who does not know the realm: it is given for the first realm that is named in an exchange
 * with its own peer, and from then on for that realm only. So neither another peer nor someone behind that peer, who
 * names a realm of his own, is answered. Safe for use by many threads.
 */
public final class RealmCredentials implements CredentialsSource {
    private final Map<String, UserCredentials> byRealm = new ConcurrentHashMap<>();
    private final Map<String, UserCredentials> byPeer = new ConcurrentHashMap<>();
    private final Map<String, String> realmOfPeer = new ConcurrentHashMap<>();

    private RealmCredentials() {}

    /**
     * No credentials yet.
     *
     * @return an empty source
     */
    public static RealmCredentials none() {
        return new RealmCredentials();
    }

    /**
     * Adds credentials for a realm, or replaces them.
     *
     * @param realm the realm, with case
     * @param credentials whose
     * @return this
     */
    public RealmCredentials realm(String realm, UserCredentials credentials) {
        byRealm.put(realm, credentials);
        return this;
    }

    /**
     * Adds credentials for whatever realm a peer names for itself.
     *
     * @param peer the peer, named as in {@link Exchange#with}
     * @param credentials whose
     * @return this
     */
    public RealmCredentials peer(String peer, UserCredentials credentials) {
        byPeer.put(peer, credentials);
        return this;
    }

    @Override
    public Optional<UserCredentials> find(String realm, String peer) {
        UserCredentials exact = byRealm.get(realm);
        if (exact != null) {
            return Optional.of(exact);
        }
        UserCredentials bound = byPeer.get(peer);
        if (bound == null) {
            return Optional.empty();
        }
        String own = realmOfPeer.putIfAbsent(peer, realm);
        return own == null || own.equals(realm) ? Optional.of(bound) : Optional.empty();
    }

    /** Overwrites every secret. */
    public void wipe() {
        byRealm.values().forEach(UserCredentials::wipe);
        byPeer.values().forEach(UserCredentials::wipe);
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "credentials for " + byRealm.size() + " realms and " + byPeer.size() + " peers";
    }
}
