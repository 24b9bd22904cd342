package io.ringback.sip.transport.location;

import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.location.LocationStep.Obstacle;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** Which addresses a transport can send to. */
final class Reach {
    private Reach() {}

    /**
     * What is in the way of sending to an address (RFC 7984 §3.1). Multicast is for those who ask for it by address.
     */
    static Optional<Obstacle> obstacle(SipTransport transport, InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return Optional.of(Obstacle.UNUSABLE);
        }
        boolean reachable = address instanceof Inet4Address ? ipv4(transport) : ipv6(transport);
        return reachable ? Optional.empty() : Optional.of(Obstacle.OTHER_FAMILY);
    }

    static boolean ipv4(SipTransport transport) {
        InetAddress local = transport.localAddress().getAddress();
        return local instanceof Inet4Address || local.isAnyLocalAddress();
    }

    static boolean ipv6(SipTransport transport) {
        return !(transport.localAddress().getAddress() instanceof Inet4Address);
    }
}
