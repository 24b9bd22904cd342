package io.ringback.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Keeps a number of exchanges in flight for a time: each that ends begins the next. It counts and times them, and how
 * many failed. Safe for use by many threads.
 */
final class Exchanges {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicLong failed = new AtomicLong();
    private final CountDownLatch open;
    private final long until;
    private final Caller caller;

    /** Begins one exchange; whoever does it calls {@link Exchanges#ended} or {@link Exchanges#failed} once. */
    @FunctionalInterface
    interface Caller {
        void call(Exchanges exchanges, long startedAt);
    }

    private Exchanges(int inFlight, long nanos, Caller caller) {
        this.open = new CountDownLatch(inFlight);
        this.caller = caller;
        this.until = System.nanoTime() + nanos;
    }

    /** Runs them, and waits until the last one has ended. */
    static Exchanges run(int inFlight, long nanos, Caller caller) throws InterruptedException {
        Exchanges exchanges = new Exchanges(inFlight, nanos, caller);
        for (int i = 0; i < inFlight; i++) {
            caller.call(exchanges, System.nanoTime());
        }
        if (!exchanges.open.await(nanos + LONGEST, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException(exchanges.open.getCount() + " exchanges neither end nor fail");
        }
        return exchanges;
    }

    void ended(long startedAt) {
        latencies.recordValue(Math.min(System.nanoTime() - startedAt, LONGEST));
        next();
    }

    void failed() {
        failed.incrementAndGet();
        next();
    }

    private void next() {
        long now = System.nanoTime();
        if (now < until) {
            caller.call(this, now);
        } else {
            open.countDown();
        }
    }

    long count() {
        return latencies.getTotalCount();
    }

    long failures() {
        return failed.get();
    }

    double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
