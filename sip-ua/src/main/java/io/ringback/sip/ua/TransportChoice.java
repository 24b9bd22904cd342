package io.ringback.sip.ua;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.SipTransport;
import java.util.Optional;

/** Which transport a request goes by. */
final class TransportChoice {
    /** RFC 3261 §18.1.1, where the MTU of the path is not known. */
    static final int LARGEST_DATAGRAM = 1_300;

    private static final String LONGEST_BRANCH = "z9hG4bK0123456789abcdef0123456789abcdef";

    private TransportChoice() {}

    /** The transport that a URI names, in its encrypted form for {@code sips}; else the first that may serve it. */
    static TransportProtocol of(SipUri uri, SipTransport transports) {
        TransportProtocol named = uri.transport().orElse(null);
        if (uri.secure()) {
            boolean webSocket = named == TransportProtocol.WS || named == TransportProtocol.WSS;
            boolean only = named == null && transports.protocol() == TransportProtocol.WSS;
            return webSocket || only ? TransportProtocol.WSS : TransportProtocol.TLS;
        }
        // RFC 7118 §5.2: "ws" names both; the one that is there is meant.
        boolean either = named == TransportProtocol.WS
                && transports.over(TransportProtocol.WS).isEmpty();
        if (either) {
            return TransportProtocol.WSS;
        }
        return named == null ? transports.protocol() : named;
    }

    /**
     * The way of a request that is too large for a datagram: a congestion-controlled one to the same place (RFC 3261
     * §18.1.1). It is chosen before the transaction is made, whose Via and timers depend on it.
     *
     * @param request the request without its Via
     * @return empty if the request stays on its hop
     */
    static Optional<Hop> insteadOf(Hop hop, SipRequest request, SipTransport transports) {
        if (hop.transport() != TransportProtocol.UDP || size(request, hop) <= LARGEST_DATAGRAM) {
            return Optional.empty();
        }
        return transports.over(TransportProtocol.TCP).map(tcp -> tcp.hopTo(hop.remote()));
    }

    private static int size(SipRequest request, Hop hop) {
        Via via = Via.of(hop.transport(), hop.sentBy(), LONGEST_BRANCH).with("rport", "");
        return request.bytes().length() + "Via: ".length() + via.toString().length() + 2;
    }
}
