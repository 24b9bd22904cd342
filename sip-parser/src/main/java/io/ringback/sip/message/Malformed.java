package io.ringback.sip.message;

/**
 * Bytes that are no acceptable message, with what could be read of them: enough to answer 400, or to drop them.
 *
 * @param message what is wrong, and what could be read
 * @param hop where they came from
 */
public record Malformed(MalformedMessage message, Hop hop) implements Arrival {}
