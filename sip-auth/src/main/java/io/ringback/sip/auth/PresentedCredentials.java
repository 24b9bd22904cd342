package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Credentials;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Optional;

/**
 * Credentials of the scheme Digest as a client presents them (RFC 7616 §3.4), well-formed, but not yet believed.
 * Immutable.
 *
 * @param username the user's name, without quotes and escapes
 * @param realm the realm, without quotes and escapes
 * @param uri the digest's URI, without quotes and escapes
 * @param algorithm the algorithm; MD5 if none is named
 * @param use the nonce and how it is used
 * @param response the response's hexadecimal digits
 */
public record PresentedCredentials(
        Slice username, Slice realm, Slice uri, DigestAlgorithm algorithm, NonceUse use, Slice response) {
    private static final int NC_DIGITS = 8;

    /**
     * Reads what the header says. Parameters are accepted in quotes or without.
     *
     * @param credentials the header's value
     * @return the credentials, or empty if they are not Digest, use an unknown algorithm, or lack or garble something
     */
    public static Optional<PresentedCredentials> of(Credentials credentials) {
        AuthParameters parameters = credentials.parameters();
        Optional<Slice> username = unquoted(parameters, "username");
        Optional<Slice> realm = unquoted(parameters, "realm");
        Optional<Slice> uri = unquoted(parameters, "uri");
        Optional<Slice> response = unquoted(parameters, "response");
        Optional<DigestAlgorithm> algorithm =
                parameters.value("algorithm").map(DigestAlgorithm::of).orElse(Optional.of(DigestAlgorithm.MD5));
        Optional<NonceUse> use = algorithm.flatMap(known -> use(parameters, known));
        boolean complete = credentials.isDigest()
                && username.isPresent()
                && parameters.value("username*").isEmpty()
                && realm.isPresent()
                && uri.filter(bytes -> !bytes.isEmpty()).isPresent();
        if (!complete || response.isEmpty() || algorithm.isEmpty() || use.isEmpty()) {
            return Optional.empty();
        }
        if (!isHash(response.get(), algorithm.get().hash())) {
            return Optional.empty();
        }
        return Optional.of(new PresentedCredentials(
                username.get(), realm.get(), uri.get(), algorithm.get(), use.get(), response.get()));
    }

    private static Optional<NonceUse> use(AuthParameters parameters, DigestAlgorithm algorithm) {
        Optional<Slice> nonce = unquoted(parameters, "nonce");
        Optional<Slice> cnonce = unquoted(parameters, "cnonce");
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

    private static Optional<Slice> unquoted(AuthParameters parameters, String name) {
        return parameters.value(name).map(QuotedBytes::unquote);
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

    /** The nonce count as a number; 0 without qop. */
    long count() {
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
     * @param user the user and its secret
     * @param subject the request, with the method and body as they arrived; its URI does not matter
     * @return false also if the user has another name, or the secret does not cover the algorithm
     */
    public boolean areRight(UserCredentials user, DigestSubject subject) {
        DigestScratch scratch = DigestScratch.ofThread();
        byte[] ha1 = user.ha1(scratch, algorithm.hash(), realm);
        return ha1 != null && matches(scratch, ha1, subject) && user.username().equals(username);
    }

    /** Compares with H(A1) of the user, which is overwritten. */
    boolean matches(DigestScratch scratch, byte[] ha1, DigestSubject subject) {
        HashFunction hash = algorithm.hash();
        byte[] key =
                algorithm.isSession() ? DigestResponse.sessionHa1(scratch, hash, ha1, use.nonce(), use.cnonce()) : ha1;
        DigestSubject presented = new DigestSubject(subject.method(), uri, subject.body());
        DigestResponse.hashInto(scratch, hash, key, use, presented);
        boolean right = scratch.matches(response);
        scratch.wipe();
        Arrays.fill(key, (byte) 0);
        Arrays.fill(ha1, (byte) 0);
        return right;
    }

    /** The algorithm only. */
    @Override
    public String toString() {
        return algorithm.token() + " credentials";
    }
}
