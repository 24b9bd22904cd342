package io.ringback.sip.transaction.machine;

/** The states of all four figures. */
public enum State {
    /** Before the figure's first arrow. */
    NEW,
    /** Client, INVITE: sent, and nothing has come back. */
    CALLING,
    /** Non-INVITE: a request without any response. */
    TRYING,
    /** A provisional response at most. */
    PROCEEDING,
    /** INVITE: a 2xx (RFC 6026 §7). */
    ACCEPTED,
    /** A final response; of an INVITE 300 to 699. */
    COMPLETED,
    /** Server, INVITE: the ACK of a 300 to 699 has come. */
    CONFIRMED,
    /** Over. */
    TERMINATED
}
