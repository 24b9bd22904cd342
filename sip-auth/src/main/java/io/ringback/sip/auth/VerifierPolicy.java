package io.ringback.sip.auth;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a server asks for and accepts. Immutable.
 *
 * @param algorithms the algorithms, one challenge each, the favourite first (RFC 8760 §2.3); at least one, none of AKA
 * @param qops the qualities of protection that are offered; {@link Qop#NONE} among them is accepted without being
 *     offered, as RFC 3261 §22.4 wants for old clients, each of whose nonces then serves for one request only; alone,
 *     the challenge has no qop
 * @param times how long nonces are good
 * @param uri which digest URIs are accepted for a Request-URI
 * @param userhash whether users' names are asked for in hashed form; then {@link Claim#isUserHashed} tells whether one
 *     came so
 */
public record VerifierPolicy(
        List<DigestAlgorithm> algorithms, Set<Qop> qops, NonceTimes times, UriPolicy uri, boolean userhash) {
    private static final VerifierPolicy DEFAULTS = new VerifierPolicy(
            List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5),
            Set.of(Qop.AUTH, Qop.NONE),
            new NonceTimes(Duration.ofMinutes(5), Duration.ofSeconds(32), Duration.ofSeconds(150)),
            UriPolicy.EQUIVALENT,
            false);

    /** Copies the collections, and refuses empty ones, algorithms that stand there twice, and those of AKA. */
    public VerifierPolicy {
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty() || qops.isEmpty() || Set.copyOf(algorithms).size() != algorithms.size()) {
            throw new IllegalArgumentException("a verifier needs distinct algorithms and a qop");
        }
        if (algorithms.stream().anyMatch(DigestAlgorithm::isAka)) {
            throw new IllegalArgumentException("a nonce of AKA is made by the user's home network, not here");
        }
        qops = Set.copyOf(qops);
    }

    /**
     * SHA-256 before MD5, {@code auth}, nonces of five minutes that are first used within 64·T1, and equivalent URIs.
     *
     * @return the default policy
     */
    public static VerifierPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * This policy with other algorithms.
     *
     * @param favouriteFirst the algorithms
     * @return a new policy
     */
    public VerifierPolicy withAlgorithms(DigestAlgorithm... favouriteFirst) {
        return new VerifierPolicy(List.of(favouriteFirst), qops, times, uri, userhash);
    }

    /**
     * This policy with other qualities of protection.
     *
     * @param first one
     * @param more others
     * @return a new policy
     */
    public VerifierPolicy withQops(Qop first, Qop... more) {
        return new VerifierPolicy(algorithms, EnumSet.of(first, more), times, uri, userhash);
    }

    /**
     * This policy with another lifetime of nonces, which are renewed after half of it.
     *
     * @param lifetime how long a nonce is good
     * @return a new policy
     */
    public VerifierPolicy withNonceLifetime(Duration lifetime) {
        return with(times.withLifetime(lifetime));
    }

    /**
     * This policy with another time for the first use.
     *
     * @param grace how long after it was made a nonce may be used first
     * @return a new policy
     */
    public VerifierPolicy withFirstUse(Duration grace) {
        return with(new NonceTimes(times.lifetime(), grace, times.renewal()));
    }

    /**
     * This policy with another rule for URIs.
     *
     * @param newUri which digest URIs are accepted for a Request-URI
     * @return a new policy
     */
    public VerifierPolicy withUri(UriPolicy newUri) {
        return new VerifierPolicy(algorithms, qops, times, newUri, userhash);
    }

    /**
     * This policy with another age from which {@link DigestVerifier#info} gives the client the nonce to use next.
     *
     * @param age the nonce's age: zero gives one with each response, which keeps a client from sending requests before
     *     the last is answered; more than the lifetime gives none
     * @return a new policy
     */
    public VerifierPolicy withRenewal(Duration age) {
        return with(new NonceTimes(times.lifetime(), times.firstUse(), age));
    }

    /**
     * This policy with hashed names of users asked for, or not (RFC 7616 §3.4.4).
     *
     * @param asked whether they are
     * @return a new policy
     */
    public VerifierPolicy withUserhash(boolean asked) {
        return new VerifierPolicy(algorithms, qops, times, uri, asked);
    }

    private VerifierPolicy with(NonceTimes newTimes) {
        return new VerifierPolicy(algorithms, qops, newTimes, uri, userhash);
    }

    /** What the challenge says of qop; empty for nothing. */
    String offeredQops() {
        if (!qops.contains(Qop.AUTH_INT)) {
            return qops.contains(Qop.AUTH) ? Qop.AUTH.token() : "";
        }
        return qops.contains(Qop.AUTH) ? "auth,auth-int" : Qop.AUTH_INT.token();
    }
}
