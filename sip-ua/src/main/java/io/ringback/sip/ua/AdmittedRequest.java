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

    /** Completes a response; what the gate adds is no reason to lose it. */
    SipResponse complete(SipResponse.Builder builder) {
        SipResponse response = builder.build();
        if (!response.isSuccess()) {
            return response;
        }
        try {
            return decision.success().apply(response);
        } catch (RuntimeException e) {
            LOG.warn("a gate could not complete a response: {}", e.getClass().getName());
            return response;
        }
    }

    /** Sends a final response, once. */
    void respond(SipResponse.Builder response) {
        transaction.respond(complete(response)).onErrorComplete().subscribe();
    }
}
