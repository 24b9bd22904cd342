package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.AuthenticationInfo;
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

/**
 * The server side of digest (RFC 3261 §22, RFC 7616, RFC 8760), for one realm. It works in two steps, between which the
 * caller looks up the user's secret, perhaps asynchronously: {@link #examine}, then {@link #decide}. Nothing here
 * blocks. Safe for use by many threads.
 *
 * <p>Nonces are sealed with {@link NonceKeys} and not stored, so every node of a cluster that has the keys accepts
 * those of the others. Which counts of a nonce were used is known only to the node that saw them, up to 100,000 nonces.
 * A nonce whose counts this node does not know is taken only with the count 1 and soon after it was made
 * ({@link NonceTimes#firstUse}), otherwise the client is given another one with {@code stale=true}. What remains in a
 * cluster: within that time, one request can be replayed once to each other node.
 */
public final class DigestVerifier {
    private static final int MOST_CANDIDATES = 4;
    private static final Verdict EXEMPT = new Verdict.Exempt();
    private static final Verdict MALFORMED = new Verdict.Refused(400, "Malformed credentials");
    private static final Verdict OTHER_URI = new Verdict.Refused(400, "Credentials for another URI");

    private final Challenger challenger;
    private final QuotedBytes realm;
    private final VerifierPolicy policy;
    private final ServerNonces nonces;
    private final byte[] nobodysSecret = randomSecret();

    private DigestVerifier(Challenger challenger, QuotedBytes realm, VerifierPolicy policy, ServerNonces nonces) {
        this.challenger = challenger;
        this.realm = realm;
        this.policy = policy;
        this.nonces = nonces;
    }

    private static byte[] randomSecret() {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /**
     * A verifier.
     *
     * @param challenger whether a proxy asks, or a server
     * @param realm the realm; any text without control characters
     * @param policy what it asks for and accepts
     * @param keys what its nonces are sealed with
     * @param clock the time of day: nodes that share keys need clocks that agree within a few seconds
     * @return a verifier that has seen no nonce
     * @throws IllegalArgumentException if the realm has control characters
     */
    public static DigestVerifier of(
            Challenger challenger, String realm, VerifierPolicy policy, NonceKeys keys, InstantSource clock) {
        QuotedBytes quoted = QuotedBytes.plain(Slice.of(realm));
        NonceSeal seal = new NonceSeal(challenger, quoted.plain());
        return new DigestVerifier(challenger, quoted, policy, new ServerNonces(seal, policy.times(), keys, clock));
    }

    /**
     * Who asks for the credentials.
     *
     * @return a proxy or a server, as it was made
     */
    public Challenger challenger() {
        return challenger;
    }

    /**
     * Goes over to other keys: nonces of keys that are not among them are not recognised any more.
     *
     * @param newKeys the keys
     */
    public void use(NonceKeys newKeys) {
        nonces.use(newKeys);
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
        for (DigestAlgorithm algorithm : policy.algorithms()) {
            challenges.add(Challenge.digest(parameters(algorithm, stale)));
        }
        return new Verdict.Challenged(challenger, List.copyOf(challenges), stale);
    }

    private AuthParameters parameters(DigestAlgorithm algorithm, boolean stale) {
        String qops = policy.offeredQops();
        AuthParameters parameters = AuthParameters.none()
                .withQuoted("realm", realm.content())
                .withQuoted("nonce", nonces.make())
                .withToken("algorithm", algorithm.token());
        parameters = qops.isEmpty() ? parameters : parameters.withText("qop", qops);
        parameters =
                policy.userhash() ? parameters.withToken("charset", "UTF-8").withToken("userhash", "true") : parameters;
        return stale ? parameters.withToken("stale", "true") : parameters;
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
        return QuotedBytes.plainOf(credentials.parameters(), "realm")
                .filter(realm.plain()::equals)
                .isPresent();
    }

    private Examination examine(SipRequest request, Credentials credentials) {
        Optional<PresentedCredentials> read = PresentedCredentials.of(credentials);
        if (read.isEmpty()) {
            return isAttempt(credentials.parameters()) && credentials.isDigest() ? MALFORMED : challenge(false);
        }
        PresentedCredentials presented = read.get();
        NonceSeal.Opened nonce =
                isOffered(presented) ? nonces.recognise(presented.use().nonce()) : null;
        if (nonce == null) {
            return challenge(false);
        }
        return policy.uri().accepts(presented.uri(), request) ? new Claim(request, presented, nonce) : OTHER_URI;
    }

    private boolean isOffered(PresentedCredentials presented) {
        return policy.algorithms().contains(presented.algorithm())
                && policy.qops().contains(presented.use().qop())
                && (policy.userhash() || !presented.user().hashed());
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
        if (!isRight(claim, user)) {
            return challenge(false);
        }
        NonceUse use = presented.use();
        return nonces.use(use.nonce(), claim.nonce(), presented.count())
                ? new Verdict.Accepted(user.orElseThrow().username().toString(), presented.algorithm(), use.qop())
                : challenge(true);
    }

    /**
     * The work of computing H(A1) is done for a stored one and for no user at all too, over the name that is claimed,
     * and so is that of comparing the name, so that the time tells nothing.
     */
    private boolean isRight(Claim claim, Optional<UserCredentials> user) {
        DigestScratch scratch = DigestScratch.ofThread();
        PresentedCredentials presented = claim.presented();
        HashFunction hash = presented.algorithm().hash();
        Slice claimed = presented.user().name();
        boolean computes = user.isPresent()
                && user.get().covers(presented.algorithm())
                && !user.get().stores(hash);
        if (!computes) {
            DigestResponse.keepHa1(scratch, hash, claimed, realm.plain(), nobodysSecret);
        }
        boolean covered = user.isPresent() && user.get().keepHa1(scratch, hash, realm.plain());
        boolean right = presented.matchesKey(scratch, claim.subject());
        Slice known = user.isPresent() ? user.get().username() : claimed;
        boolean same = presented.user().is(known, scratch, hash);
        scratch.wipe();
        return right && same && covered;
    }

    /**
     * What to tell the client of the request that was accepted, in {@link Challenger#info} of the response (RFC 7616
     * §3.5): the proof that this server knows the secret too, and when the nonce has come to an age the one to use
     * next. Algorithms with a session's key are given none, since that key depends on the first nonce, which nobody
     * here remembers.
     *
     * @param claim the claim that was accepted
     * @param user the same user
     * @param responseBody the body of the response, which is protected with {@code auth-int}
     * @return the header field's value; empty if there is nothing to tell, because the secret was wiped
     */
    public Optional<AuthenticationInfo> info(Claim claim, UserCredentials user, Slice responseBody) {
        PresentedCredentials presented = claim.presented();
        DigestScratch scratch = DigestScratch.ofThread();
        if (!user.keepHa1(scratch, presented.algorithm().hash(), realm.plain())) {
            scratch.wipe();
            return Optional.empty();
        }
        presented.hashProof(scratch, responseBody);
        NonceUse use = presented.use();
        AuthParameters parameters = AuthParameters.none().withQuoted("rspauth", Slice.of(scratch.toHex()));
        scratch.wipe();
        if (use.qop() != Qop.NONE) {
            parameters = parameters
                    .withQuoted("cnonce", QuotedBytes.quote(use.cnonce()))
                    .withToken("nc", use.nc().toString())
                    .withToken("qop", presented.writtenQop().toString());
        }
        boolean renewed = !presented.algorithm().isSession() && nonces.isDue(claim.nonce());
        return Optional.of(
                new AuthenticationInfo(renewed ? parameters.withQuoted("nextnonce", nonces.makeHeld()) : parameters));
    }
}
