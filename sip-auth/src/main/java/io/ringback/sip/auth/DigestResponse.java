package io.ringback.sip.auth;

import io.ringback.text.Slice;

/**
 * The functions of digest over bytes: RFC 7616 §3.4.1 to §3.4.3, RFC 2617 §3.2.2. They keep nothing but what is in the
 * scratch, and their results are lower-case hexadecimal digits.
 */
public final class DigestResponse {
    private DigestResponse() {}

    /**
     * H(A1) of a user: what a server may store in the place of a password.
     *
     * @param scratch where to compute
     * @param hash the algorithm's hash function
     * @param username the name, without quotes and escapes
     * @param realm the realm, without quotes and escapes
     * @param password the password's bytes
     * @return a new array of hexadecimal digits, as secret as the password
     */
    public static byte[] ha1(DigestScratch scratch, HashFunction hash, Slice username, Slice realm, byte[] password) {
        scratch.begin().slice(username).octet(':').slice(realm).octet(':').bytes(password);
        byte[] ha1 = scratch.hash(hash).toHex();
        scratch.wipe();
        return ha1;
    }

    /**
     * H(A1) of a session, for the algorithms whose name ends with {@code -sess}.
     *
     * @param scratch where to compute
     * @param hash the algorithm's hash function
     * @param ha1 H(A1) of the user
     * @param nonce the session's first nonce
     * @param cnonce the session's first cnonce
     * @return a new array of hexadecimal digits
     */
    public static byte[] sessionHa1(DigestScratch scratch, HashFunction hash, byte[] ha1, Slice nonce, Slice cnonce) {
        scratch.begin().bytes(ha1).octet(':').slice(nonce).octet(':').slice(cnonce);
        byte[] sessionHa1 = scratch.hash(hash).toHex();
        scratch.wipe();
        return sessionHa1;
    }

    /**
     * The response, or for a subject without method the {@code rspauth}.
     *
     * @param scratch where to compute
     * @param hash the algorithm's hash function
     * @param ha1 H(A1) of the user, or of the session
     * @param use the nonce and how it is used
     * @param subject what is protected
     * @return a new slice of hexadecimal digits
     */
    public static Slice compute(
            DigestScratch scratch, HashFunction hash, byte[] ha1, NonceUse use, DigestSubject subject) {
        hashInto(scratch, hash, ha1, use, subject);
        return Slice.of(scratch.toHex());
    }

    /** Computes the response and leaves it in the scratch as its last hash. */
    static void hashInto(DigestScratch scratch, HashFunction hash, byte[] ha1, NonceUse use, DigestSubject subject) {
        hashA2(scratch, hash, use.qop(), subject);
        scratch.begin().bytes(ha1).octet(':').slice(use.nonce()).octet(':');
        if (use.qop() != Qop.NONE) {
            scratch.slice(use.nc()).octet(':').slice(use.cnonce()).octet(':');
            scratch.ascii(use.qop().token()).octet(':');
        }
        scratch.lastHash().hash(hash);
    }

    /** An absent body is hashed as the empty string (RFC 8760 §2.6 item 7). */
    private static void hashA2(DigestScratch scratch, HashFunction hash, Qop qop, DigestSubject subject) {
        if (qop == Qop.AUTH_INT) {
            scratch.hash(hash, subject.body());
        }
        scratch.begin().ascii(subject.method()).octet(':').slice(subject.uri());
        if (qop == Qop.AUTH_INT) {
            scratch.octet(':').lastHash();
        }
        scratch.hash(hash);
    }
}
