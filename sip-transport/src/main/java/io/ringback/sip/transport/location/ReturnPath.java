package io.ringback.sip.transport.location;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.transport.MessageTooLargeException;
import io.ringback.sip.transport.SendFailedException;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportException;
import io.ringback.text.SyntaxException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends messages by a transport; a response that cannot go back the way its request came, as when the connection is
 * gone and its address takes no other, goes to where the sent-by of its top Via leads (RFC 3263 §5). WebSocket clients
 * cannot be called back. Safe for use by many threads.
 */
public final class ReturnPath {
    /** How many servers of a sent-by are tried: whoever wrote it chooses them. */
    static final int MOST_TRIES = 4;

    private final SipTransport transport;
    private final ServerLocator locator;

    private ReturnPath(SipTransport transport, ServerLocator locator) {
        this.transport = transport;
        this.locator = locator;
    }

    /**
     * A sender.
     *
     * @param transport sends
     * @param locator finds where responses go
     * @return a sender, for a transaction layer
     */
    public static ReturnPath over(SipTransport transport, ServerLocator locator) {
        return new ReturnPath(transport, locator);
    }

    /**
     * Sends a message, once for each subscription.
     *
     * @param delivery the message and its hop
     * @return as {@link SipTransport#send}; fails with the first failure if no other way is left
     */
    public Mono<Void> send(Delivery delivery) {
        Mono<Void> sent = transport.send(delivery);
        TransportProtocol protocol = delivery.hop().transport();
        boolean elsewhere = delivery.message().kind() == SipMessage.Kind.RESPONSE
                && protocol != TransportProtocol.WS
                && protocol != TransportProtocol.WSS;
        return elsewhere ? sent.onErrorResume(SendFailedException.class, e -> sendElsewhere(delivery, e)) : sent;
    }

    private Mono<Void> sendElsewhere(Delivery delivery, SendFailedException failure) {
        if (failure instanceof MessageTooLargeException) {
            return Mono.error(failure);
        }
        return candidates(delivery)
                .filter(hop -> !hop.remote().equals(failure.remote()))
                .take(MOST_TRIES)
                .concatMap(hop -> attempt(new Delivery(delivery.message(), hop)), 0)
                .next()
                .switchIfEmpty(Mono.error(failure))
                .then();
    }

    private Flux<Hop> candidates(Delivery delivery) {
        try {
            return locator.locate(delivery.message().via()).onErrorComplete(NoServerException.class);
        } catch (SyntaxException e) {
            return Flux.empty();
        }
    }

    private Mono<Boolean> attempt(Delivery delivery) {
        return transport.send(delivery).thenReturn(true).onErrorComplete(TransportException.class);
    }
}
