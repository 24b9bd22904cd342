package io.ringback.sip.ua;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.location.ServerLocator;
import reactor.core.publisher.Flux;

/** Finds the hops that lead to a URI. */
@FunctionalInterface
public interface HopLocator {
    /**
     * Finds hops.
     *
     * @param uri a Request-URI or the topmost Route
     * @return candidates, best first, of which the next one is asked for when the one before has failed (RFC 3263
     *     §4.3); fails with a {@link NoHopException} if there is none
     */
    Flux<Hop> locate(Uri uri);

    /**
     * Finds hops for a request that is too large for a datagram (RFC 3261 §18.1.1).
     *
     * @param uri a Request-URI or the topmost Route
     * @return candidates, those over reliable transports first; by default those of {@link #locate}
     */
    default Flux<Hop> locateForLarge(Uri uri) {
        return locate(uri);
    }

    /**
     * Tells whether a URI names its transport, so that no other is taken whatever the size of a request.
     *
     * @param uri a Request-URI or the topmost Route
     * @return true if the transport is given
     */
    default boolean namesTransport(Uri uri) {
        return uri instanceof SipUri sip
                && (sip.secure() || sip.parameter("transport").isPresent());
    }

    /**
     * A locator that finds servers as RFC 3263 wants it.
     *
     * @param servers does the search
     * @return the locator
     */
    static HopLocator of(ServerLocator servers) {
        return new ServerHops(servers);
    }

    /**
     * A locator that leads every URI to one place, as an outbound proxy wants it.
     *
     * @param proxy the proxy's host and perhaps its port
     * @param others how the proxy itself is found
     * @return the locator
     */
    static HopLocator through(HostPort proxy, HopLocator others) {
        return through(SipUri.of(proxy), others);
    }

    /**
     * A locator that leads every URI to one place, as an outbound proxy wants it.
     *
     * @param proxy the proxy's URI, which may name a transport
     * @param others how the proxy itself is found
     * @return the locator
     */
    static HopLocator through(SipUri proxy, HopLocator others) {
        return new ProxyHops(proxy, others);
    }
}
