package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One message on its way through the sender. Its failure comes back to the lane as the transport-error event, however
 * often the sender tells it, and from whatever thread.
 */
final class Write implements CoreSubscriber<Void> {
    private final Transaction owner;
    private final @Nullable Answer answer;
    private boolean done;

    private Write(Transaction owner, @Nullable Answer answer) {
        this.owner = owner;
        this.answer = answer;
    }

    /** Hands a message to the sender. The sender may fail in any way. */
    static void start(
            Function<? super Delivery, ? extends Mono<Void>> sender,
            Delivery message,
            Transaction owner,
            @Nullable Answer answer) {
        Write write = new Write(owner, answer);
        try {
            sender.apply(message).subscribe(write);
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            write.onError(failure);
        }
    }

    /** Hands a message to the sender, and that is all. */
    static void forget(Function<? super Delivery, ? extends Mono<Void>> sender, Delivery message) {
        try {
            sender.apply(message).subscribe(nothing -> {}, failure -> {});
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            Operators.onErrorDropped(failure, Context.empty());
        }
    }

    @Override
    public Context currentContext() {
        return answer != null ? answer.context() : owner.context();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Void nothing) {}

    @Override
    public void onError(Throwable failure) {
        if (!done) {
            done = true;
            owner.writeFailed(failure);
            if (answer != null) {
                answer.fail(owner.unreachable(failure));
            }
        }
    }

    @Override
    public void onComplete() {
        if (!done) {
            done = true;
            if (answer != null) {
                answer.complete();
            }
        }
    }
}
