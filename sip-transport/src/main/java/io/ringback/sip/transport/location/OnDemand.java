package io.ringback.sip.transport.location;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * A Flux whose source is made and subscribed when the first element is asked for, not when it is subscribed itself: so
 * that a question which may never matter is not put to the DNS.
 */
final class OnDemand<T> extends Flux<T> {
    private final Supplier<? extends Publisher<T>> source;

    OnDemand(Supplier<? extends Publisher<T>> source) {
        this.source = source;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        actual.onSubscribe(new Waiting<>(source, actual));
    }

    private static final class Waiting<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {
        private final Supplier<? extends Publisher<T>> source;
        private final CoreSubscriber<? super T> actual;
        private final AtomicBoolean begun = new AtomicBoolean();

        Waiting(Supplier<? extends Publisher<T>> source, CoreSubscriber<? super T> actual) {
            this.source = source;
            this.actual = actual;
        }

        @Override
        public void request(long demand) {
            super.request(demand);
            if (demand > 0 && !isCancelled() && begun.compareAndSet(false, true)) {
                Flux.defer(source).subscribe(this);
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        @Override
        public void onNext(T element) {
            actual.onNext(element);
        }

        @Override
        public void onError(Throwable failure) {
            actual.onError(failure);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }
    }
}
