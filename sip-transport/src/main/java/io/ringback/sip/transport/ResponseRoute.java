package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.Via;
import io.ringback.text.Cursor;
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
    static final String RECEIVED = "received";
    static final String RPORT = "rport";
    static final String MADDR = "maddr";
    private static final Host NOWHERE = Host.of("unreadable.invalid");

    /**
     * Finds the way back. It always leads to the address that the datagram came from: {@code received} and
     * {@code rport} values that the sender wrote itself are replaced, so that nobody can have our answers sent to
     * someone else.
     *
     * @param defaultPort the port of a sent-by without one
     */
    static ResponseRoute of(Via via, InetSocketAddress source, int defaultPort) {
        InetAddress address = source.getAddress();
        boolean symmetric = via.parameters().has(RPORT);
        boolean tagged = symmetric || via.parameters().has(RECEIVED) || isForeign(via, address);
        Via marked = tagged ? via.with(RECEIVED, Host.of(address).name().toString()) : via;
        Via ported = symmetric ? marked.with(RPORT, Integer.toString(source.getPort())) : marked;
        return new ResponseRoute(ported, destination(via, symmetric, source, defaultPort));
    }

    /** Whether a request came from another address than its Via tells, or by a name (RFC 3261 §18.2.1). */
    static boolean isForeign(Via via, InetAddress source) {
        return !via.sentBy().host().isSameAddress(source);
    }

    /** The source itself where {@code rport} asks for it, or else the port that the Via tells, at the source. */
    static InetSocketAddress destination(Via via, boolean symmetric, InetSocketAddress source, int defaultPort) {
        if (symmetric) {
            return source;
        }
        return new InetSocketAddress(source.getAddress(), via.sentBy().portOr(defaultPort));
    }

    /**
     * Where the Via wants the answer if that is not the request's source (RFC 3261 §18.2.2, {@code maddr}).
     *
     * @return the host; a name that cannot be read is one that leads nowhere
     */
    static Optional<Host> elsewhere(Via via, InetSocketAddress source) {
        return via.parameters()
                .value(MADDR)
                .map(ResponseRoute::host)
                .filter(host -> !host.isSameAddress(source.getAddress()));
    }

    /** The host of a parameter, whatever of it was tolerated when its Via was read. */
    static Host tolerantly(Slice text) {
        Cursor cursor = text.cursor(Lexis.LENIENT);
        return text.indexOf(':') < 0 || text.byteAt(0) == '[' ? Host.read(cursor) : Host.readAddress(cursor);
    }

    private static Host host(Slice text) {
        try {
            return tolerantly(text);
        } catch (SyntaxException e) {
            return NOWHERE;
        }
    }
}
