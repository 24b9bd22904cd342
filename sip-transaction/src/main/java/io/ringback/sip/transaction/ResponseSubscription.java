package io.ringback.sip.transaction;

import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.lane.Task;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A client transaction's one subscription. Only the lane emits; {@code request} and {@code cancel} come from anywhere
 * and are a number, a flag and a signal to the lane.
 */
final class ResponseSubscription implements Subscription, Receiver, Task {
    private static final AtomicLongFieldUpdater<ResponseSubscription> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(ResponseSubscription.class, "requested");
    private static final AtomicIntegerFieldUpdater<ResponseSubscription> SIGNALLED =
            AtomicIntegerFieldUpdater.newUpdater(ResponseSubscription.class, "signalled");

    private final CoreSubscriber<? super SipResponse> actual;
    private final ClientSide side;
    private final boolean finalOnly;
    private volatile long requested;

    @SuppressWarnings("UnusedVariable") // its updater reads it
    private volatile int signalled;

    private volatile boolean cancelled;
    private volatile boolean wrongDemand;
    private volatile boolean begun;

    private @Nullable ResponseQueue waiting;
    private @Nullable TransactionException failure;
    private boolean ending;
    private boolean done;

    ResponseSubscription(CoreSubscriber<? super SipResponse> actual, ClientSide side, boolean finalOnly) {
        this.actual = actual;
        this.side = side;
        this.finalOnly = finalOnly;
    }

    @Override
    public Context context() {
        return actual.currentContext();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            wrongDemand = true;
            signal();
        } else if (Operators.addCap(REQUESTED, this, n) == 0) {
            signal();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        signal();
    }

    /** The transaction begins, unless nobody wants it by now. Called in the lane. */
    boolean begin(long now) {
        begun = true;
        if (cancelled || wrongDemand) {
            run(now);
        }
        return !cancelled && !done;
    }

    /** What comes before the beginning is seen there. */
    private void signal() {
        if (begun && signalled == 0 && SIGNALLED.compareAndSet(this, 0, 1)) {
            side.board.lane().signal(this);
        }
    }

    /** What a signal asks for. */
    @Override
    public void run(long now) {
        signalled = 0;
        if (cancelled) {
            detach();
        } else if (wrongDemand && !done) {
            done = true;
            detach();
            end(new IllegalArgumentException("demand is 1 or more (Reactive Streams rule 3.9)"));
        } else {
            drain();
        }
    }

    private void detach() {
        side.detach(this);
        if (waiting != null) {
            waiting.forEachSuccess(side::strayed);
            waiting = null;
        }
    }

    @Override
    public boolean take(SipResponse response, boolean last) {
        if (cancelled || done || ending) {
            return false;
        }
        if (finalOnly && response.isProvisional()) {
            return true;
        }
        boolean taken = true;
        if ((waiting == null || waiting.isEmpty()) && requested > 0) {
            next(response);
        } else {
            taken = queue().offer(response);
            if (!taken) {
                failure = side.overflow();
            }
        }
        ending = last || finalOnly || !taken;
        drain();
        return taken;
    }

    private ResponseQueue queue() {
        if (waiting == null) {
            waiting = new ResponseQueue();
        }
        return waiting;
    }

    @Override
    public void complete() {
        ending = true;
        drain();
    }

    @Override
    public void fail(TransactionException cause) {
        if (!ending) {
            failure = cause;
            ending = true;
            drain();
        }
    }

    private void drain() {
        while (waiting != null && !waiting.isEmpty() && requested > 0 && !cancelled) {
            next(waiting.poll());
        }
        if (ending && !done && !cancelled && (waiting == null || waiting.isEmpty())) {
            done = true;
            side.detach(this);
            end(failure);
        }
    }

    /** The last signal. A subscriber that throws from it must not keep the machine from its end. */
    private void end(@Nullable Throwable cause) {
        try {
            if (cause != null) {
                actual.onError(cause);
            } else {
                actual.onComplete();
            }
        } catch (Throwable fault) {
            GuardedObserver.drop(fault);
        }
    }

    private void next(SipResponse response) {
        Operators.produced(REQUESTED, this, 1);
        try {
            actual.onNext(response);
        } catch (Throwable fault) {
            Exceptions.throwIfJvmFatal(fault);
            cancel();
            Operators.onErrorDropped(fault, actual.currentContext());
        }
    }
}
