package io.ringback.sip.transaction.machine;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;

/** What a server machine has done. */
public interface ServerEffects extends Effects {
    /** Hands the request to the transaction user. */
    void deliver();

    /**
     * Hands an ACK to the transaction user.
     *
     * @param ack the ACK
     */
    void deliverAck(SipRequest ack);

    /**
     * Sends a response, and keeps it to be sent again.
     *
     * @param response the transaction user's response
     */
    void send(SipResponse response);

    /** Sends a 100 of our own, and keeps it to be sent again. */
    void sendTrying();
}
