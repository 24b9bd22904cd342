package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a transport writes into its Vias as sent-by (RFC 3261 §18.1.1), and knows again in responses (§18.1.2). It is
 * what was configured, or the bound address; a transport that is bound to the wildcard address names the address that
 * the system sends from.
 */
final class SentBy {
    private final InetSocketAddress local;
    private final @Nullable HostPort fixed;
    private final int defaultPort;
    private final Set<HostPort> named = ConcurrentHashMap.newKeySet();

    private SentBy(InetSocketAddress local, @Nullable HostPort fixed, int defaultPort) {
        this.local = local;
        this.fixed = fixed;
        this.defaultPort = defaultPort;
    }

    static SentBy of(InetSocketAddress local, @Nullable HostPort configured, TransportProtocol protocol) {
        boolean known = configured == null && !local.getAddress().isAnyLocalAddress();
        HostPort fixed = known ? hostPort(local.getAddress(), local.getPort()) : configured;
        return new SentBy(local, fixed, protocol.defaultPort());
    }

    HostPort towards(InetSocketAddress remote) {
        if (fixed != null) {
            return fixed;
        }
        HostPort routed = hostPort(sourceTowards(remote), local.getPort());
        named.add(routed);
        return routed;
    }

    /** The port of a sent-by that has none. */
    int defaultPort() {
        return defaultPort;
    }

    boolean isOurs(HostPort sentBy) {
        HostPort complete = new HostPort(sentBy.host(), port(sentBy));
        return fixed == null
                ? named.contains(complete)
                : fixed.host().equals(sentBy.host()) && port(fixed) == complete.port();
    }

    private int port(HostPort sentBy) {
        return sentBy.portOr(defaultPort);
    }

    private static HostPort hostPort(InetAddress address, int port) {
        return new HostPort(Host.of(address), port);
    }

    /** Asks the system's routing table. Connecting a datagram socket sends nothing and does not wait. */
    private static InetAddress sourceTowards(InetSocketAddress remote) {
        boolean ipv6 = remote.getAddress() instanceof Inet6Address;
        try (DatagramChannel probe =
                DatagramChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET)) {
            probe.connect(remote);
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        } catch (IOException e) {
            throw new SendFailedException(remote, "no route", e);
        }
    }
}
