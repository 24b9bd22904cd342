package io.ringback.sip.message;

/**
 * A message and the hop that it came from or goes to.
 *
 * @param message the message; one that has arrived has passed {@link SipMessage#validateEssentials()}
 * @param hop the hop
 */
public record Delivery(SipMessage message, Hop hop) implements Arrival {}
