package io.ringback.sip.transaction.lane;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * One thread's world. What comes from other threads waits in two queues: work in a bounded one, and signals, of which
 * each object has at most one on its way, in one that never refuses. One thread at a time takes it out, and fires the
 * timers of the wheel; so nothing that only a lane touches needs a lock.
 */
public final class Lane implements Runnable {
    private static final int BATCH = 256;

    private final Scheduler clock;
    private final Scheduler.Worker worker;
    private final boolean byCaller;
    private final Desk desk;
    private final TimerWheel wheel;
    private final MpscArrayQueue<Object> work;
    private final MpscUnboundedArrayQueue<Task> signals = new MpscUnboundedArrayQueue<>(64);
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Runnable tick = this::tick;
    private final Task ticked = now -> ticking = false;
    private final int lowWater;
    private volatile boolean ended;
    private @Nullable Runnable whenEnded;
    private boolean ticking;

    /** Who works in the lane. */
    @FunctionalInterface
    public interface Desk {
        /**
         * Takes one piece of work.
         *
         * @param item what was offered
         * @param now the time, in nanoseconds
         */
        void take(Object item, long now);
    }

    /**
     * A lane that is asleep.
     *
     * @param scheduler its clock and where its worker comes from
     * @param byCaller whether a thread that brings work to a sleeping lane does it, if it is one that must not block;
     *     otherwise, and for other threads, which may hold locks, it is left to the worker
     * @param capacity how much work may wait
     * @param desk who works
     */
    public Lane(Scheduler scheduler, boolean byCaller, int capacity, Desk desk) {
        this.clock = scheduler;
        this.worker = scheduler.createWorker();
        this.byCaller = byCaller;
        this.desk = desk;
        this.wheel = new TimerWheel(now());
        this.work = new MpscArrayQueue<>(Math.max(2, capacity));
        this.lowWater = Math.max(1, work.capacity() - work.capacity() / 4);
    }

    /**
     * The time.
     *
     * @return nanoseconds that never go back
     */
    public long now() {
        return clock.now(TimeUnit.NANOSECONDS);
    }

    /**
     * The lane's timers.
     *
     * @return the wheel, for use in the lane only
     */
    public TimerWheel wheel() {
        return wheel;
    }

    /**
     * Offers work that belongs to what is under way. May be called by any thread.
     *
     * @param item the work
     * @return false if the queue is full
     */
    public boolean offer(Object item) {
        boolean taken = work.offer(item);
        wake();
        return taken;
    }

    /**
     * Offers work that begins something new, for which the last quarter of the queue is not available. May be called by
     * any thread.
     *
     * @param item the work
     * @return false if the queue is too full
     */
    public boolean offerNew(Object item) {
        boolean taken = work.offerIfBelowThreshold(item, lowWater);
        wake();
        return taken;
    }

    /**
     * Has something done that cannot be refused. May be called by any thread.
     *
     * @param task the task
     */
    public void signal(Task task) {
        signals.offer(task);
        wake();
    }

    /**
     * How much waits.
     *
     * @return work and signals, at some time during the call
     */
    public int waiting() {
        return work.size() + signals.size();
    }

    /**
     * Ends the lane, once all is done that waits. What is offered later is done by whoever offers it: it finds
     * everything over. For use in the lane only.
     *
     * @param then what to do when the worker has stopped
     */
    public void end(Runnable then) {
        whenEnded = then;
        ended = true;
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            if (byCaller && Schedulers.isInNonBlockingThread()) {
                run();
            } else {
                handOver();
            }
        }
    }

    /** Has the rest done by the worker; by this thread, if there is none any more. */
    private void handOver() {
        try {
            if (!ended) {
                worker.schedule(this);
                return;
            }
        } catch (RejectedExecutionException closed) {
            ended = true;
        }
        run();
    }

    /** Does a batch of what waits. Called by one thread at a time, which has found the lane asleep. */
    @Override
    public void run() {
        boolean rest = true;
        try {
            rest = work();
        } finally {
            // Also behind an error of the virtual machine, which a thread may not survive but the lane does.
            if (rest) {
                handOver();
            }
        }
    }

    /** Works until nothing waits; tells whether a batch was not enough. */
    private boolean work() {
        int done = 0;
        do {
            long now = now();
            done = drain(done, now);
            advance(now);
            if (done == BATCH) {
                return true;
            }
            tickLater();
            Runnable last = whenEnded;
            whenEnded = null;
            awake.set(false);
            if (last != null) {
                worker.dispose();
                last.run();
            }
        } while (!(work.isEmpty() && signals.isEmpty()) && awake.compareAndSet(false, true));
        return false;
    }

    /** Takes from both queues by turns, so that neither starves the other. */
    private int drain(int before, long now) {
        for (int done = before; done < BATCH; done++) {
            Task signal = (done & 1) == 0 || work.isEmpty() ? signals.poll() : null;
            Object item = signal != null ? signal : work.poll();
            if (item == null && signals.isEmpty()) {
                return done;
            }
            try {
                if (signal != null) {
                    signal.run(now);
                } else if (item != null) {
                    desk.take(item, now);
                }
            } catch (Throwable bug) {
                Exceptions.throwIfJvmFatal(bug);
                Operators.onErrorDropped(bug, Context.empty());
            }
        }
        return BATCH;
    }

    private void tickLater() {
        if (!ticking && !ended && wheel.size() > 0) {
            try {
                worker.schedule(tick, TimerWheel.TICK, TimeUnit.NANOSECONDS);
                ticking = true;
            } catch (RejectedExecutionException closed) {
                ended = true;
            }
        }
    }

    /** Comes from the worker, whoever works in the lane just now. */
    private void tick() {
        signal(ticked);
    }

    private void advance(long now) {
        try {
            wheel.advance(now);
        } catch (Throwable bug) {
            Exceptions.throwIfJvmFatal(bug);
            Operators.onErrorDropped(bug, Context.empty());
        }
    }
}
