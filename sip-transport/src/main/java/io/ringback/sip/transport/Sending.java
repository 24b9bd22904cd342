package io.ringback.sip.transport;

import io.ringback.sip.message.Delivery;
import java.util.function.BiConsumer;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Sends a message with each subscription, and tells whether the network has taken it. */
final class Sending extends Mono<Void> {
    private final SipTransport transport;
    private final Reports reports;
    private final Delivery delivery;
    private final BiConsumer<Delivery, Outgoing> way;

    private Sending(SipTransport transport, Reports reports, Delivery delivery, BiConsumer<Delivery, Outgoing> way) {
        this.transport = transport;
        this.reports = reports;
        this.delivery = delivery;
        this.way = way;
    }

    /** @param way takes the message and tells it, then or later, what became of it; throws nothing */
    static Mono<Void> of(
            SipTransport transport, Reports reports, Delivery delivery, BiConsumer<Delivery, Outgoing> way) {
        return onAssembly(new Sending(transport, reports, delivery, way));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> sender) {
        Outgoing message = new Outgoing(
                transport, reports, delivery.message(), delivery.hop().remote(), sender);
        sender.onSubscribe(message);
        way.accept(delivery, message);
    }
}
