package io.ringback.sip.ua;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;

/** How a call answers what the other side asks for within it. */
final class InDialogAnswers {
    private InDialogAnswers() {}

    /**
     * Answers a request.
     *
     * @return whether it ends the call
     */
    static boolean answer(Signalling signalling, AdmittedRequest admitted) {
        SipRequest request = admitted.transaction().request();
        boolean bye = request.method().equals(Method.BYE);
        SipResponse.Builder response =
                signalling.response(admitted.transaction(), bye || isOptions(request) ? 200 : 488);
        if (isOptions(request)) {
            Signalling.advertise(response);
        }
        // A session that cannot be changed yet goes on as it is: 488 leaves it alone (RFC 3261 §14.2).
        admitted.respond(response);
        return bye;
    }

    private static boolean isOptions(SipRequest request) {
        return request.method().equals(Method.OPTIONS);
    }
}
