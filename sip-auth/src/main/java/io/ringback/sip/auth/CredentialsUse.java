package io.ringback.sip.auth;

/**
 * Credentials that are in a request, for those who show or log what happens: nothing here is secret.
 *
 * @param challenger who asked for them
 * @param realm the realm
 * @param algorithm the algorithm
 * @param qop the quality of protection
 * @param nc the nonce count, 8 hexadecimal digits; empty without qop
 */
public record CredentialsUse(Challenger challenger, String realm, DigestAlgorithm algorithm, Qop qop, String nc) {
    static CredentialsUse of(Exchange.Sent sent) {
        return new CredentialsUse(
                sent.space().challenger(),
                sent.space().realm().toString(),
                sent.session().challenge().algorithm(),
                sent.session().qop(),
                sent.written().use().nc().toString());
    }
}
