package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The transport layer of RFC 3261 §18 over one transport protocol and one local address. A transport is bound when it
 * is made, so its {@link #localAddress()} is known before anything arrives; it hands nothing over until it is started.
 *
 * <p>Safe for use by many threads. No method blocks.
 */
public interface SipTransport extends Disposable {
    /** How many arrivals may wait for a subscriber of {@link #arrivals()}. */
    int WAITING_ARRIVALS = 1024;

    /**
     * What this transport runs over.
     *
     * @return the protocol that a Via names
     */
    TransportProtocol protocol();

    /**
     * Where this transport is bound.
     *
     * @return an address whose port is never 0
     */
    InetSocketAddress localAddress();

    /**
     * The transport over a protocol, of those that are joined here ({@link Transports}).
     *
     * @param wanted a protocol
     * @return this transport, or one of those that it consists of; empty if none is over that protocol
     */
    default Optional<SipTransport> over(TransportProtocol wanted) {
        return wanted == protocol() ? Optional.of(this) : Optional.empty();
    }

    /**
     * The way to a remote address.
     *
     * @param remote a resolved address with a port
     * @return the hop, whose sent-by leads responses back here
     * @throws IllegalArgumentException if the address is not resolved or has no port
     */
    Hop hopTo(InetSocketAddress remote);

    /**
     * The way to a remote address that was found for a domain. Over TLS the other side has to prove by its certificate
     * that it speaks for that domain (RFC 5922 §7.3); elsewhere the domain means nothing.
     *
     * @param remote a resolved address with a port
     * @param domain the host of the URI that the search for the address began with
     * @return the hop, whose sent-by leads responses back here
     * @throws IllegalArgumentException if the address is not resolved or has no port
     */
    default Hop hopTo(InetSocketAddress remote, Host domain) {
        return hopTo(remote);
    }

    /**
     * Begins to hand over what arrives. The handler is called by the transport's event loops, perhaps several at once,
     * and must not block. If it throws, that arrival is dropped and counted, and the transport goes on.
     *
     * @param handler takes requests, responses that are ours, and what is malformed
     * @throws IllegalStateException if this transport has been started before
     */
    void start(ArrivalHandler handler);

    /**
     * Sends a message to its hop, once for each subscription. The message is sent as it is: Via and Content-Length are
     * its maker's affair.
     *
     * @param delivery the message and the hop
     * @return completes when the network has taken the message, which says nothing about its arrival; fails with a
     *     {@link SendFailedException} (a {@link MessageTooLargeException} if it cannot be carried at all) or a
     *     {@link TransportClosedException}
     */
    Mono<Void> send(Delivery delivery);

    /**
     * What arrives, for those who use the transport alone. The first subscription starts the transport; there can be
     * only one. At most {@value #WAITING_ARRIVALS} arrivals wait for the subscriber, then more are refused, and
     * counted.
     *
     * @return completes when the transport is closed; fails with an {@link IllegalStateException} if it was started
     *     before
     */
    default Flux<Arrival> arrivals() {
        return ArrivalFlux.of(this, WAITING_ARRIVALS);
    }

    /**
     * Closes the transport, on subscription. What was given to {@link #send} before is still sent.
     *
     * @return completes when it is closed, at once if it already is
     */
    Mono<Void> close();

    /**
     * The end of this transport, however it comes.
     *
     * @return completes when it is closed
     */
    Mono<Void> onClose();

    /** Begins to close the transport and does not wait. */
    @Override
    default void dispose() {
        close().subscribe();
    }
}
