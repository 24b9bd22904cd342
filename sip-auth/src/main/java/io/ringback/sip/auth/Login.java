package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Base64;
import java.util.Optional;

/**
 * What a user answers one nonce with: his own secret, or the password that his SIM makes of the nonce.
 *
 * @param credentials the user's credentials
 * @param secret the same with the secret for this nonce
 * @param auts what a SIM that is out of step with the network has it told, in base64; else empty
 */
record Login(UserCredentials credentials, UserCredentials secret, Slice auts) {
    /** Empty if a SIM does not take the network for genuine, or there is none for an algorithm of AKA. */
    static Optional<Login> of(DigestChallenge challenge, UserCredentials credentials) {
        if (!challenge.algorithm().isAka()) {
            return Optional.of(new Login(credentials, credentials, Slice.empty()));
        }
        return credentials
                .sim()
                .flatMap(sim -> AkaNonce.of(challenge.nonce())
                        .flatMap(nonce -> ask(sim, nonce, challenge.algorithm(), credentials)));
    }

    private static Optional<Login> ask(
            AkaFunction sim, AkaNonce nonce, DigestAlgorithm algorithm, UserCredentials credentials) {
        AkaOutcome outcome = sim.authenticate(nonce.rand(), nonce.autn());
        if (outcome instanceof AkaKeys keys) {
            UserCredentials secret = credentials.withPassword(keys.password(algorithm));
            return Optional.of(new Login(credentials, secret, Slice.empty()));
        }
        if (outcome instanceof AkaOutcome.OutOfStep outOfStep) {
            byte[] auts = Base64.getEncoder().encode(outOfStep.auts().toBytes());
            return Optional.of(new Login(credentials, credentials.withPassword(new byte[0]), Slice.of(auts)));
        }
        return Optional.empty();
    }

    /** Overwrites the secret, if it was made for one nonce. */
    void wipeDerived() {
        if (secret != credentials) {
            secret.wipe();
        }
    }
}
