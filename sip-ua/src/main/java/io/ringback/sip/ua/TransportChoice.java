package io.ringback.sip.ua;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;

/** Which requests are too large for a datagram (RFC 3261 §18.1.1). */
final class TransportChoice {
    /** The bound where the MTU of the path is not known. */
    static final int LARGEST_DATAGRAM = 1_300;

    private static final String LONGEST_BRANCH = "z9hG4bK0123456789abcdef0123456789abcdef";

    private TransportChoice() {}

    /**
     * Tells whether a request has to go another way, which is chosen before its transaction is made: Via and timers
     * depend on it.
     *
     * @param request the request without its Via
     */
    static boolean isTooLarge(Hop hop, SipRequest request) {
        return hop.transport() == TransportProtocol.UDP && size(request, hop) > LARGEST_DATAGRAM;
    }

    private static int size(SipRequest request, Hop hop) {
        Via via = Via.of(hop.transport(), hop.sentBy(), LONGEST_BRANCH).with("rport", "");
        return request.bytes().length() + "Via: ".length() + via.toString().length() + 2;
    }
}
