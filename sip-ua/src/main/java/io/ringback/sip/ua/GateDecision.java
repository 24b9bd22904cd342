package io.ringback.sip.ua;

import io.ringback.sip.message.SipResponse;
import java.util.function.UnaryOperator;

/** What a {@link RequestGate} says of a request. */
public sealed interface GateDecision {
    /**
     * The request may be served.
     *
     * @param success changes each 2xx to it when that is complete, as an Authentication-Info has to, which may protect
     *     the body (RFC 7616 §3.5); called once for a response that is sent again and again
     */
    record Passed(UnaryOperator<SipResponse> success) implements GateDecision {
        private static final Passed PLAIN = new Passed(UnaryOperator.identity());
    }

    /**
     * The request is answered at once, and is not served.
     *
     * @param response the response, without a To tag
     */
    record Refused(SipResponse.Builder response) implements GateDecision {}

    /**
     * Lets a request pass.
     *
     * @return a decision that leaves responses as they are
     */
    static GateDecision pass() {
        return Passed.PLAIN;
    }

    /**
     * Lets a request pass, and adds something to its success.
     *
     * @param success changes each 2xx when it is complete; must not block
     * @return the decision
     */
    static GateDecision pass(UnaryOperator<SipResponse> success) {
        return new Passed(success);
    }

    /**
     * Turns a request away.
     *
     * @param response the response, to which a To tag is added
     * @return the decision
     */
    static GateDecision refuse(SipResponse.Builder response) {
        return new Refused(response);
    }
}
