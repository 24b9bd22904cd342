package io.ringback.sip.ua;

import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Optional;

/**
 * A response and the request that it answers.
 *
 * @param request the request as it was sent, with its credentials
 * @param response the response
 * @param unanswered why the response's challenge is not answered, if it is a challenge
 * @param proof whether the peer has proved in a final response that it knows the secret too: who gets
 *     {@link PeerProof#WRONG} talks to someone else than the peer that has the secret
 */
public record Reply(SipRequest request, SipResponse response, Optional<DigestAnswer> unanswered, PeerProof proof) {
    static Reply of(SipRequest request, SipResponse response) {
        return of(request, response, PeerProof.ABSENT);
    }

    static Reply of(SipRequest request, SipResponse response, PeerProof proof) {
        return new Reply(request, response, Optional.empty(), proof);
    }
}
