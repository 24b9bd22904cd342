package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;

/**
 * A remote address as one datagram transport reaches it. Responses must leave from the socket that the request came to
 * (RFC 3581 §4), so hops of different transports differ.
 */
record DatagramHop(DatagramTransport owner, InetSocketAddress remote) implements Hop {
    @Override
    public TransportProtocol transport() {
        return owner.protocol();
    }

    @Override
    public HostPort sentBy() {
        return owner.sentBy().towards(remote);
    }

    @Override
    public String toString() {
        return transport() + " " + remote;
    }
}
