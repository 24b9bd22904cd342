package io.ringback.sip.auth;

/**
 * What a SIM computes: the user's side of AKA (3GPP TS 33.102 §6.3.3), usually with Milenage (3GPP TS 35.206). There is
 * no implementation here, because the secret key of a real subscriber is in a card or in an operator's own store: give
 * one that asks it. May be called by many threads.
 */
@FunctionalInterface
public interface AkaFunction {
    /**
     * Answers one challenge of the network. Whoever asks a card blocks the thread that answers the SIP challenge for as
     * long as the card takes.
     *
     * @param rand RAND: 16 bytes
     * @param autn AUTN: 16 bytes, of which 6 are SQN ⊕ AK, 2 AMF and 8 MAC
     * @return the keys; or that the sequence number is not in its range; or that the network is not genuine
     */
    AkaOutcome authenticate(byte[] rand, byte[] autn);
}
