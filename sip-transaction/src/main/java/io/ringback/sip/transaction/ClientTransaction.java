package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A client transaction (RFC 3261 §17.1): one request, sent once somebody subscribes to its responses, and then handled
 * by the rules whether or not anybody still listens. Safe for use by many threads.
 */
public final class ClientTransaction implements SipTransaction {
    private static final AtomicIntegerFieldUpdater<ClientTransaction> TAKEN =
            AtomicIntegerFieldUpdater.newUpdater(ClientTransaction.class, "taken");

    private final ClientSide side;

    @SuppressWarnings("UnusedVariable") // its updater reads it
    private volatile int taken;

    private @Nullable TransactionKey key;

    ClientTransaction(ClientSide side) {
        this.side = side;
    }

    ClientSide side() {
        return side;
    }

    @Override
    public TransactionKey key() {
        TransactionKey present = key;
        if (present == null) {
            present = TransactionKey.of(TransactionKey.Side.CLIENT, side.request());
            key = present;
        }
        return present;
    }

    /**
     * The request.
     *
     * @return the request as it is sent, with the Via of this transaction
     */
    @Override
    public SipRequest request() {
        return side.request();
    }

    @Override
    public Hop hop() {
        return side.hop();
    }

    @Override
    public TransactionState state() {
        return side.currentState();
    }

    @Override
    public Flux<TransactionState> states() {
        return Flux.defer(() -> side.watch().states().asFlux());
    }

    /**
     * Sends the request and gives its responses, to one subscriber once: a second one would send a merged request (RFC
     * 3261 §8.2.2.2); use {@link TransactionLayer#exchange} to send anew. Responses are emitted by the transaction's
     * lane, which must not be blocked.
     *
     * <p>There come provisional responses, then the final one; behind a 2xx to an INVITE come all further 2xx, be they
     * retransmitted or from other branches of a fork, until the transaction ends (RFC 6026 §7.2). Each 2xx wants an
     * ACK, which is the subscriber's task; other final responses to an INVITE are acknowledged here.
     *
     * <p>It fails with {@link TransactionTimeoutException}, {@link HopUnreachableException},
     * {@link TransactionRefusedException}, or, if responses are requested too slowly,
     * {@link ResponseOverflowException}. Cancelling the subscription sends no CANCEL: the transaction goes on without
     * it, and a 2xx to an INVITE then goes to the {@link StrayHandler}.
     *
     * @return the responses
     */
    public Flux<SipResponse> responses() {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super SipResponse> actual) {
                begin(actual, false);
            }
        };
    }

    /**
     * Sends the request and gives its first final response. For an INVITE, further 2xx then go to the
     * {@link StrayHandler}. Otherwise like {@link #responses()}, of which it takes the place.
     *
     * @return the final response
     */
    public Mono<SipResponse> response() {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super SipResponse> actual) {
                begin(actual, true);
            }
        };
    }

    private void begin(CoreSubscriber<? super SipResponse> actual, boolean finalOnly) {
        if (!TAKEN.compareAndSet(this, 0, 1)) {
            Operators.error(actual, new IllegalStateException("the responses of a transaction have one subscriber"));
            return;
        }
        ResponseSubscription subscription = new ResponseSubscription(actual, side, finalOnly);
        side.receiveBy(subscription);
        actual.onSubscribe(subscription);
        if (!side.board.lane().offerNew(side)) {
            side.board.settings().observer().refused(Refusal.LANE_FULL);
            side.board.lane().signal(now -> side.refuse(Refusal.LANE_FULL));
        }
    }

    /**
     * Cancels an INVITE (RFC 3261 §9.1), once somebody subscribes. The CANCEL waits until a provisional response has
     * come, and is not sent if a final one comes first. Its transaction is its own: how the INVITE ends is told by
     * {@link #responses()}, mostly with a 487, perhaps with a 2xx that crossed the CANCEL, or, if nothing comes within
     * 64·T1, with a {@link TransactionTimeoutException}. Asking again sends nothing again.
     *
     * @return the response to the CANCEL; empty if none was sent; fails if it got no response, or with an
     *     {@link IllegalStateException} if this is no INVITE
     */
    public Mono<SipResponse> cancel() {
        if (!side.isInvite()) {
            return Mono.error(() -> new IllegalStateException("only an INVITE is cancelled (RFC 3261 §9.1)"));
        }
        return Mono.create(sink -> side.board.lane().signal(now -> side.cancel(sink, now)));
    }

    @Override
    public String toString() {
        return key() + " " + state();
    }
}
