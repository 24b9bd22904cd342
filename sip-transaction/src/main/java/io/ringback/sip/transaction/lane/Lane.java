package io.ringback.sip.transaction.lane;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * One thread's world. What comes from other threads waits in two queues: work in a bounded one, and signals, of which
 * each object has at most one on its way, in one that never refuses. One worker at a time takes it out, and fires the
 * timers of the wheel; so nothing that only a lane touches needs a lock.
 */
public final class Lane implements Runnable {
    private static final int BATCH = 256;

    private final Scheduler clock;
    private final Scheduler.Worker worker;
    private final Desk desk;
    private final TimerWheel wheel;
    private final MpscArrayQueue<Object> work;
    private final MpscUnboundedArrayQueue<Task> signals = new MpscUnboundedArrayQueue<>(64);
    private final AtomicBoolean awake = new AtomicBoolean();
    private final int lowWater;
    private volatile boolean ended;
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
     * @param capacity how much work may wait
     * @param desk who works
     */
    public Lane(Scheduler scheduler, int capacity, Desk desk) {
        this.clock = scheduler;
        this.worker = scheduler.createWorker();
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
     * Stops the worker, once all is done that waits. What is offered later is done by whoever offers it: it finds
     * everything over. For use in the lane only.
     */
    public void end() {
        ended = true;
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
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
    }

    /** Does a batch of what waits. Called by the worker. */
    @Override
    public void run() {
        long now = now();
        int done = drain(now);
        advance(now);
        if (done == BATCH) {
            again();
            return;
        }
        tickLater();
        awake.set(false);
        if (ended) {
            worker.dispose();
        }
        if (!work.isEmpty() || !signals.isEmpty()) {
            wake();
        }
    }

    private int drain(long now) {
        for (int done = 0; done < BATCH; done++) {
            Task signal = signals.poll();
            Object item = signal != null ? signal : work.poll();
            if (item == null) {
                return done;
            }
            try {
                if (signal != null) {
                    signal.run(now);
                } else {
                    desk.take(item, now);
                }
            } catch (Throwable bug) {
                Exceptions.throwIfJvmFatal(bug);
                Operators.onErrorDropped(bug, Context.empty());
            }
        }
        return BATCH;
    }

    private void again() {
        try {
            if (!ended) {
                worker.schedule(this);
                return;
            }
        } catch (RejectedExecutionException closed) {
            ended = true;
        }
        awake.set(false);
        wake();
    }

    private void tickLater() {
        if (!ticking && !ended && wheel.size() > 0) {
            try {
                worker.schedule(this::tick, TimerWheel.TICK, TimeUnit.NANOSECONDS);
                ticking = true;
            } catch (RejectedExecutionException closed) {
                ended = true;
            }
        }
    }

    private void tick() {
        ticking = false;
        if (!ended) {
            advance(now());
            tickLater();
        }
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
