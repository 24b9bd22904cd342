package io.ringback.sip.auth;

import io.ringback.text.Slice;

/** What a SIM makes of a network's challenge. */
public sealed interface AkaOutcome permits AkaKeys, AkaOutcome.OutOfStep, AkaOutcome.NotGenuine {
    /**
     * The network is genuine, but its sequence number is not in the SIM's range: the network is told, and challenges
     * once more (RFC 3310 §3.4).
     *
     * @param auts AUTS: 14 bytes
     */
    record OutOfStep(Slice auts) implements AkaOutcome {}

    /** AUTN is wrong: whoever asks does not know the user's key. Nothing is answered. */
    record NotGenuine() implements AkaOutcome {}
}
