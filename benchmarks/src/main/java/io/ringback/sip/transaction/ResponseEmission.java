package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import reactor.core.CoreSubscriber;

/** Emits responses to a subscriber as a client transaction does, without the transaction. */
public final class ResponseEmission {
    private final ClientSide side;

    private ResponseEmission(ClientSide side) {
        this.side = side;
    }

    /**
     * An emission in a lane of a layer.
     *
     * @param layer a layer of one lane
     * @param request any request
     * @return the emission
     */
    public static ResponseEmission in(TransactionLayer layer, Delivery request) {
        ClientTransaction transaction = layer.client((SipRequest) request.message(), request.hop());
        return new ResponseEmission(transaction.side());
    }

    /**
     * Subscribes, emits all, completes.
     *
     * @param subscriber who takes them
     * @param provisional the first
     * @param last the last
     */
    public void emit(CoreSubscriber<? super SipResponse> subscriber, SipResponse provisional, SipResponse last) {
        ResponseSubscription subscription = new ResponseSubscription(subscriber, side, false);
        subscriber.onSubscribe(subscription);
        subscription.begin(0);
        subscription.take(provisional, false);
        subscription.take(last, false);
        subscription.complete();
    }
}
