package io.ringback.sip.transport;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;

/**
 * The arrivals of a transport as a Flux. All its event loops meet here: one emits, and the others leave what they have
 * in a queue. Whatever there is no demand for waits there too, and is refused when it is too much: a slow subscriber
 * never stops an event loop and never fills the memory.
 */
final class ArrivalFlux extends Flux<Arrival> {
    private final SipTransport transport;
    private final int capacity;

    private ArrivalFlux(SipTransport transport, int capacity) {
        this.transport = transport;
        this.capacity = capacity;
    }

    static Flux<Arrival> of(SipTransport transport, int capacity) {
        return onAssembly(new ArrivalFlux(transport, capacity));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Arrival> subscriber) {
        Feed feed = new Feed(subscriber, capacity);
        subscriber.onSubscribe(feed);
        try {
            transport.start(feed);
        } catch (IllegalStateException e) {
            feed.end(e);
            return;
        }
        transport.onClose().subscribe(none -> {}, feed::end, () -> feed.end(null));
    }

    /** The way to one subscriber. */
    private static final class Feed implements ArrivalHandler, Subscription {
        private final CoreSubscriber<? super Arrival> subscriber;
        private final int capacity;
        private final Queue<Arrival> queue =
                Queues.<Arrival>unboundedMultiproducer().get();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger work = new AtomicInteger();
        private final AtomicLong requested = new AtomicLong();
        private volatile boolean over;
        private volatile boolean cancelled;
        private @Nullable Throwable failure;

        Feed(CoreSubscriber<? super Arrival> subscriber, int capacity) {
            this.subscriber = subscriber;
            this.capacity = capacity;
        }

        @Override
        public Admission accept(Arrival arrival) {
            if (cancelled || over) {
                return Admission.REFUSED;
            }
            boolean emits = work.get() == 0 && work.compareAndSet(0, 1);
            if (emits && waiting.get() == 0 && requested.get() > 0) {
                emit(arrival);
                drain(1);
                return Admission.ACCEPTED;
            }
            boolean taken = waiting.getAndUpdate(count -> Math.min(count + 1, capacity)) < capacity;
            if (taken) {
                queue.add(arrival);
            }
            if (emits || (taken && work.getAndIncrement() == 0)) {
                drain(1);
            }
            return taken ? Admission.ACCEPTED : Admission.REFUSED;
        }

        private void emit(Arrival arrival) {
            if (requested.get() != Long.MAX_VALUE) {
                requested.decrementAndGet();
            }
            subscriber.onNext(arrival);
        }

        /** For one at a time: gives what there is demand for, until nobody has left more to do. */
        private void drain(int known) {
            int missed = known;
            while (missed != 0) {
                while (!cancelled && requested.get() > 0) {
                    Arrival next = queue.poll();
                    if (next == null) {
                        break;
                    }
                    waiting.decrementAndGet();
                    emit(next);
                }
                if (cancelled) {
                    queue.clear();
                } else if (over && queue.isEmpty()) {
                    cancelled = true;
                    finish();
                }
                missed = work.addAndGet(-missed);
            }
        }

        private void finish() {
            if (failure == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(failure);
            }
        }

        private void wake() {
            if (work.getAndIncrement() == 0) {
                drain(1);
            }
        }

        /** There will be no more arrivals; those that wait are still given. */
        void end(@Nullable Throwable cause) {
            failure = cause;
            over = true;
            wake();
        }

        @Override
        public void request(long count) {
            if (Operators.validate(count)) {
                requested.getAndUpdate(before -> Operators.addCap(before, count));
                wake();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            wake();
        }
    }
}
