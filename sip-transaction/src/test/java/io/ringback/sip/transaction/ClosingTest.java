package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Layers of several lanes on real threads, when there is too much to do and when they end. */
class ClosingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 40;

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sip-transaction"))
                .collect(Collectors.toSet());
    }

    private static SipRequest numbered(Method method, int number) {
        return Wire.request(method)
                .edit()
                .set(KnownHeader.CALL_ID, "close-" + number)
                .build();
    }

    private static Mono<Void> to(TransactionLayer layer, Delivery message) {
        return layer.accept(message) == Admission.ACCEPTED
                ? Mono.empty()
                : Mono.error(new IllegalStateException("refused"));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Two layers, of which each transaction's peer never answers. */
    private static List<TransactionLayer> busyLayers(Drive drive, AtomicInteger failed) {
        AtomicReference<TransactionLayer> server = new AtomicReference<>();
        TransactionLayer client = TransactionLayer.builder(message -> to(server.get(), message))
                .lanes(4)
                .drive(drive)
                .build();
        server.set(TransactionLayer.builder(message -> to(client, message))
                .lanes(4)
                .drive(drive)
                .build());
        server.get().requests().subscribe();
        for (int i = 0; i < 64; i++) {
            Method method = i % 2 == 0 ? Method.INVITE : Method.OPTIONS;
            client.client(numbered(method, i), i % 3 == 0 ? Wire.UDP : Wire.TCP)
                    .responses()
                    .subscribe(response -> {}, failure -> failed.incrementAndGet());
        }
        return List.of(client, server.get());
    }

    /** Both endings asked for at once used to be counted twice, and the threads ended before the lanes. */
    @ParameterizedTest
    @EnumSource(Drive.class)
    void immediateCloseLeavesNoThreadTimerOrEntryHoweverOftenItIsAskedFor(Drive drive) {
        Set<Thread> before = threads();
        for (int round = 0; round < ROUNDS; round++) {
            AtomicInteger failed = new AtomicInteger();
            List<TransactionLayer> layers = busyLayers(drive, failed);
            layers.forEach(TransactionLayer::dispose);
            layers.forEach(TransactionLayer::dispose);
            for (TransactionLayer layer : layers) {
                layer.shutdown().block(PATIENCE);
                assertThat(layer.isQuiet()).isTrue();
                assertThat(layer.isDisposed()).isTrue();
            }
            assertThat(failed).hasValue(64);
        }
        await(() -> threads().stream().allMatch(before::contains));
    }

    @Test
    void gracefulShutdownEndsWhatIsUnderWayAndLeavesNothing() {
        Set<Thread> before = threads();
        AtomicReference<TransactionLayer> server = new AtomicReference<>();
        TransactionLayer client = TransactionLayer.builder(message -> to(server.get(), message))
                .lanes(4)
                .build();
        server.set(TransactionLayer.builder(message -> to(client, message))
                .lanes(4)
                .timers(Tck.shortTimers())
                .build());
        Queue<ServerTransaction> waiting = new ConcurrentLinkedQueue<>();
        server.get().requests().subscribe(waiting::add);
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < 64; i++) {
            client.client(numbered(Method.OPTIONS, i), Wire.TCP)
                    .response()
                    .subscribe(response -> answered.incrementAndGet());
        }
        await(() -> waiting.size() == 64);
        CountDownLatch over = new CountDownLatch(2);
        client.shutdown().subscribe(nothing -> {}, failure -> {}, over::countDown);
        await(() -> client.client(numbered(Method.OPTIONS, 1), Wire.TCP)
                .response()
                .map(response -> false)
                .onErrorReturn(TransactionRefusedException.class, true)
                .blockOptional(PATIENCE)
                .orElseThrow());
        assertThat(over.getCount()).isEqualTo(2);
        waiting.forEach(transaction ->
                transaction.respond(transaction.response(200).build()).subscribe());
        server.get().shutdown().subscribe(nothing -> {}, failure -> {}, over::countDown);
        await(() -> over.getCount() == 0);

        assertThat(answered).hasValue(64);
        assertThat(client.isQuiet()).isTrue();
        assertThat(server.get().isQuiet()).isTrue();
        await(() -> threads().stream().allMatch(before::contains));
    }

    @Test
    void aLaneThatIsFullRefusesVisiblyAndTellsTheObserver() {
        Scheduler one = Schedulers.newParallel("full", 1, true);
        List<Refusal> refusals = new ArrayList<>();
        TransactionLayer layer = TransactionLayer.builder(message -> Mono.empty())
                .scheduler(one)
                .lanes(1)
                .queue(8)
                .observer(new TransactionObserver() {
                    @Override
                    public void refused(Refusal reason) {
                        refusals.add(reason);
                    }
                })
                .build();
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        // To wait in any kinder way is to block, which is found out.
        one.schedule(() -> {
            begun.countDown();
            while (goOn.getCount() != 0) {}
        });
        await(() -> begun.getCount() == 0);
        List<Admission> fresh = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            fresh.add(layer.accept(new Delivery(Wire.arriving(Method.OPTIONS, "z9hG4bK" + i), Wire.UDP)));
        }
        List<Admission> ongoing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ongoing.add(layer.accept(new Delivery(Wire.arriving(Method.ACK, "z9hG4bK" + i), Wire.UDP)));
        }
        List<Throwable> failures = new ArrayList<>();
        layer.client(Wire.request(Method.OPTIONS), Wire.UDP).response().subscribe(response -> {}, failures::add);
        assertThat(fresh).endsWith(Admission.ACCEPTED, Admission.REFUSED).containsOnlyOnce(Admission.REFUSED);
        assertThat(ongoing).containsExactly(Admission.ACCEPTED, Admission.ACCEPTED, Admission.REFUSED);
        assertThat(refusals).containsExactly(Refusal.LANE_FULL, Refusal.LANE_FULL, Refusal.LANE_FULL);
        goOn.countDown();
        await(() -> failures.size() == 1);
        assertThat(((TransactionRefusedException) failures.get(0)).reason()).isEqualTo(Refusal.LANE_FULL);

        layer.dispose();
        layer.shutdown().block(PATIENCE);
        assertThat(layer.isQuiet()).isTrue();
        one.dispose();
    }
}
