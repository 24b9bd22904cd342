package io.ringback.sip.message;

import java.util.Optional;

/**
 * A message that cannot be accepted: what is wrong with it, and what could be read all the same, so that a server can
 * answer it with the right Via, From, To, Call-ID and CSeq. Immutable.
 */
public final class MalformedMessage implements Parsed {
    private final Violation violation;
    private final Headers headers;
    private final Optional<SipMessage> readable;

    MalformedMessage(Violation violation, Headers headers, Optional<SipMessage> readable) {
        this.violation = violation;
        this.headers = headers;
        this.readable = readable;
    }

    /**
     * A message that was parsed but then turned out to be unacceptable.
     *
     * @param message the message
     * @param violation what is wrong with it
     * @return both
     */
    public static MalformedMessage of(SipMessage message, Violation violation) {
        return new MalformedMessage(violation, message.headers(), Optional.of(message));
    }

    /**
     * What is wrong, the first thing only.
     *
     * @return the broken rule and where
     */
    public Violation violation() {
        return violation;
    }

    /**
     * The header fields that could be told apart.
     *
     * @return perhaps none
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The message as far as it could be read, if at least its start line could.
     *
     * @return a request or response whose parts may fail when they are asked for
     */
    public Optional<SipMessage> readable() {
        return readable;
    }

    @Override
    public String toString() {
        return "malformed: " + violation;
    }
}
