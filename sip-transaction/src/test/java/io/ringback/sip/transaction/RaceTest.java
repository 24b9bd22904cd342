package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Two threads at one handle, many times over: whoever comes first, the outcome is one, and nothing is left. */
class RaceTest {
    private static final int ROUNDS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService pair = Executors.newFixedThreadPool(2, ending -> {
        Thread thread = new Thread(ending, "racer");
        thread.setDaemon(true);
        return thread;
    });
    private final Scheduler lanes = Schedulers.newParallel("race", 2, true);
    private final Queue<Delivery> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger strays = new AtomicInteger();
    private TransactionLayer layer = layer(Drive.WORKER, TimerValues.defaults());

    @BeforeEach
    void ignoreWhatComesTooLate() {
        Hooks.onErrorDropped(dropped -> {});
    }

    @AfterEach
    void stop() {
        layer.dispose();
        layer.shutdown().block(PATIENCE);
        assertThat(layer.isQuiet()).isTrue();
        lanes.dispose();
        pair.shutdownNow();
        Hooks.resetOnErrorDropped();
    }

    private TransactionLayer layer(Drive drive, TimerValues timers) {
        return TransactionLayer.builder(message -> {
                    sent.add(message);
                    return Mono.empty();
                })
                .scheduler(lanes)
                .drive(drive)
                .lanes(2)
                .timers(timers)
                .strays(new StrayHandler() {
                    @Override
                    public void onSuccess(
                            SipResponse response,
                            io.ringback.sip.message.Hop hop,
                            java.util.Optional<SipRequest> invite) {
                        strays.incrementAndGet();
                    }
                })
                .build();
    }

    private void replaceLayer(Drive drive, TimerValues timers) {
        layer.dispose();
        layer.shutdown().block(PATIENCE);
        layer = layer(drive, timers);
    }

    /** Both at once, as nearly as can be. */
    private void race(Runnable one, Runnable other) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Future<?>> both = new ArrayList<>();
        for (Runnable side : List.of(one, other)) {
            both.add(pair.submit(() -> {
                barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                side.run();
                return null;
            }));
        }
        for (Future<?> side : both) {
            try {
                side.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }

    /** Counts the signals of one subscription, and whether two ever came at once. */
    private static final class Signals {
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger values = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();
        private final AtomicInteger faults = new AtomicInteger();

        void value() {
            check(() -> {
                values.incrementAndGet();
                if (ends.get() != 0) {
                    faults.incrementAndGet();
                }
            });
        }

        void end() {
            check(ends::incrementAndGet);
        }

        private void check(Runnable signal) {
            if (inside.getAndIncrement() != 0) {
                faults.incrementAndGet();
            }
            signal.run();
            inside.decrementAndGet();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aFinalResponseThatRacesTheTimeoutGivesOneOutcome() {
        replaceLayer(Drive.WORKER, Tck.shortTimers());
        for (int round = 0; round < 300; round++) {
            Signals signals = new Signals();
            ClientTransaction transaction = layer.client(Wire.request(Method.OPTIONS), Wire.UDP);
            SipResponse ok = Wire.response(transaction.request(), 200, "b");
            transaction.responses().subscribe(response -> signals.value(), failure -> signals.end(), signals::end);
            long at = System.nanoTime() + 64_000_000 + (round % 20 - 10) * 500_000L;
            await(() -> System.nanoTime() >= at);
            layer.accept(new Delivery(ok, Wire.UDP));
            await(() -> signals.ends.get() == 1);
            assertThat(signals.faults).hasValue(0);
            assertThat(signals.values.get()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anAnswerThatRacesTheEndOfItsTransactionIsSentOrRefused() {
        Queue<ServerTransaction> requests = new ConcurrentLinkedQueue<>();
        layer.requests().subscribe(requests::add);
        for (int round = 0; round < ROUNDS; round++) {
            layer.accept(new Delivery(Wire.arriving(Method.OPTIONS, "z9hG4bK" + round), Wire.TCP));
            AtomicReference<ServerTransaction> taken = new AtomicReference<>();
            await(() -> {
                taken.set(requests.poll());
                return taken.get() != null;
            });
            ServerTransaction transaction = taken.get();
            Signals one = new Signals();
            Signals other = new Signals();
            sent.clear();
            Mono<Void> ok = transaction.respond(transaction.response(200).build());
            Mono<Void> gone = transaction.respond(transaction.response(410).build());
            race(
                    () -> ok.subscribe(nothing -> {}, failure -> one.end(), one::end),
                    () -> gone.subscribe(nothing -> {}, failure -> other.end(), other::end));
            await(() -> one.ends.get() == 1 && other.ends.get() == 1);
            await(() -> transaction.state() == TransactionState.TERMINATED);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void aCancelThatRacesTheFinalResponseIsSentOnceOrNotAtAll() {
        for (int round = 0; round < ROUNDS; round++) {
            sent.clear();
            Signals signals = new Signals();
            Signals cancel = new Signals();
            ClientTransaction transaction = layer.client(Wire.request(Method.INVITE), Wire.TCP);
            transaction.responses().subscribe(response -> signals.value(), failure -> signals.end(), signals::end);
            layer.accept(new Delivery(Wire.response(transaction.request(), 180, "b"), Wire.TCP));
            SipResponse busy = Wire.response(transaction.request(), 486, "b");
            race(
                    () -> transaction.cancel().subscribe(r -> cancel.value(), failure -> cancel.end(), cancel::end),
                    () -> layer.accept(new Delivery(busy, Wire.TCP)));
            await(() -> signals.ends.get() == 1);
            boolean cancelled =
                    sent.stream().anyMatch(message -> Wire.brief(message).equals("CANCEL"));
            if (cancelled) {
                layer.accept(new Delivery(Wire.response(Companions.cancel(transaction.request()), 481, "b"), Wire.TCP));
            }
            await(() -> cancel.ends.get() == 1);
            assertThat(cancel.values.get()).isEqualTo(cancelled ? 1 : 0);
            assertThat(signals.faults).hasValue(0);
            assertThat(sent.stream().filter(message -> Wire.brief(message).equals("CANCEL")))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(sent.stream().filter(message -> Wire.brief(message).equals("ACK")))
                    .hasSize(1);
        }
    }

    @Test
    void a2xxThatRacesTheDisposalIsDeliveredOrAStrayButNotLost() {
        for (int round = 0; round < ROUNDS; round++) {
            int before = strays.get();
            Signals signals = new Signals();
            ClientTransaction transaction = layer.client(Wire.request(Method.INVITE), Wire.TCP);
            Disposable subscription = transaction
                    .responses()
                    .subscribe(response -> signals.value(), failure -> signals.end(), signals::end);
            await(() -> transaction.state() == TransactionState.CALLING);
            SipResponse ok = Wire.response(transaction.request(), 200, "b");
            race(subscription::dispose, () -> layer.accept(new Delivery(ok, Wire.TCP)));
            await(() -> transaction.state() != TransactionState.CALLING);
            await(() -> signals.values.get() + strays.get() - before == 1);
            assertThat(signals.faults).hasValue(0);
        }
    }

    @Test
    void demandThatRacesEmissionLosesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            Signals signals = new Signals();
            ClientTransaction transaction = layer.client(Wire.request(Method.INVITE), Wire.TCP);
            reactor.core.publisher.BaseSubscriber<SipResponse> user = new reactor.core.publisher.BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {}

                @Override
                protected void hookOnNext(SipResponse response) {
                    signals.value();
                }

                @Override
                protected void hookOnComplete() {
                    signals.end();
                }
            };
            transaction.responses().subscribe(user);
            SipResponse ringing = Wire.response(transaction.request(), 180, "b");
            SipResponse busy = Wire.response(transaction.request(), 486, "b");
            race(
                    () -> {
                        for (int i = 0; i < 4; i++) {
                            user.request(1);
                        }
                    },
                    () -> {
                        for (int i = 0; i < 3; i++) {
                            layer.accept(new Delivery(ringing, Wire.TCP));
                        }
                        layer.accept(new Delivery(busy, Wire.TCP));
                    });
            await(() -> signals.ends.get() == 1);
            assertThat(signals.values).hasValue(4);
            assertThat(signals.faults).hasValue(0);
        }
    }

    @Test
    void theSameHoldsWhenWhoeverBringsWorkDoesIt() {
        replaceLayer(Drive.CALLER, TimerValues.defaults());
        a2xxThatRacesTheDisposalIsDeliveredOrAStrayButNotLost();
        aCancelThatRacesTheFinalResponseIsSentOnceOrNotAtAll();
        demandThatRacesEmissionLosesNothing();
    }
}
