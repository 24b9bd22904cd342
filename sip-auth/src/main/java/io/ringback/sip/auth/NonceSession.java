package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's use of one nonce: its count, its cnonce and H(A1) (RFC 7616 §3.4). A new nonce is a new session, whose
 * count begins anew. No two calls get the same count. Safe for use by many threads.
 */
public final class NonceSession {
    private static final int NC_DIGITS = 8;

    private final DigestChallenge challenge;
    private final Qop qop;
    private final UserCredentials credentials;
    private final Slice cnonce;
    private final Slice beforeUri;
    private final Slice afterResponse;
    private byte @Nullable [] ha1;
    private long nextCount;

    private NonceSession(
            DigestChallenge challenge, Qop qop, UserCredentials credentials, ClientNonce start, byte[] ha1) {
        this.challenge = challenge;
        this.qop = qop;
        this.credentials = credentials;
        this.cnonce = start.cnonce();
        this.nextCount = start.count();
        this.ha1 = ha1;
        this.beforeUri = writeBeforeUri();
        this.afterResponse = writeAfterResponse();
    }

    /**
     * Begins to use a challenge's nonce, with a random cnonce and the count 1.
     *
     * @param challenge the challenge
     * @param qop one of those that it offers
     * @param credentials the user
     * @return the session, or empty if the credentials do not cover the algorithm
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
     * @return the session, or empty if the credentials do not cover the algorithm
     */
    public static Optional<NonceSession> open(
            DigestChallenge challenge, Qop qop, UserCredentials credentials, ClientNonce start) {
        if (!challenge.qops().contains(qop)) {
            throw new IllegalArgumentException("the challenge does not offer qop " + qop);
        }
        DigestScratch scratch = DigestScratch.ofThread();
        DigestAlgorithm algorithm = challenge.algorithm();
        byte[] ha1 = credentials.ha1(scratch, algorithm.hash(), challenge.realm());
        if (ha1 == null) {
            return Optional.empty();
        }
        if (algorithm.isSession()) {
            byte[] user = ha1;
            ha1 = DigestResponse.sessionHa1(scratch, algorithm.hash(), user, challenge.nonce(), start.cnonce());
            Arrays.fill(user, (byte) 0);
        }
        return Optional.of(new NonceSession(challenge, qop, credentials, start, ha1));
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
        return qop;
    }

    /**
     * Writes credentials for one request, and counts it.
     *
     * @param subject the request
     * @return the credentials, or empty if the secret was wiped or the count has come to its end
     */
    public Optional<WrittenCredentials> answer(DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        byte[] key;
        long count;
        synchronized (this) {
            byte[] known = ha1;
            if (known == null || nextCount > ClientNonce.LAST) {
                return Optional.empty();
            }
            key = known.clone();
            count = nextCount++;
        }
        NonceUse use = qop == Qop.NONE
                ? NonceUse.uncounted(challenge.nonce())
                : new NonceUse(challenge.nonce(), qop, digits(count), cnonce);
        DigestResponse.hashInto(scratch, challenge.algorithm().hash(), key, use, subject);
        Slice response = Slice.of(scratch.toHex());
        scratch.wipe();
        Arrays.fill(key, (byte) 0);
        return Optional.of(new WrittenCredentials(write(subject.uri(), response, use.nc()), response, use));
    }

    /**
     * The digest with which the peer proves that it knows the secret too (RFC 7616 §3.5), or null if ours was wiped.
     */
    synchronized @Nullable Slice peerDigest(NonceUse use, DigestSubject response) {
        byte[] key = ha1;
        return key == null
                ? null
                : DigestResponse.compute(
                        DigestScratch.ofThread(), challenge.algorithm().hash(), key, use, response);
    }

    /** Tells whether a challenge brings no other nonce than this one. */
    boolean hasNonceOf(DigestChallenge other) {
        return challenge.nonce().equals(other.nonce());
    }

    /** Tells whether this session answers a challenge, so that its count must go on. */
    boolean isFor(DigestChallenge other) {
        return hasNonceOf(other)
                && challenge.algorithm() == other.algorithm()
                && challenge.realm().equals(other.realm())
                && other.qops().contains(qop);
    }

    /** A session with the nonce that the server announced for the next request. */
    Optional<NonceSession> next(Slice nextNonce) {
        return open(challenge.withNonce(nextNonce), qop, credentials);
    }

    /** Overwrites H(A1). This session answers nothing from now on. */
    public synchronized void wipe() {
        byte[] known = ha1;
        if (known != null) {
            Arrays.fill(known, (byte) 0);
            ha1 = null;
        }
    }

    private Slice write(Slice uri, Slice response, Slice nc) {
        int length = beforeUri.length() + uri.length() + response.length() + afterResponse.length() + 32;
        ByteWriter value = ByteWriter.ofCapacity(length);
        value.slice(beforeUri).slice(QuotedBytes.quote(uri)).ascii("\", response=\"");
        value.slice(response).slice(afterResponse).slice(nc);
        return Slice.of(value.toBytes());
    }

    private Slice writeBeforeUri() {
        ByteWriter text = ByteWriter.ofCapacity(128).ascii("Digest ");
        quoted(text, "username", credentials.username()).ascii(", ");
        quoted(text, "realm", challenge.realm()).ascii(", ");
        quoted(text, "nonce", challenge.nonce()).ascii(", uri=\"");
        return Slice.of(text.toBytes());
    }

    /**
     * Ends with {@code nc=} if there is a count. Without qop there is no cnonce (RFC 2617 §3.2.2), except that no
     * server could compute a session's A1 without it.
     */
    private Slice writeAfterResponse() {
        ByteWriter text = ByteWriter.ofCapacity(128).octet('"');
        challenge
                .writtenAlgorithm()
                .ifPresent(name -> text.ascii(", algorithm=").slice(name));
        if (qop != Qop.NONE || challenge.algorithm().isSession()) {
            quoted(text.ascii(", "), "cnonce", cnonce);
        }
        challenge.opaque().ifPresent(opaque -> quoted(text.ascii(", "), "opaque", opaque));
        if (qop != Qop.NONE) {
            text.ascii(", qop=").ascii(qop.token()).ascii(", nc=");
        }
        return Slice.of(text.toBytes());
    }

    private static ByteWriter quoted(ByteWriter text, String name, Slice value) {
        return text.ascii(name).ascii("=\"").slice(QuotedBytes.quote(value)).octet('"');
    }

    private static Slice digits(long count) {
        byte[] digits = new byte[NC_DIGITS];
        for (int i = 0; i < NC_DIGITS; i++) {
            digits[i] = Ascii.hexDigit((int) (count >>> (4 * (NC_DIGITS - 1 - i))));
        }
        return Slice.of(digits);
    }

    /** The challenge and the quality of protection. */
    @Override
    public String toString() {
        return "session of " + challenge;
    }
}
