package io.ringback.benchmarks.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * A scheduler of the calling thread: what is to be done at once is done at once, and what is to be done later waits for
 * {@link #skip}. Its time is the machine's, which costs what it costs, plus all that was skipped. Not for use by
 * several threads.
 */
final class HandClock implements Scheduler {
    private final List<Runnable> later = new ArrayList<>();
    private final boolean still;
    private long skipped;

    private HandClock(boolean still) {
        this.still = still;
    }

    static HandClock running() {
        return new HandClock(false);
    }

    /** One whose time passes only when it is skipped. */
    static HandClock still() {
        return new HandClock(true);
    }

    /** Lets time pass, and does once what waits for it. */
    void skip(long duration, TimeUnit unit) {
        skipped += unit.toNanos(duration);
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert((still ? 0 : System.nanoTime()) + skipped, TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task) {
        task.run();
        return Disposables.disposed();
    }

    @Override
    public Worker createWorker() {
        return new Worker() {
            @Override
            public Disposable schedule(Runnable task) {
                task.run();
                return Disposables.disposed();
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                later.add(task);
                return Disposables.disposed();
            }

            @Override
            public void dispose() {
                later.clear();
            }
        };
    }
}
