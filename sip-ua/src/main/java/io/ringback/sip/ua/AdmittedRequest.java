package io.ringback.sip.ua;

import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that has passed the gate.
 *
 * @param transaction its transaction
 * @param decision what the gate has to say in its success
 */
record AdmittedRequest(ServerTransaction transaction, GateDecision.Passed decision) {
    private static final Logger LOG = LoggerFactory.getLogger(AdmittedRequest.class);

    /** Completes a response; what the gate adds is no reason to lose it, nor to send another one. */
    SipResponse complete(SipResponse.Builder builder) {
        SipResponse response = builder.build();
        if (!response.isSuccess()) {
            return response;
        }
        try {
            SipResponse completed = decision.success().apply(response);
            if (isSame(completed, response)) {
                return completed;
            }
            LOG.warn("a gate made another response of a 2xx, which is sent without it");
        } catch (RuntimeException e) {
            LOG.warn("a gate could not complete a response: {}", e.getClass().getName());
        }
        return response;
    }

    private static boolean isSame(SipResponse completed, SipResponse response) {
        return completed.statusCode() == response.statusCode()
                && completed.to().equals(response.to())
                && completed.cSeq().equals(response.cSeq());
    }

    /** Sends a final response, once. */
    void respond(SipResponse.Builder response) {
        transaction.respond(complete(response)).onErrorComplete().subscribe();
    }
}
