package io.ringback.sip.transaction;

import io.ringback.sip.transaction.machine.State;

/** Where a transaction is: the states of RFC 3261 figures 5 to 8 and of RFC 6026. */
public enum TransactionState {
    /** A client transaction that nobody has subscribed to: nothing is sent. */
    NEW,
    /** Client, INVITE: sent, and nothing has come back (RFC 3261 §17.1.1.2). */
    CALLING,
    /** Non-INVITE: without any response (RFC 3261 §17.1.2.2, §17.2.2). */
    TRYING,
    /** There is no final response, but a provisional one; at an INVITE server, not necessarily. */
    PROCEEDING,
    /** INVITE: there is a 2xx (RFC 6026 §7). */
    ACCEPTED,
    /** There is a final response; to an INVITE, one of 300 to 699. */
    COMPLETED,
    /** Server, INVITE: the ACK of the 300 to 699 has come (RFC 3261 §17.2.1). */
    CONFIRMED,
    /** Over. */
    TERMINATED;

    static TransactionState of(State state) {
        return switch (state) {
            case NEW -> NEW;
            case CALLING -> CALLING;
            case TRYING -> TRYING;
            case PROCEEDING -> PROCEEDING;
            case ACCEPTED -> ACCEPTED;
            case COMPLETED -> COMPLETED;
            case CONFIRMED -> CONFIRMED;
            case TERMINATED -> TERMINATED;
        };
    }
}
