package io.ringback.sip.cli.check;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.List;
import java.util.Optional;

/**
 * One client transaction: a request of ours and its responses.
 *
 * @param request the request
 * @param responses those that we received, each once, in order
 * @param ack our ACK to the final response, if there is one
 */
record Attempt(SipRequest request, List<SipResponse> responses, Optional<SipRequest> ack) {
    Optional<SipResponse> outcome() {
        return responses.stream().filter(response -> !response.isProvisional()).findFirst();
    }

    boolean succeeded() {
        return outcome().filter(SipResponse::isSuccess).isPresent();
    }

    /** The final response asks for credentials. */
    boolean isChallenged() {
        return outcome()
                .filter(response -> response.statusCode() == 401 || response.statusCode() == 407)
                .isPresent();
    }
}
