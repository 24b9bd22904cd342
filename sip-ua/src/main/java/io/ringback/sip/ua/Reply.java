package io.ringback.sip.ua;

import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Optional;

/**
 * A response and the request that it answers.
 *
 * @param request the request as it was sent, with its credentials
 * @param response the response
 * @param unanswered why the response's challenge is not answered, if it is a challenge
 */
public record Reply(SipRequest request, SipResponse response, Optional<DigestAnswer> unanswered) {
    static Reply of(SipRequest request, SipResponse response) {
        return new Reply(request, response, Optional.empty());
    }
}
