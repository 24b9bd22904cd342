package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

/**
 * Writes credentials of the scheme Digest (RFC 7616 §3.4): username, realm, nonce, uri, response, cnonce and opaque in
 * quotes, algorithm, qop, nc and userhash without.
 */
public final class DigestCredentials {
    private static final Slice RESPONSE = Slice.of("\", response=\"");
    private static final Slice CNONCE = Slice.of(", cnonce=\"");
    private static final Slice AUTS = Slice.of(", auts=\"");

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
            scratch.wipe();
            return false;
        }
        if (algorithm.isSession()) {
            DigestResponse.keepSessionHa1(scratch, algorithm.hash(), use.nonce(), use.cnonce());
        }
        writeBeforeUri(to, challenge, user.name(), scratch);
        DigestResponse.hashResponse(scratch, algorithm.hash(), use, subject);
        writeUriAndResponse(to, subject, scratch);
        writeAfterResponse(to, challenge, use, Slice.empty());
        to.slice(use.nc());
        scratch.wipe();
        return true;
    }

    static void writeBeforeUri(ByteWriter to, DigestChallenge challenge, Username user, DigestScratch scratch) {
        challenge.text().writeBeforeUri(to, user.writeTo(to, challenge, scratch));
    }

    /** Writes the response that is in the scratch. */
    static void writeUriAndResponse(ByteWriter to, DigestSubject subject, DigestScratch scratch) {
        scratch.writeHash(to.slice(subject.uri().content()).slice(RESPONSE));
    }

    /**
     * Ends with {@code nc=} if there is a count. Without qop there is no cnonce (RFC 2617 §3.2.2), except that no
     * server could compute a session's A1 without it.
     */
    static void writeAfterResponse(ByteWriter to, DigestChallenge challenge, NonceUse use, Slice auts) {
        challenge.text().writeAfterResponse(to);
        if (!auts.isEmpty()) {
            to.slice(AUTS).slice(auts).octet('"');
        }
        if (use.qop() != Qop.NONE || challenge.algorithm().isSession()) {
            to.slice(CNONCE).slice(QuotedBytes.quote(use.cnonce())).octet('"');
        }
        to.ascii(use.qop().beforeCount());
    }
}
