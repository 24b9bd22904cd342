package io.ringback.sip.transport;

import io.ringback.sip.message.Delivery;
import java.util.function.BiConsumer;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Sends a message with each subscription, and tells whether the network has taken it. */
final class Sending extends Mono<Void> {
    private final Way way;
    private final Delivery delivery;

    private Sending(Way way, Delivery delivery) {
        this.way = way;
        this.delivery = delivery;
    }

    /**
     * What all messages of a transport leave by.
     *
     * @param taker takes a message and tells it, then or later, what became of it; throws nothing
     */
    record Way(SipTransport transport, Reports reports, BiConsumer<Delivery, Outgoing> taker) {
        Mono<Void> send(Delivery delivery) {
            return onAssembly(new Sending(this, delivery));
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> sender) {
        Outgoing message =
                new Outgoing(way, delivery.message().bytes(), delivery.hop().remote(), sender);
        sender.onSubscribe(message);
        way.taker().accept(delivery, message);
    }
}
