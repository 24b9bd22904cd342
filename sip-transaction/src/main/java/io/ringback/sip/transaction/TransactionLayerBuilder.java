package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.transaction.match.Branches;
import io.ringback.sip.transaction.match.SipHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Builds a {@link TransactionLayer}. Not for use by several threads. */
public final class TransactionLayerBuilder {
    private static final int MOST_LANES = 1024;

    private final Function<? super Delivery, ? extends Mono<Void>> sender;
    private TimerValues timers = TimerValues.defaults();
    private int lanes = Integer.highestOneBit(Runtime.getRuntime().availableProcessors());
    private int capacity = 1_000_000;
    private int queue = 8192;
    private StrayHandler strays = StrayHandler.ignoring();
    private TransactionObserver observer = TransactionObserver.none();
    private RefusalPolicy refusal = RefusalPolicy.unavailable(Duration.ofSeconds(5));
    private boolean detectMerged;
    private Drive drive = Drive.CALLER;
    private @Nullable Scheduler scheduler;

    TransactionLayerBuilder(Function<? super Delivery, ? extends Mono<Void>> sender) {
        this.sender = sender;
    }

    /**
     * Sets T1, T2 and T4.
     *
     * @param values the timer values; those of RFC 3261 by default
     * @return this
     */
    public TransactionLayerBuilder timers(TimerValues values) {
        this.timers = values;
        return this;
    }

    /**
     * Sets the number of lanes.
     *
     * @param count a power of two, 1 to 1024; by default the largest that the processors can serve
     * @return this
     */
    public TransactionLayerBuilder lanes(int count) {
        if (count < 1 || count > MOST_LANES || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("lanes are a power of two up to " + MOST_LANES + ", not " + count);
        }
        this.lanes = count;
        return this;
    }

    /**
     * Sets where lanes take their workers and their time from.
     *
     * @param workers a scheduler whose workers do one task at a time; it is not disposed with the layer. By default the
     *     layer has one of its own.
     * @return this
     */
    public TransactionLayerBuilder scheduler(Scheduler workers) {
        this.scheduler = workers;
        return this;
    }

    /**
     * Sets which thread does the work of a lane that is at rest.
     *
     * @param who whoever brings the work, by default, if it is a thread that must not block
     * @return this
     */
    public TransactionLayerBuilder drive(Drive who) {
        this.drive = who;
        return this;
    }

    /**
     * Limits the transactions that are open at the same time.
     *
     * @param transactions at least 1; a million by default. It is shared out among the lanes.
     * @return this
     */
    public TransactionLayerBuilder capacity(int transactions) {
        this.capacity = requirePositive(transactions);
        return this;
    }

    /**
     * Limits the arrivals and calls that wait for a lane.
     *
     * @param items for each lane, at least 1; 8192 by default. The last quarter is not for new transactions.
     * @return this
     */
    public TransactionLayerBuilder queue(int items) {
        this.queue = requirePositive(items);
        return this;
    }

    private static int requirePositive(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + value);
        }
        return value;
    }

    /**
     * Sets who takes what belongs to no transaction.
     *
     * @param handler the handler; by default all is ignored
     * @return this
     */
    public TransactionLayerBuilder strays(StrayHandler handler) {
        this.strays = handler;
        return this;
    }

    /**
     * Sets who watches.
     *
     * @param watcher the observer; by default there is none
     * @return this
     */
    public TransactionLayerBuilder observer(TransactionObserver watcher) {
        this.observer = watcher;
        return this;
    }

    /**
     * Sets what happens to requests that cannot be taken.
     *
     * @param policy the policy; by default they are answered 503 with a Retry-After of 5 s
     * @return this
     */
    public TransactionLayerBuilder refusal(RefusalPolicy policy) {
        this.refusal = policy;
        return this;
    }

    /**
     * Sets whether merged requests are answered 482 (RFC 3261 §8.2.2.2). A user agent wants that; a proxy, to which a
     * request may rightly come twice, does not.
     *
     * @param detect true to answer them; false by default
     * @return this
     */
    public TransactionLayerBuilder detectMergedRequests(boolean detect) {
        this.detectMerged = detect;
        return this;
    }

    /**
     * Builds the layer.
     *
     * @return a new layer at work
     */
    public TransactionLayer build() {
        SecureRandom random = new SecureRandom();
        TransactionObserver watcher = GuardedObserver.around(observer);
        Settings settings = new Settings(
                sender,
                timers.timings(),
                new ViaLine(new Branches(random)),
                SipHash.forTables(random),
                SipHash.forSecrets(random),
                new GuardedStrays(strays, watcher),
                watcher,
                refusal,
                detectMerged,
                Math.max(1, capacity / lanes),
                queue,
                drive);
        Scheduler workers = scheduler;
        boolean own = workers == null;
        if (workers == null) {
            workers = Schedulers.newParallel("sip-transaction", lanes, true);
        }
        return new TransactionLayer(settings, workers, own, lanes);
    }
}
