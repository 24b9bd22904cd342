package io.ringback.sip.ua;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.address.Uri;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds the hop that leads to a URI. */
@FunctionalInterface
public interface HopLocator {
    /**
     * Finds a hop.
     *
     * @param uri a Request-URI or the topmost Route
     * @return the hop; fails with a {@link NoHopException} if there is none
     */
    Mono<Hop> locate(Uri uri);

    /**
     * A locator that looks up addresses only: numeric hosts at once, names by the system's resolver, the port as it is
     * written or the transport's own (RFC 3263 §4.2 without SRV). The transport is the one that the URI names, or the
     * first; for a {@code sips} URI it is one that encrypts (RFC 3261 §26.2.2). Over TLS the other side has to prove
     * that it speaks for the URI's host.
     *
     * @param transport the transports that are used
     * @return the locator
     */
    static HopLocator over(SipTransport transport) {
        return uri -> {
            if (!(uri instanceof SipUri sip)) {
                return Mono.error(new NoHopException("no hop leads to a URI of the scheme " + uri.scheme()));
            }
            TransportProtocol wanted = TransportChoice.of(sip, transport);
            SipTransport chosen = transport.over(wanted).orElse(null);
            if (chosen == null) {
                return Mono.error(new NoHopException("the transport " + wanted + " is not there"));
            }
            int port = sip.hostPort().portOr(wanted.defaultPort());
            return resolve(sip.host()).map(address -> chosen.hopTo(new InetSocketAddress(address, port), sip.host()));
        };
    }

    /**
     * A locator that leads every URI to one place, as an outbound proxy wants it, by the first transport.
     *
     * @param proxy the proxy's host and port
     * @param others how the proxy itself is found
     * @return the locator
     */
    static HopLocator through(HostPort proxy, HopLocator others) {
        return uri -> others.locate(SipUri.of(proxy));
    }

    /**
     * A locator that leads every URI to one place, as an outbound proxy wants it.
     *
     * @param proxy the proxy's URI, which may name a transport
     * @param others how the proxy itself is found
     * @return the locator
     */
    static HopLocator through(SipUri proxy, HopLocator others) {
        return uri -> others.locate(proxy);
    }

    private static Mono<InetAddress> resolve(Host host) {
        if (host.isAddress()) {
            return Mono.fromSupplier(host::address);
        }
        return Mono.fromCallable(() -> InetAddress.getByName(host.name().toString()))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(UnknownHostException.class, e -> new NoHopException("the host name does not resolve"));
    }
}
