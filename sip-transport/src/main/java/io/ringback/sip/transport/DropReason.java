package io.ringback.sip.transport;

/** Why a transport dropped something that came in, or that was to go out. */
public enum DropReason {
    /** Nothing but line ends, or nothing at all: it keeps an address translator's binding alive. */
    KEEP_ALIVE,
    /** No start line that could be one of SIP. */
    NOT_SIP,
    /** More bytes than the parser's limits allow. */
    TOO_LARGE,
    /** A datagram that is larger than the transport reads, so that its end is lost. */
    TRUNCATED,
    /** A response whose top Via does not name us (RFC 3261 §18.1.2). */
    NOT_OURS,
    /** A request whose top Via asks with {@code maddr} for an answer to someone else than its sender. */
    MADDR,
    /** The handler refused it: there is too much to do. */
    REFUSED,
    /** The handler threw. */
    HANDLER_FAILED,
    /** Lost on purpose, by {@link Faults}. */
    INJECTED_LOSS,
    /** In-memory network only: nobody is bound at the address, or whoever is has not been started. */
    UNREACHABLE,
    /** In-memory network only: too many datagrams are under way. */
    CONGESTION
}
