package io.ringback.sip.ua;

import io.ringback.sip.message.SipRequest;

/** Decides whether a request may be served at all, within a dialog or not: authentication, for one. */
@FunctionalInterface
public interface RequestGate {
    /**
     * Looks at a request. Called by the transaction layer's threads; must not block.
     *
     * @param request any request but ACK and CANCEL
     * @return whether it may be served
     */
    GateDecision decide(SipRequest request);

    /**
     * The gate that is open for all.
     *
     * @return the default
     */
    static RequestGate open() {
        return request -> GateDecision.pass();
    }
}
