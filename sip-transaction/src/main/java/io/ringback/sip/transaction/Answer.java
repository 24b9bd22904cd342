package io.ringback.sip.transaction;

import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.lane.Task;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * A response on its way from the user to the lane and through the sender: the subscription of whoever gave it. It has
 * no values, so demand means nothing to it.
 */
final class Answer implements Subscription, Task {
    private final CoreSubscriber<? super Void> actual;
    private final ServerSide side;
    private final SipResponse response;
    private final boolean last;
    private volatile boolean cancelled;

    /** An answer; if it is the last, the transaction is over with it. */
    Answer(CoreSubscriber<? super Void> actual, ServerSide side, SipResponse response, boolean last) {
        this.actual = actual;
        this.side = side;
        this.response = response;
        this.last = last;
    }

    SipResponse response() {
        return response;
    }

    Context context() {
        return actual.currentContext();
    }

    @Override
    public void run(long now) {
        if (cancelled) {
            return;
        }
        if (last) {
            side.refuse(this, now);
        } else {
            side.respond(this, now);
        }
    }

    void complete() {
        if (!cancelled) {
            cancelled = true;
            actual.onComplete();
        }
    }

    void fail(Throwable failure) {
        if (!cancelled) {
            cancelled = true;
            actual.onError(failure);
        }
    }

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {
        cancelled = true;
    }
}
