package io.ringback.sip.auth;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a server asks for and accepts. Immutable.
 *
 * @param algorithms the algorithms, one challenge each, the favourite first (RFC 8760 §2.3); at least one
 * @param qops the qualities of protection that are offered; {@link Qop#NONE} among them is accepted without being
 *     offered, as RFC 3261 §22.4 wants for old clients, each of whose nonces then serves for one request only; alone,
 *     the challenge has no qop
 * @param nonceLifetime how long a nonce is good
 * @param firstUse how long after it was made a nonce that this node has not seen may be used first, with the count 1
 * @param uri which digest URIs are accepted for a Request-URI
 */
public record VerifierPolicy(
        List<DigestAlgorithm> algorithms, Set<Qop> qops, Duration nonceLifetime, Duration firstUse, UriPolicy uri) {
    private static final VerifierPolicy DEFAULTS = new VerifierPolicy(
            List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5),
            Set.of(Qop.AUTH, Qop.NONE),
            Duration.ofMinutes(5),
            Duration.ofSeconds(32),
            UriPolicy.EQUIVALENT);

    /** Copies the collections, and refuses empty ones and algorithms that stand there twice. */
    public VerifierPolicy {
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty() || qops.isEmpty() || Set.copyOf(algorithms).size() != algorithms.size()) {
            throw new IllegalArgumentException("a verifier needs distinct algorithms and a qop");
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
        return new VerifierPolicy(List.of(favouriteFirst), qops, nonceLifetime, firstUse, uri);
    }

    /**
     * This policy with other qualities of protection.
     *
     * @param first one
     * @param more others
     * @return a new policy
     */
    public VerifierPolicy withQops(Qop first, Qop... more) {
        return new VerifierPolicy(algorithms, EnumSet.of(first, more), nonceLifetime, firstUse, uri);
    }

    /**
     * This policy with another lifetime of nonces.
     *
     * @param lifetime how long a nonce is good
     * @return a new policy
     */
    public VerifierPolicy withNonceLifetime(Duration lifetime) {
        return new VerifierPolicy(algorithms, qops, lifetime, firstUse, uri);
    }

    /**
     * This policy with another time for the first use.
     *
     * @param grace how long after it was made a nonce may be used first
     * @return a new policy
     */
    public VerifierPolicy withFirstUse(Duration grace) {
        return new VerifierPolicy(algorithms, qops, nonceLifetime, grace, uri);
    }

    /**
     * This policy with another rule for URIs.
     *
     * @param newUri which digest URIs are accepted for a Request-URI
     * @return a new policy
     */
    public VerifierPolicy withUri(UriPolicy newUri) {
        return new VerifierPolicy(algorithms, qops, nonceLifetime, firstUse, newUri);
    }

    /** What the challenge says of qop; empty for nothing. */
    String offeredQops() {
        if (!qops.contains(Qop.AUTH_INT)) {
            return qops.contains(Qop.AUTH) ? Qop.AUTH.token() : "";
        }
        return qops.contains(Qop.AUTH) ? "auth,auth-int" : Qop.AUTH_INT.token();
    }
}
