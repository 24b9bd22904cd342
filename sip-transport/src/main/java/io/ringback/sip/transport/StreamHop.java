package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A remote address as one transport of connections reaches it: by the connection that is there, or by a new one. Over
 * TLS the other side has to prove that it speaks for the domain; so the domain is a part of what makes hops differ.
 */
record StreamHop(
        StreamTransport owner,
        InetSocketAddress remote,
        @Nullable String domain) implements Hop {
    @Override
    public TransportProtocol transport() {
        return owner.protocol();
    }

    @Override
    public HostPort sentBy() {
        return owner.sentBy().towards(remote);
    }

    @Override
    public boolean willKeepAlive() {
        return owner.options().willKeepAlive();
    }

    @Override
    public String toString() {
        return transport() + " " + remote + (domain == null ? "" : " as " + domain);
    }
}
