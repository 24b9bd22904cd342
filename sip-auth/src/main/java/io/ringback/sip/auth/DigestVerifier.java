package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The server side of digest (RFC 3261 §22, RFC 7616, RFC 8760), for one realm. It works in two steps, between which the
 * caller looks up the user's secret, perhaps asynchronously: {@link #examine}, then {@link #decide}. Nothing here
 * blocks. Safe for use by many threads.
 *
 * <p>Nonces are sealed with {@link NonceKeys} and not stored, so every node of a cluster that has the keys accepts
 * those of the others. Which counts of a nonce were used is known only to the node that saw them, up to 100,000 nonces.
 * A nonce whose counts this node does not know is taken only with the count 1 and soon after it was made
 * ({@link VerifierPolicy#firstUse}), otherwise the client is given another one with {@code stale=true}. What remains in
 * a cluster: within that time, one request can be replayed once to each other node.
 */
public final class DigestVerifier {
    private static final int MOST_NONCES = 100_000;
    private static final int MOST_CANDIDATES = 4;
    private static final Verdict EXEMPT = new Verdict.Exempt();
    private static final Verdict MALFORMED = new Verdict.Refused(400, "Malformed credentials");
    private static final Verdict OTHER_URI = new Verdict.Refused(400, "Credentials for another URI");

    private final Challenger challenger;
    private final Slice realm;
    private final VerifierPolicy policy;
    private final InstantSource clock;
    private final NonceSeal seal;
    private final NonceWindows windows = new NonceWindows(MOST_NONCES);
    private final byte[] nobody = new byte[16];
    private volatile NonceKeys keys;

    private DigestVerifier(
            Challenger challenger, Slice realm, VerifierPolicy policy, NonceKeys keys, InstantSource clock) {
        this.challenger = challenger;
        this.realm = realm;
        this.policy = policy;
        this.keys = keys;
        this.clock = clock;
        this.seal = new NonceSeal(challenger, realm);
        new SecureRandom().nextBytes(nobody);
    }

    /**
     * A verifier.
     *
     * @param challenger whether a proxy asks, or a server
     * @param realm the realm; any text without line ends
     * @param policy what it asks for and accepts
     * @param keys what its nonces are sealed with
     * @param clock the time of day: nodes that share keys need clocks that agree within a few seconds
     * @return a verifier that has seen no nonce
     */
    public static DigestVerifier of(
            Challenger challenger, String realm, VerifierPolicy policy, NonceKeys keys, InstantSource clock) {
        return new DigestVerifier(challenger, Slice.of(realm), policy, keys, clock);
    }

    /**
     * Goes over to other keys: nonces of keys that are not among them are not recognised any more.
     *
     * @param newKeys the keys
     */
    public void use(NonceKeys newKeys) {
        keys = newKeys;
    }

    /**
     * The challenges for a request without credentials: one for each algorithm, the favourite first (RFC 8760 §2.3).
     *
     * @return the verdict that asks for credentials
     */
    public Verdict.Challenged challenge() {
        return challenge(false);
    }

    private Verdict.Challenged challenge(boolean stale) {
        List<Challenge> challenges = new ArrayList<>(policy.algorithms().size());
        String qops = policy.offeredQops();
        NonceKeys current = keys;
        long now = clock.millis();
        for (DigestAlgorithm algorithm : policy.algorithms()) {
            AuthParameters parameters = AuthParameters.none()
                    .withQuoted("realm", QuotedBytes.quote(realm))
                    .withQuoted("nonce", seal.make(current, now))
                    .withToken("algorithm", algorithm.token());
            parameters = qops.isEmpty() ? parameters : parameters.withText("qop", qops);
            challenges.add(Challenge.digest(stale ? parameters.withToken("stale", "true") : parameters));
        }
        return new Verdict.Challenged(challenger, List.copyOf(challenges), stale);
    }

    /**
     * Looks at a request's credentials, as far as that needs no secret. Nothing is hashed before their syntax is right.
     *
     * @param request the request as it arrived
     * @return a claim to be decided, or a verdict
     */
    public Examination examine(SipRequest request) {
        if (request.method().equals(Method.ACK) || request.method().equals(Method.CANCEL)) {
            return EXEMPT;
        }
        List<Credentials> all = new ArrayList<>(1);
        boolean malformed = FieldValues.read(request, challenger.credentials(), all) > 0;
        Examination first = null;
        int candidates = 0;
        for (Credentials credentials : all) {
            if (isOurs(credentials) && candidates++ < MOST_CANDIDATES) {
                Examination one = examine(request, credentials);
                if (one instanceof Claim) {
                    return one;
                }
                first = first == null ? one : first;
            }
        }
        if (first != null) {
            return first;
        }
        return malformed ? MALFORMED : challenge(false);
    }

    private boolean isOurs(Credentials credentials) {
        return credentials
                .parameters()
                .value("realm")
                .map(QuotedBytes::unquote)
                .filter(realm::equals)
                .isPresent();
    }

    private Examination examine(SipRequest request, Credentials credentials) {
        Optional<PresentedCredentials> read = PresentedCredentials.of(credentials);
        if (read.isEmpty()) {
            return isAttempt(credentials.parameters()) && credentials.isDigest() ? MALFORMED : challenge(false);
        }
        PresentedCredentials presented = read.get();
        if (!policy.algorithms().contains(presented.algorithm())
                || !policy.qops().contains(presented.use().qop())) {
            return challenge(false);
        }
        OptionalLong made = seal.open(keys, presented.use().nonce());
        if (made.isEmpty()) {
            return challenge(false);
        }
        return policy.uri().accepts(presented.uri(), request)
                ? new Claim(request, presented, made.getAsLong())
                : OTHER_URI;
    }

    /** Empty values are what a client sends that has not been challenged yet (RFC 8760 §2.7). */
    private static boolean isAttempt(AuthParameters parameters) {
        boolean known = parameters
                .value("algorithm")
                .map(name -> DigestAlgorithm.of(name).isPresent())
                .orElse(true);
        boolean empty = parameters.value("nonce").filter(Slice::isEmpty).isPresent()
                || parameters.value("response").filter(Slice::isEmpty).isPresent();
        return known && !empty;
    }

    /**
     * Decides a claim. An unknown user and a wrong password get the same challenge, for the same work.
     *
     * @param claim what {@link #examine} has found
     * @param user the secret of the user that {@link Claim#username} names, or empty if there is no such user
     * @return accepted or challenged
     */
    public Verdict decide(Claim claim, Optional<UserCredentials> user) {
        PresentedCredentials presented = claim.presented();
        if (!isRight(presented, user, DigestSubject.of(claim.request()))) {
            return challenge(false);
        }
        return commit(claim)
                ? new Verdict.Accepted(
                        claim.username(), presented.algorithm(), presented.use().qop())
                : challenge(true);
    }

    /**
     * The work of computing H(A1) is done for a stored one and for no user at all too, so that the time tells nothing.
     */
    private boolean isRight(PresentedCredentials presented, Optional<UserCredentials> user, DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        HashFunction hash = presented.algorithm().hash();
        byte[] known = user.isPresent() ? user.get().ha1(scratch, hash, realm) : null;
        boolean derived = known != null && !user.get().stores(hash);
        byte[] decoy = derived ? nobody : DigestResponse.ha1(scratch, hash, presented.username(), realm, nobody);
        boolean right = presented.matches(scratch, known != null ? known : decoy, subject);
        boolean sameName = user.isPresent() && user.get().username().equals(presented.username());
        return right && known != null && sameName;
    }

    /** Uses the nonce's count, now that the digest is right; false if the nonce is too old or the count was used. */
    private boolean commit(Claim claim) {
        PresentedCredentials presented = claim.presented();
        Slice nonce = presented.use().nonce();
        long now = clock.millis();
        long age = now - claim.nonceMade();
        long lifetime = policy.nonceLifetime().toMillis();
        if (age > lifetime || age < -policy.firstUse().toMillis()) {
            return false;
        }
        long count = presented.use().qop() == Qop.NONE ? 1 : presented.count();
        boolean fresh = count == 1 && age <= policy.firstUse().toMillis();
        return fresh ? windows.useFirst(nonce, count, now, claim.nonceMade() + lifetime) : windows.use(nonce, count);
    }
}
