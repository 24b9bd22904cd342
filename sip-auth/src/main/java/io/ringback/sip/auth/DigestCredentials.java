package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

/**
 * Writes credentials of the scheme Digest (RFC 7616 §3.4): username, realm, nonce, uri, response, cnonce and opaque in
 * quotes, algorithm, qop, nc and userhash without.
 */
public final class DigestCredentials {
    private static final Slice SCHEME = Slice.of("Digest ");
    private static final Slice REALM = Slice.of(", realm=\"");
    private static final Slice NONCE = Slice.of("\", nonce=\"");
    private static final Slice URI = Slice.of("\", uri=\"");
    private static final Slice RESPONSE = Slice.of("\", response=\"");
    private static final Slice ALGORITHM = Slice.of(", algorithm=");
    private static final Slice CNONCE = Slice.of(", cnonce=\"");
    private static final Slice OPAQUE = Slice.of(", opaque=\"");
    private static final Slice AUTS = Slice.of(", auts=\"");
    private static final Slice USERHASH = Slice.of(", userhash=true");
    private static final Slice QOP = Slice.of(", qop=");
    private static final Slice NC = Slice.of(", nc=");

    private DigestCredentials() {}

    /**
     * Answers a challenge without keeping anything, for whoever counts himself. {@link NonceSession} is what keeps the
     * count and H(A1).
     *
     * @param to where the header field's value is written
     * @param challenge the challenge, of another algorithm than AKA
     * @param user the user
     * @param use the challenge's nonce, a quality of protection that it offers, the count and a cnonce
     * @param subject the request
     * @return false, and nothing is written, if the user's secret was wiped or does not cover the algorithm
     */
    public static boolean write(
            ByteWriter to, DigestChallenge challenge, UserCredentials user, NonceUse use, DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        DigestAlgorithm algorithm = challenge.algorithm();
        if (!user.keepHa1(scratch, algorithm.hash(), challenge.realm())) {
            return false;
        }
        if (algorithm.isSession()) {
            DigestResponse.keepSessionHa1(scratch, algorithm.hash(), use.nonce(), use.cnonce());
        }
        scratch.takeCount(use.nc());
        writeBeforeUri(to, challenge, user.name(), scratch);
        writeUriAndResponse(to, algorithm.hash(), use, subject, scratch);
        writeAfterResponse(to, challenge, use, Slice.empty());
        scratch.writeCount(to);
        scratch.wipe();
        return true;
    }

    static void writeBeforeUri(ByteWriter to, DigestChallenge challenge, Username user, DigestScratch scratch) {
        user.writeTo(to.slice(SCHEME), challenge, scratch);
        to.slice(REALM).slice(challenge.quotedRealm().content());
        to.slice(NONCE).slice(challenge.quotedNonce().content()).slice(URI);
    }

    /** Computes the response with the key and the count that are in the scratch. */
    static void writeUriAndResponse(
            ByteWriter to, HashFunction hash, NonceUse use, DigestSubject subject, DigestScratch scratch) {
        DigestResponse.hashResponse(scratch, hash, use, subject);
        to.slice(subject.uri().content()).slice(RESPONSE);
        scratch.writeHash(to);
    }

    /**
     * Ends with {@code nc=} if there is a count. Without qop there is no cnonce (RFC 2617 §3.2.2), except that no
     * server could compute a session's A1 without it.
     */
    static void writeAfterResponse(ByteWriter to, DigestChallenge challenge, NonceUse use, Slice auts) {
        to.octet('"');
        if (challenge.writtenAlgorithm().isPresent()) {
            to.slice(ALGORITHM).slice(challenge.writtenAlgorithm().get());
        }
        if (use.qop() != Qop.NONE || challenge.algorithm().isSession()) {
            to.slice(CNONCE).slice(QuotedBytes.quote(use.cnonce())).octet('"');
        }
        if (challenge.quotedOpaque().isPresent()) {
            to.slice(OPAQUE).slice(challenge.quotedOpaque().get().content()).octet('"');
        }
        if (!auts.isEmpty()) {
            to.slice(AUTS).slice(auts).octet('"');
        }
        if (challenge.userhash()) {
            to.slice(USERHASH);
        }
        if (use.qop() != Qop.NONE) {
            to.slice(QOP).ascii(use.qop().token()).slice(NC);
        }
    }
}
