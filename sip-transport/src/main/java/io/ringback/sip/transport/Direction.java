package io.ringback.sip.transport;

/** Which way something goes, as the transport sees it. */
public enum Direction {
    /** From the network to us. */
    IN,
    /** From us to the network. */
    OUT
}
