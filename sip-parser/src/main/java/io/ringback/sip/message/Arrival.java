package io.ringback.sip.message;

/** What a transport tells those above it. */
public sealed interface Arrival permits Delivery, Malformed, HopLost {
    /**
     * Where it came from.
     *
     * @return the hop, to which an answer can be sent
     */
    Hop hop();
}
