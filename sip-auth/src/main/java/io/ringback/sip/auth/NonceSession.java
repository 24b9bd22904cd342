package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's use of one nonce: its count, its cnonce and H(A1) (RFC 7616 §3.4). A new nonce is a new session, whose
 * count begins anew. No two calls get the same count. Safe for use by many threads.
 */
public final class NonceSession {
    private static final Slice ROOM_FOR_COUNT = Slice.of("00000000");

    private final DigestChallenge challenge;
    private final Login login;
    private final NonceUse use;
    private final byte[] beforeUri;
    private final byte[] afterResponse;
    private final NonceCount count;

    /** H(A1) and what is hashed behind it, with room for the count; null once it was wiped. */
    private volatile byte @Nullable [] secret;

    /** Takes over the key that is in the scratch. */
    private NonceSession(DigestChallenge challenge, Login login, Qop qop, NonceCount count, DigestScratch scratch) {
        this.challenge = challenge;
        this.login = login;
        this.use = new NonceUse(challenge.nonce(), qop, Slice.empty(), count.cnonce());
        this.count = count;
        DigestResponse.collect(scratch.begin().key(), use, ROOM_FOR_COUNT);
        this.secret = scratch.toText();
        ByteWriter text = scratch.writer();
        DigestCredentials.writeBeforeUri(text, challenge, login.credentials().name(), scratch);
        this.beforeUri = text.toBytes();
        text = scratch.writer();
        DigestCredentials.writeAfterResponse(text, challenge, use, login.auts());
        this.afterResponse = text.toBytes();
        scratch.wipe();
    }

    /**
     * Begins to use a challenge's nonce, with a random cnonce and the count 1.
     *
     * @param challenge the challenge
     * @param qop one of those that it offers
     * @param credentials the user
     * @return the session, or empty if the credentials do not cover the algorithm, or a SIM does not know the network
     */
    public static Optional<NonceSession> open(DigestChallenge challenge, Qop qop, UserCredentials credentials) {
        return open(challenge, qop, credentials, ClientNonce.random());
    }

    /**
     * Begins to use a challenge's nonce.
     *
     * @param challenge the challenge
     * @param qop one of those that it offers
     * @param credentials the user
     * @param start the cnonce and the first count
     * @return the session, or empty if the credentials do not cover the algorithm, or a SIM does not know the network
     */
    public static Optional<NonceSession> open(
            DigestChallenge challenge, Qop qop, UserCredentials credentials, ClientNonce start) {
        if (!challenge.qops().contains(qop)) {
            throw new IllegalArgumentException("the challenge does not offer qop " + qop);
        }
        return open(challenge, qop, credentials, NonceCount.from(start));
    }

    /** Begins to use a nonce whose count may have begun already. */
    static Optional<NonceSession> open(
            DigestChallenge challenge, Qop qop, UserCredentials credentials, NonceCount count) {
        return Login.of(challenge, credentials).flatMap(login -> open(challenge, qop, login, count));
    }

    private static Optional<NonceSession> open(DigestChallenge challenge, Qop qop, Login login, NonceCount count) {
        DigestScratch scratch = DigestScratch.ofThread();
        DigestAlgorithm algorithm = challenge.algorithm();
        boolean known = login.secret().keepHa1(scratch, algorithm.hash(), challenge.realm());
        login.wipeDerived();
        if (!known) {
            scratch.wipe();
            return Optional.empty();
        }
        if (algorithm.isSession()) {
            DigestResponse.keepSessionHa1(scratch, algorithm.hash(), challenge.nonce(), count.cnonce());
        }
        return Optional.of(new NonceSession(challenge, login, qop, count, scratch));
    }

    /**
     * The challenge that this session answers.
     *
     * @return the challenge
     */
    public DigestChallenge challenge() {
        return challenge;
    }

    /**
     * The quality of protection.
     *
     * @return one that the challenge offers
     */
    public Qop qop() {
        return use.qop();
    }

    /**
     * Writes credentials for one request, and counts it.
     *
     * @param subject the request
     * @return the credentials, or empty if the secret was wiped or the count has come to its end
     */
    public Optional<WrittenCredentials> answer(DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        ByteWriter text = scratch.writer();
        int after = write(text, subject, scratch);
        if (after < 0) {
            return Optional.empty();
        }
        Slice value = Slice.of(text.toBytes());
        Slice response = value.slice(after - challenge.algorithm().hash().hexLength(), after);
        NonceUse counted = use.qop() == Qop.NONE
                ? NonceUse.uncounted(use.nonce())
                : use.withCount(value.slice(value.length() - ROOM_FOR_COUNT.length(), value.length()));
        return Optional.of(new WrittenCredentials(value, response, counted));
    }

    /**
     * Writes credentials for one request, and counts it, without allocating anything.
     *
     * @param subject the request
     * @param to where the header field's value is written
     * @return false, and nothing is written, if the secret was wiped or the count has come to its end
     */
    public boolean answer(DigestSubject subject, ByteWriter to) {
        return write(to, subject, DigestScratch.ofThread()) >= 0;
    }

    /** Tells where the response ends; −1 if there is none. */
    private int write(ByteWriter to, DigestSubject subject, DigestScratch scratch) {
        HashFunction hash = challenge.algorithm().hash();
        DigestResponse.hashA2(scratch, hash, use.qop(), subject);
        long number = count.take();
        if (number > ClientNonce.LAST || !collectSecret(scratch)) {
            scratch.wipe();
            return -1;
        }
        int countAt = hash.hexLength() + use.nonce().length() + 2;
        if (use.qop() != Qop.NONE) {
            scratch.count(countAt, (int) number);
        }
        scratch.lastHash().hash(hash);
        to.bytes(beforeUri, 0, beforeUri.length);
        DigestCredentials.writeUriAndResponse(to, subject, scratch);
        int end = to.length();
        to.bytes(afterResponse, 0, afterResponse.length);
        if (use.qop() != Qop.NONE) {
            scratch.writeText(to, countAt, countAt + ROOM_FOR_COUNT.length());
        }
        scratch.wipe();
        return end;
    }

    /** Begins a text with the secret; false if it was wiped, perhaps meanwhile. */
    private boolean collectSecret(DigestScratch scratch) {
        byte[] known = secret;
        if (known == null) {
            return false;
        }
        scratch.begin().secret(known, challenge.algorithm().hash().hexLength());
        VarHandle.loadLoadFence();
        return secret == known;
    }

    /** Makes H(A1) the scratch's key; false, and there is none, if it was wiped, perhaps meanwhile. */
    private boolean giveKey(DigestScratch scratch) {
        byte[] known = secret;
        if (known == null) {
            return false;
        }
        scratch.takeKey(known, challenge.algorithm().hash().hexLength());
        VarHandle.loadLoadFence();
        if (secret != known) {
            scratch.wipe();
            return false;
        }
        return true;
    }

    /**
     * Whether a digest is the one with which the peer proves that it knows the secret too (RFC 7616 §3.5); false also
     * if ours was wiped.
     */
    boolean isProof(Slice digest, Slice nc, DigestSubject response) {
        DigestScratch scratch = DigestScratch.ofThread();
        if (!giveKey(scratch)) {
            return false;
        }
        DigestResponse.hashResponse(scratch, challenge.algorithm().hash(), use.withCount(nc), response);
        boolean right = scratch.matches(digest);
        scratch.wipe();
        return right;
    }

    /**
     * Tells whether this session can answer a challenge of its realm with the same nonce: its key is good for it. A SIM
     * is not asked again, since to it the same nonce would be an old one.
     */
    boolean isFor(DigestChallenge other, UserCredentials credentials) {
        return challenge.nonce().equals(other.nonce())
                && challenge.realm().equals(other.realm())
                && challenge.algorithm() == other.algorithm()
                && other.qops().contains(qop())
                && (credentials == login.credentials() || challenge.algorithm().isAka());
    }

    /** This session, or if a challenge with its nonce is to be answered with other words, one that goes on with it. */
    Optional<NonceSession> continuedFor(DigestChallenge again) {
        if (again.isAnsweredLike(challenge)) {
            return Optional.of(this);
        }
        DigestScratch scratch = DigestScratch.ofThread();
        return giveKey(scratch) ? Optional.of(new NonceSession(again, login, qop(), count, scratch)) : Optional.empty();
    }

    /** Tells whether it only says that a SIM is out of step with the network: then it is good for one request. */
    boolean isOutOfStep() {
        return !login.auts().isEmpty();
    }

    /**
     * A session with the nonce that the server announced for the next request. An algorithm with a session's key keeps
     * it, and so the first cnonce: what ends its session is a challenge (RFC 7616 §3.4.2, §3.6).
     *
     * @param nextNonce the nonce
     * @param itsCount how often it was used
     */
    Optional<NonceSession> next(QuotedBytes nextNonce, NonceCount itsCount) {
        DigestChallenge following = challenge.withNonce(nextNonce);
        if (!challenge.algorithm().isSession()) {
            return open(following, qop(), login.credentials(), itsCount);
        }
        DigestScratch scratch = DigestScratch.ofThread();
        return giveKey(scratch)
                ? Optional.of(new NonceSession(following, login, qop(), itsCount.withCnonce(use.cnonce()), scratch))
                : Optional.empty();
    }

    /** Overwrites H(A1). This session answers nothing from now on. */
    public void wipe() {
        byte[] known = secret;
        secret = null;
        VarHandle.storeStoreFence();
        if (known != null) {
            Arrays.fill(known, (byte) 0);
        }
    }

    /** The challenge and the quality of protection. */
    @Override
    public String toString() {
        return "session of " + challenge;
    }
}
