package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Credentials;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * Credentials of the scheme Digest as a client presents them (RFC 7616 §3.4), well-formed, but not yet believed.
 * Immutable and safe for use by many threads.
 */
public final class PresentedCredentials {
    private static final int NC_DIGITS = 8;

    private final ClaimedUser user;
    private final QuotedBytes uri;
    private final DigestAlgorithm algorithm;
    private final NonceUse use;
    private final Slice qop;
    private final Slice response;

    private PresentedCredentials(
            ClaimedUser user, QuotedBytes uri, DigestAlgorithm algorithm, NonceUse use, Slice qop, Slice response) {
        this.user = user;
        this.uri = uri;
        this.algorithm = algorithm;
        this.use = use;
        this.qop = qop;
        this.response = response;
    }

    /**
     * Reads what the header says. Parameters are accepted in quotes or without.
     *
     * @param credentials the header's value
     * @return the credentials, or empty if they are not Digest, use an unknown algorithm, or lack or garble something
     */
    public static Optional<PresentedCredentials> of(Credentials credentials) {
        AuthParameters parameters = credentials.parameters();
        Optional<DigestAlgorithm> algorithm =
                parameters.value("algorithm").map(DigestAlgorithm::of).orElse(Optional.of(DigestAlgorithm.MD5));
        Optional<QuotedBytes> uri = parameters.value("uri").flatMap(QuotedBytes::received);
        Optional<Slice> response = parameters.value("response");
        if (!credentials.isDigest() || algorithm.isEmpty() || uri.isEmpty() || response.isEmpty()) {
            return Optional.empty();
        }
        Optional<ClaimedUser> user = ClaimedUser.of(parameters);
        Optional<NonceUse> use = use(parameters, algorithm.get());
        boolean right = user.isPresent()
                && use.isPresent()
                && !uri.get().plain().isEmpty()
                && isHash(response.get(), algorithm.get().hash());
        if (!right) {
            return Optional.empty();
        }
        Slice qop = parameters.value("qop").orElse(Slice.empty());
        return Optional.of(
                new PresentedCredentials(user.get(), uri.get(), algorithm.get(), use.get(), qop, response.get()));
    }

    private static Optional<NonceUse> use(AuthParameters parameters, DigestAlgorithm algorithm) {
        Optional<Slice> nonce = QuotedBytes.plainOf(parameters, "nonce");
        Optional<Slice> cnonce = QuotedBytes.plainOf(parameters, "cnonce");
        Optional<Slice> qop = parameters.value("qop").filter(value -> !value.isEmpty());
        if (nonce.isEmpty() || nonce.get().isEmpty()) {
            return Optional.empty();
        }
        if (qop.isEmpty()) {
            return algorithm.isSession() && cnonce.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NonceUse(nonce.get(), Qop.NONE, Slice.empty(), cnonce.orElse(Slice.empty())));
        }
        Optional<Slice> nc = parameters.value("nc").filter(PresentedCredentials::isCount);
        Optional<Qop> known = Qop.of(qop.get());
        return known.isEmpty() || nc.isEmpty() || cnonce.isEmpty()
                ? Optional.empty()
                : Optional.of(new NonceUse(nonce.get(), known.get(), nc.get(), cnonce.get()));
    }

    /** Counting begins with 1. */
    private static boolean isCount(Slice nc) {
        boolean right = nc.length() == NC_DIGITS;
        boolean zero = true;
        for (int i = 0; right && i < NC_DIGITS; i++) {
            right = Ascii.hexValue(nc.byteAt(i)) >= 0;
            zero &= nc.byteAt(i) == '0';
        }
        return right && !zero;
    }

    /** RFC 7616 §3.4.1 has lower-case digits only. */
    private static boolean isHash(Slice response, HashFunction hash) {
        boolean right = response.length() == hash.hexLength();
        for (int i = 0; right && i < response.length(); i++) {
            int value = Ascii.hexValue(response.byteAt(i));
            right = value >= 0 && Ascii.hexDigit(value) == response.byteAt(i);
        }
        return right;
    }

    /**
     * The user whom it claims to be.
     *
     * @return its name or the hash of it, and the realm
     */
    public ClaimedUser user() {
        return user;
    }

    /**
     * The digest's URI.
     *
     * @return its bytes, without quotes and escapes
     */
    public Slice uri() {
        return uri.plain();
    }

    /**
     * The algorithm.
     *
     * @return the algorithm; MD5 if none is named
     */
    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The nonce and how it is used.
     *
     * @return the nonce, the quality of protection, the count and the cnonce
     */
    public NonceUse use() {
        return use;
    }

    /** The quality of protection as it is written, which is how it is hashed. */
    Slice writtenQop() {
        return qop;
    }

    /** The nonce count as a number; 1 without qop, where a nonce may be used once. */
    long count() {
        if (use.qop() == Qop.NONE) {
            return 1;
        }
        long count = 0;
        for (int i = 0; i < use.nc().length(); i++) {
            count = (count << 4) | Ascii.hexValue(use.nc().byteAt(i));
        }
        return count;
    }

    /**
     * Tells whether these credentials are right: whether they were made by someone who knows the user's secret, for
     * this request. It says nothing of the nonce's age, or of replays.
     *
     * @param known the user and its secret
     * @param subject the request; the URI that is hashed is the credentials' own
     * @return true if the user is the same and the response is right
     */
    public boolean areRight(UserCredentials known, DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        HashFunction hash = algorithm.hash();
        boolean right = user.is(known.username(), scratch, hash)
                && known.keepHa1(scratch, hash, user.realm())
                && matchesKey(scratch, subject);
        scratch.wipe();
        return right;
    }

    /** Compares with H(A1) of the user, which is the scratch's key. */
    boolean matchesKey(DigestScratch scratch, DigestSubject subject) {
        hash(scratch, subject);
        return scratch.matches(response);
    }

    /** Leaves the server's own proof in the scratch, whose key is H(A1) of the user (RFC 7616 §3.5). */
    void hashProof(DigestScratch scratch, Slice responseBody) {
        hash(scratch, DigestSubject.ofResponse(uri, responseBody));
    }

    private void hash(DigestScratch scratch, DigestSubject subject) {
        HashFunction hash = algorithm.hash();
        if (algorithm.isSession()) {
            DigestResponse.keepSessionHa1(scratch, hash, use.nonce(), use.cnonce());
        }
        DigestResponse.hashPresented(scratch, hash, use, subject, uri.plain(), qop);
    }

    /** The algorithm only. */
    @Override
    public String toString() {
        return algorithm.token() + " credentials";
    }
}
