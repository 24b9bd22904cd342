package io.ringback.sip.message;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import java.net.InetSocketAddress;

/**
 * Where a message goes to or came from: one transport, one remote address. Hops are equal if messages take the same
 * way, so a connection is equal only to itself.
 */
public interface Hop {
    /**
     * The transport.
     *
     * @return the transport protocol
     */
    TransportProtocol transport();

    /**
     * The other side's address.
     *
     * @return an address that needs no resolving
     */
    InetSocketAddress remote();

    /**
     * Our own address as a Via's {@code sent-by} tells it (RFC 3261 §18.1.1): responses come there.
     *
     * @return a host and port
     */
    HostPort sentBy();

    /**
     * Tells whether the transport retransmits by itself.
     *
     * @return false for UDP
     */
    default boolean reliable() {
        return transport().reliable();
    }

    /**
     * Tells whether the transport keeps this way open for as long as the other side wants it to, so that the Via of a
     * REGISTER shall offer it (RFC 6223 §4.3).
     *
     * @return false unless it was asked for
     */
    default boolean willKeepAlive() {
        return false;
    }
}
