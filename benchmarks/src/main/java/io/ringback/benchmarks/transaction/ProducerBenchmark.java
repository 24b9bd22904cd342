package io.ringback.benchmarks.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.Drive;
import io.ringback.sip.transaction.TransactionLayer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * Non-INVITE client transactions of one lane that a worker thread drives, while other threads begin them, 256 at a time
 * each: with one producer and with two. Two producers and the worker are more threads than two processors.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProducerBenchmark {
    private static final int BATCH = 256;

    /** More than are ever on their way: each answer is a message of its own until the lane has taken it. */
    private static final int STAMPS = 4 * BATCH;

    private static final long PATIENCE = 40;

    private final SipRequest options = Messages.request(Method.OPTIONS);
    private final Stamp[] answers = new Stamp[STAMPS];
    private TransactionLayer layer = TransactionLayer.over(delivery -> Mono.empty());
    private int branchAt;
    private int next;

    /** Makes the layer. */
    @Setup
    public void makeLayer() {
        SipMessage ok = Messages.response(Method.OPTIONS, "200 OK");
        Arrays.setAll(answers, i -> new Stamp(ok, Messages.RELIABLE));
        layer.dispose();
        layer = TransactionLayer.builder(this::send)
                .lanes(1)
                .drive(Drive.WORKER)
                .build();
        branchAt = Stamp.branchIn(layer.client(options, Messages.RELIABLE).request());
    }

    /** Ends the layer. */
    @TearDown
    public void end() {
        layer.dispose();
    }

    /** Only the lane sends. */
    private Mono<Void> send(Delivery delivery) {
        next = (next + 1) % STAMPS;
        layer.accept(answers[next].with(((SipRequest) delivery.message()).bytes(), branchAt));
        return Mono.empty();
    }

    private void batch() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(BATCH);
        for (int i = 0; i < BATCH; i++) {
            layer.client(options, Messages.RELIABLE).response().subscribe(response -> answered.countDown());
        }
        if (!answered.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " transactions have no answer");
        }
    }

    /**
     * One producer.
     *
     * @throws InterruptedException never
     */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(BATCH)
    public void oneProducer() throws InterruptedException {
        batch();
    }

    /**
     * Two producers; the time is that between two transactions of one of them.
     *
     * @throws InterruptedException never
     */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void twoProducers() throws InterruptedException {
        batch();
    }
}
