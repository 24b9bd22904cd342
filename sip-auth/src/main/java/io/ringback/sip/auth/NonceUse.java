package io.ringback.sip.auth;

import io.ringback.text.Slice;

/**
 * One use of a nonce: what a response is hashed over beside A1 and A2 (RFC 7616 §3.4.1).
 *
 * @param nonce the nonce, without quotes and escapes
 * @param qop the quality of protection; without one, nc and cnonce are not hashed
 * @param nc the nonce count as it is written; empty without qop
 * @param cnonce the client's nonce, without quotes and escapes; empty without qop
 */
public record NonceUse(Slice nonce, Qop qop, Slice nc, Slice cnonce) {
    /**
     * A use without qop (RFC 2069).
     *
     * @param nonce the nonce
     * @return a use that is not counted
     */
    public static NonceUse uncounted(Slice nonce) {
        return new NonceUse(nonce, Qop.NONE, Slice.empty(), Slice.empty());
    }

    /** The same use with another count. */
    NonceUse withCount(Slice count) {
        return new NonceUse(nonce, qop, count, cnonce);
    }
}
