package io.ringback.sip.message;

import io.ringback.text.Slice;

/** What a {@link StreamFramer} finds in a stream. */
public sealed interface Frame {
    /**
     * The bytes of one message, head and body.
     *
     * @param bytes all of its bytes, from the first on in an array of their own, to be given to
     *     {@link SipParser#parse(byte[], int, int)}; behind them there is the {@linkplain StreamFramer#withRoom room}
     *     that was asked for
     */
    record Message(Slice bytes) implements Frame {}

    /** Line ends between messages that keep a flow alive: RFC 5626 §4.4.1. */
    enum KeepAlive implements Frame {
        /**
         * Two line ends, which the side that accepted the connection answers at once with one line end (RFC 5626 §5.4).
         */
        PING,
        /**
         * One line end, which answers the ping of the side that opened the connection. It is no harm if none was sent.
         */
        PONG
    }

    /**
     * The end of all framing: from here on nobody knows where a message begins. The connection has to be closed.
     *
     * @param violation what is wrong, with its offset in the message, and the status to answer with before closing: 0
     *     if nothing is to be answered
     * @param head start line and header fields with their empty line, if they are complete, so that a request can be
     *     answered; else empty
     */
    record Broken(Violation violation, Slice head) implements Frame {}
}
