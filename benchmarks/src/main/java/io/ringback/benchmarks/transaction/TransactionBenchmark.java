package io.ringback.benchmarks.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.RefusalPolicy;
import io.ringback.sip.transaction.ResponseEmission;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.text.Slice;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What one transaction costs in one lane that its only producer drives, over a reliable transport that answers at once.
 * The peer is a {@link Stamp}, which costs a few nanoseconds, so this is the layer's part; the copy of the request with
 * its Via is in it. An INVITE's transaction outlives its 2xx by 64·T1, so 1,024 of them end together, when that time is
 * skipped.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransactionBenchmark {
    private static final int BATCH = 1024;

    private final HandClock clock = HandClock.running();
    private final SipRequest options = Messages.request(Method.OPTIONS);
    private final SipRequest invite = Messages.request(Method.INVITE);
    private final Stamp arrivingOptions = new Stamp(Messages.arriving(Method.OPTIONS), Messages.RELIABLE);
    private final Stamp arrivingInvite = new Stamp(Messages.arriving(Method.INVITE), Messages.RELIABLE);
    private final Stamp ok = new Stamp(Messages.response(Method.OPTIONS, "200 OK"), Messages.RELIABLE);
    private final Stamp trying = new Stamp(Messages.response(Method.INVITE, "100 Trying"), Messages.RELIABLE);
    private final Stamp ringing = new Stamp(Messages.response(Method.INVITE, "180 Ringing"), Messages.RELIABLE);
    private final Stamp accepted = new Stamp(Messages.response(Method.INVITE, "200 OK"), Messages.RELIABLE);
    private final SipResponse ownRinging = (SipResponse) Messages.response(Method.INVITE, "180 Ringing");
    private final SipResponse ownOk = (SipResponse) Messages.response(Method.OPTIONS, "200 OK");

    private int optionsBranchAt;
    private int inviteBranchAt;
    private int unreliableBranchAt;
    private ResponseEmission emission = ResponseEmission.in(
            TransactionLayer.over(delivery -> Mono.empty()), new Delivery(options, Messages.RELIABLE));
    private long number;
    private long delivered;
    private long sent;
    private boolean building;
    private TransactionLayer layer = TransactionLayer.over(delivery -> Mono.empty());

    /** Makes the layer. */
    @Setup
    public void makeLayer() {
        layer.dispose();
        layer = TransactionLayer.builder(this::send)
                .scheduler(clock)
                .lanes(1)
                .refusal(RefusalPolicy.silent())
                .build();
        layer.requests().subscribe(this::serve);
        optionsBranchAt =
                Stamp.branchIn(layer.client(options, Messages.RELIABLE).request());
        unreliableBranchAt =
                Stamp.branchIn(layer.client(options, Messages.UNRELIABLE).request());
        emission = ResponseEmission.in(layer, new Delivery(options, Messages.RELIABLE));
        inviteBranchAt = Stamp.branchIn(layer.client(invite, Messages.RELIABLE).request());
    }

    /** Tells whether what was measured has happened. */
    @TearDown
    public void check() {
        clock.skip(64, TimeUnit.SECONDS);
        if (layer.transactions() != 0 || delivered == 0 || sent == 0) {
            throw new IllegalStateException(
                    layer.transactions() + " open, " + delivered + " delivered, " + sent + " sent");
        }
        layer.dispose();
    }

    private Mono<Void> send(Delivery delivery) {
        sent++;
        if (delivery.message() instanceof SipRequest request) {
            if (request.method().equals(Method.OPTIONS)) {
                layer.accept(ok.with(request.bytes(), optionsBranchAt));
            } else {
                layer.accept(trying.with(request.bytes(), inviteBranchAt));
                layer.accept(ringing.with(request.bytes(), inviteBranchAt));
                layer.accept(accepted.with(request.bytes(), inviteBranchAt));
            }
        }
        return Mono.empty();
    }

    private void serve(ServerTransaction transaction) {
        delivered++;
        if (building) {
            transaction.respond(transaction.response(200).build()).subscribe();
        } else if (transaction.request().method().equals(Method.OPTIONS)) {
            transaction.respond(ownOk).subscribe();
        } else {
            transaction.respond(ownRinging).subscribe();
            transaction.respond(ownOk).subscribe();
        }
    }

    /** OPTIONS, 200, delivered, terminated. */
    @Benchmark
    public void nonInviteClient() {
        layer.client(options, Messages.RELIABLE).response().subscribe(response -> delivered++);
    }

    /** INVITE, 100, 180, 200, all delivered, terminated by timer M. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void inviteClient() {
        for (int i = 0; i < BATCH; i++) {
            layer.client(invite, Messages.RELIABLE).responses().subscribe(response -> delivered++);
        }
        clock.skip(33, TimeUnit.SECONDS);
    }

    /** The part of both that is no transaction yet: a branch, and the request with its Via. */
    @Benchmark
    public SipRequest requestWithVia() {
        delivered++;
        sent++;
        return layer.client(options, Messages.RELIABLE).request();
    }

    /** OPTIONS, passed to the user, a 200 that is ready, terminated. */
    @Benchmark
    public void nonInviteServer() {
        layer.accept(arrivingOptions.with(number++));
    }

    /** OPTIONS, passed to the user, who builds the 200, terminated. */
    @Benchmark
    public void nonInviteServerBuildingItsResponse() {
        building = true;
        layer.accept(arrivingOptions.with(number++));
    }

    /** INVITE, passed to the user, 180, 200, terminated by timer L. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void inviteServer() {
        for (int i = 0; i < BATCH; i++) {
            layer.accept(arrivingInvite.with(number++));
        }
        clock.skip(33, TimeUnit.SECONDS);
    }

    /** Subscribes, emits 180 and 200, completes, as a client transaction does in its lane. */
    @Benchmark
    public void emission() {
        emission.emit(new Counting(), ownRinging, ownOk);
        sent++;
    }

    /** The same with a unicast sink of Reactor. */
    @Benchmark
    public void emissionBySink() {
        Sinks.Many<SipResponse> sink = Sinks.many().unicast().onBackpressureBuffer();
        sink.asFlux().subscribe(new Counting());
        sink.tryEmitNext(ownRinging);
        sink.tryEmitNext(ownOk);
        sink.tryEmitComplete();
        sent++;
    }

    /** Takes everything. */
    private final class Counting implements CoreSubscriber<SipResponse> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(SipResponse response) {
            delivered++;
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            delivered++;
        }
    }

    /** What a million open transactions hold, and what their timers cost. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Open {
        /** Bytes of heap for each, those of its message apart. */
        public double retainedEach;

        /** Bytes of each message, its array's header included. */
        public double messageEach;

        /** Nanoseconds to begin each: request, Via, table, two timers. */
        public double beginNanosEach;

        /** Nanoseconds to fire timer E of each, send once more, and arm it anew. */
        public double fireNanosEach;

        /** Nanoseconds to answer each: look-up, disarming, arming timer K. */
        public double answerNanosEach;
    }

    /**
     * Opens a million non-INVITE client transactions over an unreliable transport; retransmits, answers and ends them.
     *
     * @param open the result
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
    public void openTransactions(Open open) {
        int count = 1_000_000;
        byte[][] branches = new byte[count][];
        int[] next = {0};
        HandClock hand = HandClock.still();
        TransactionLayer million = TransactionLayer.builder(delivery -> {
                    if (next[0] < count) {
                        SipRequest request = (SipRequest) delivery.message();
                        branches[next[0]++] = request.bytes()
                                .slice(unreliableBranchAt, unreliableBranchAt + Messages.BRANCH.length())
                                .toBytes();
                    }
                    sent++;
                    return Mono.empty();
                })
                .scheduler(hand)
                .lanes(1)
                .capacity(2 * count)
                .build();
        Consumer<SipResponse> user = response -> delivered++;
        for (int i = 0; i < count; i++) {
            branches[i] = new byte[Messages.BRANCH.length()];
        }
        long before = used();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            million.client(options, Messages.UNRELIABLE).response().subscribe(user);
        }
        open.beginNanosEach = (double) (System.nanoTime() - start) / count;
        int message =
                million.client(options, Messages.UNRELIABLE).request().bytes().length();
        open.messageEach = (message + 16 + 7) / 8 * 8;
        open.retainedEach = (double) (used() - before) / count - open.messageEach;
        long fire = System.nanoTime();
        hand.skip(510, TimeUnit.MILLISECONDS);
        open.fireNanosEach = (double) (System.nanoTime() - fire) / count;
        long answer = System.nanoTime();
        for (byte[] branch : branches) {
            million.accept(ok.with(Slice.of(branch), 0));
        }
        open.answerNanosEach = (double) (System.nanoTime() - answer) / count;
        hand.skip(6, TimeUnit.SECONDS);
        if (million.transactions() != 0) {
            throw new IllegalStateException(million.transactions() + " are still open");
        }
        million.dispose();
    }

    private static long used() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
