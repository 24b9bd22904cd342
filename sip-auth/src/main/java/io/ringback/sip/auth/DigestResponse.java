package io.ringback.sip.auth;

import io.ringback.text.Slice;

/**
 * The functions of digest over bytes: RFC 7616 §3.4.1 to §3.4.4, RFC 2617 §3.2.2. They keep nothing, and their results
 * are lower-case hexadecimal digits.
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
        keepHa1(scratch, hash, username, realm, password);
        byte[] ha1 = scratch.toKey();
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
        scratch.takeKey(ha1);
        keepSessionHa1(scratch, hash, nonce, cnonce);
        byte[] sessionHa1 = scratch.toKey();
        scratch.wipe();
        return sessionHa1;
    }

    /**
     * A user's name as it is sent if the server asks for {@code userhash} (RFC 7616 §3.4.4): what such a server looks
     * its users up by.
     *
     * @param scratch where to compute
     * @param hash the algorithm's hash function
     * @param username the name, without quotes and escapes
     * @param realm the realm, without quotes and escapes
     * @return a new slice of hexadecimal digits
     */
    public static Slice userhash(DigestScratch scratch, HashFunction hash, Slice username, Slice realm) {
        hashUser(scratch, hash, username, realm);
        return Slice.of(scratch.toHex());
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
        scratch.takeKey(ha1);
        hashResponse(scratch, hash, use, subject);
        Slice response = Slice.of(scratch.toHex());
        scratch.wipe();
        return response;
    }

    /** Makes H(A1) of a user the scratch's key. */
    static void keepHa1(DigestScratch scratch, HashFunction hash, Slice username, Slice realm, byte[] password) {
        scratch.begin().slice(username).octet(':').slice(realm).octet(':').secret(password);
        scratch.hash(hash).keepAsKey();
    }

    /** Makes the key, which is H(A1) of a user, that of a session. */
    static void keepSessionHa1(DigestScratch scratch, HashFunction hash, Slice nonce, Slice cnonce) {
        scratch.begin().key().octet(':').slice(nonce).octet(':').slice(cnonce);
        scratch.hash(hash).keepAsKey();
    }

    /** Leaves the hash of a user's name in the scratch. */
    static void hashUser(DigestScratch scratch, HashFunction hash, Slice username, Slice realm) {
        scratch.begin().slice(username).octet(':').slice(realm).hash(hash);
    }

    /** Leaves the response in the scratch, which has the key. */
    static void hashResponse(DigestScratch scratch, HashFunction hash, NonceUse use, DigestSubject subject) {
        hashA2(scratch, hash, use.qop(), subject);
        scratch.begin().key();
        collect(scratch, use, use.nc());
        scratch.lastHash().hash(hash);
    }

    /**
     * The same for what was presented: a URI that need not be the request's, and the qop in the letters in which it is
     * written, which are hashed (§3.4.1).
     */
    static void hashPresented(
            DigestScratch scratch, HashFunction hash, NonceUse use, DigestSubject subject, Slice uri, Slice qop) {
        hashA2(scratch, hash, use.qop(), subject, uri);
        scratch.begin().key().octet(':').slice(use.nonce()).octet(':');
        if (use.qop() != Qop.NONE) {
            scratch.slice(use.nc()).octet(':').slice(use.cnonce()).octet(':');
            scratch.slice(qop).octet(':');
        }
        scratch.lastHash().hash(hash);
    }

    /** Adds what stands between H(A1) and H(A2). */
    static void collect(DigestScratch scratch, NonceUse use, Slice count) {
        scratch.octet(':').slice(use.nonce()).octet(':');
        if (use.qop() != Qop.NONE) {
            scratch.slice(count).octet(':').slice(use.cnonce()).ascii(use.qop().hashed());
        }
    }

    static void hashA2(DigestScratch scratch, HashFunction hash, Qop qop, DigestSubject subject) {
        hashA2(scratch, hash, qop, subject, subject.uri().plain());
    }

    /** An absent body is hashed as the empty string (RFC 8760 §2.6 item 7). */
    private static void hashA2(DigestScratch scratch, HashFunction hash, Qop qop, DigestSubject subject, Slice uri) {
        if (qop == Qop.AUTH_INT) {
            scratch.hash(hash, subject.body());
        }
        scratch.begin().ascii(subject.method()).octet(':').slice(uri);
        if (qop == Qop.AUTH_INT) {
            scratch.octet(':').lastHash();
        }
        scratch.hash(hash);
    }
}
