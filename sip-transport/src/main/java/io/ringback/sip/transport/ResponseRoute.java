package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The way back of a request that came in a datagram, as its top Via and its source tell it (RFC 3261 §18.2.1, §18.2.2;
 * RFC 3581 §4).
 *
 * @param via the top Via with {@code received} and {@code rport} as they must be
 * @param destination where responses go
 */
record ResponseRoute(Via via, InetSocketAddress destination) {
    private static final String RECEIVED = "received";
    private static final String RPORT = "rport";
    private static final String MADDR = "maddr";

    /**
     * Finds the way back. It always leads to the address that the datagram came from: {@code received} and
     * {@code rport} values that the sender wrote itself are replaced, so that nobody can have our answers sent to
     * someone else.
     */
    static ResponseRoute of(Via via, InetSocketAddress source) {
        InetAddress address = source.getAddress();
        boolean symmetric = via.parameters().has(RPORT);
        boolean tagged = symmetric
                || via.parameters().has(RECEIVED)
                || !via.sentBy().host().isSameAddress(address);
        Via marked = tagged ? via.with(RECEIVED, Host.of(address).name().toString()) : via;
        if (symmetric) {
            return new ResponseRoute(marked.with(RPORT, Integer.toString(source.getPort())), source);
        }
        int port = via.sentBy().portOr(TransportProtocol.UDP.defaultPort());
        return new ResponseRoute(marked, new InetSocketAddress(address, port));
    }

    /**
     * Whether the Via wants the answer at another address than the request's source (RFC 3261 §18.2.2, {@code maddr}).
     */
    static boolean leadsElsewhere(Via via, InetSocketAddress source) {
        Optional<Slice> address = via.parameters().value(MADDR);
        return address.isPresent() && !isSource(address.get(), source);
    }

    private static boolean isSource(Slice address, InetSocketAddress source) {
        try {
            return Host.of(address.toString()).isSameAddress(source.getAddress());
        } catch (SyntaxException e) {
            return false;
        }
    }
}
