package io.ringback.sip.ua;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.ServerTransaction;

/** Whoever a dialog belongs to. Called by the transaction layer's threads; must not block. */
interface DialogUser {
    /** A request within the dialog, whose number has been checked. It has to be answered. */
    void receive(ServerTransaction transaction);

    /** An ACK to a 2xx. */
    void acknowledged(SipRequest ack);
}
