package io.ringback.sip.message;

/**
 * A connection that has gone, so that the transactions on it learn of it: a transport error (RFC 3261 §17).
 *
 * @param hop the hop that leads nowhere any more
 */
public record HopLost(Hop hop) implements Arrival {}
