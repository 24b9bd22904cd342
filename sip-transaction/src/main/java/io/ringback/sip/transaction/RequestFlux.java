package io.ringback.sip.transaction;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * Requests from all lanes for one subscriber at a time. A lane first claims one of the subscriber's demand; what has no
 * claim is refused at once, so that nothing ever waits here for demand, only for another lane that emits just now.
 */
final class RequestFlux extends Flux<ServerTransaction> {
    private static final int QUEUE = 1024;

    private final AtomicReference<@Nullable Intake> intake = new AtomicReference<>();
    private volatile boolean ended;

    @Override
    public void subscribe(CoreSubscriber<? super ServerTransaction> actual) {
        Intake mine = new Intake(actual, this);
        if (intake.compareAndSet(null, mine)) {
            actual.onSubscribe(mine);
            if (ended) {
                mine.ended = true;
            }
            mine.emitAll();
        } else {
            Operators.error(actual, new IllegalStateException("requests have one subscriber at a time"));
        }
    }

    /** Claims a place for one request; null if there is none, for which {@link #refusal} tells why. */
    @Nullable
    Intake claim() {
        Intake present = intake.get();
        return present != null && present.claim() ? present : null;
    }

    Refusal refusal() {
        return intake.get() == null ? Refusal.NO_SUBSCRIBER : Refusal.NO_DEMAND;
    }

    /** No request follows, for those who subscribe later neither. */
    void complete() {
        ended = true;
        Intake present = intake.getAndSet(null);
        if (present != null) {
            present.complete();
        }
    }

    /** One subscriber. */
    static final class Intake implements Subscription {
        private final CoreSubscriber<? super ServerTransaction> actual;
        private final RequestFlux owner;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicInteger waiting = new AtomicInteger();
        /** Busy from the start: nothing is emitted before {@code onSubscribe} has returned (rule 1.3). */
        private final AtomicInteger emitting = new AtomicInteger(1);

        private final MpscArrayQueue<ServerSide> queue = new MpscArrayQueue<>(QUEUE);
        private volatile boolean cancelled;
        private volatile boolean ended;
        private volatile @Nullable Throwable wrongDemand;
        private boolean done;

        Intake(CoreSubscriber<? super ServerTransaction> actual, RequestFlux owner) {
            this.actual = actual;
            this.owner = owner;
        }

        /** Takes one of the demand, and one of the queue's places. */
        private boolean claim() {
            if (cancelled || waiting.get() >= QUEUE / 2) {
                return false;
            }
            long wanted = demand.get();
            while (wanted > 0 && wanted != Long.MAX_VALUE) {
                if (demand.compareAndSet(wanted, wanted - 1)) {
                    break;
                }
                wanted = demand.get();
            }
            if (wanted > 0) {
                waiting.getAndIncrement();
            }
            return wanted > 0;
        }

        /** Gives a request for which there was a claim. */
        void give(ServerSide request) {
            if (!queue.offer(request)) {
                waiting.getAndDecrement();
                request.board.abandon(request);
            }
            drain();
        }

        private void complete() {
            ended = true;
            drain();
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                wrongDemand = new IllegalArgumentException("demand is 1 or more (Reactive Streams rule 3.9)");
                owner.intake.compareAndSet(this, null);
                drain();
            } else {
                demand.accumulateAndGet(n, Operators::addCap);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            owner.intake.compareAndSet(this, null);
            drain();
        }

        private void drain() {
            if (emitting.getAndIncrement() == 0) {
                emitAll();
            }
        }

        /** Emits what there is, and what comes meanwhile. */
        private void emitAll() {
            int missed = 1;
            do {
                for (ServerSide next = queue.poll(); next != null; next = queue.poll()) {
                    waiting.getAndDecrement();
                    emit(next);
                }
                finish();
                missed = emitting.addAndGet(-missed);
            } while (missed != 0);
        }

        private void emit(ServerSide next) {
            if (cancelled || done || wrongDemand != null) {
                next.board.abandon(next);
                return;
            }
            try {
                actual.onNext(next.handle());
            } catch (Throwable fault) {
                Exceptions.throwIfJvmFatal(fault);
                cancelled = true;
                owner.intake.compareAndSet(this, null);
                next.board.abandon(next);
                Operators.onErrorDropped(fault, actual.currentContext());
            }
        }

        private void finish() {
            Throwable wrong = wrongDemand;
            if (!done && !cancelled && (ended || wrong != null)) {
                done = true;
                GuardedObserver.guard(() -> {
                    if (wrong != null) {
                        actual.onError(wrong);
                    } else {
                        actual.onComplete();
                    }
                });
            }
        }
    }
}
