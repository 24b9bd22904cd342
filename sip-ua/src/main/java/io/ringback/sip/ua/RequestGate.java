package io.ringback.sip.ua;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Optional;

/** Decides whether a request may be served at all, within a dialog or not: authentication, for one. */
@FunctionalInterface
public interface RequestGate {
    /**
     * Looks at a request. Called by the transaction layer's threads; must not block.
     *
     * @param request any request but ACK and CANCEL
     * @return the response that refuses it, without a To tag, or empty if it may be served
     */
    Optional<SipResponse.Builder> refuse(SipRequest request);

    /**
     * The gate that is open for all.
     *
     * @return the default
     */
    static RequestGate open() {
        return request -> Optional.empty();
    }
}
