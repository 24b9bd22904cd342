package io.ringback.sip.transaction.machine;

import io.ringback.sip.message.SipResponse;

/** What a client machine has done. */
public interface ClientEffects extends Effects {
    /** Sends the request. */
    void send();

    /**
     * Sends the ACK of a final response other than 2xx.
     *
     * @param response the response that came
     */
    void acknowledge(SipResponse response);

    /**
     * Hands a response to the transaction user.
     *
     * @param response the response
     */
    void deliver(SipResponse response);
}
