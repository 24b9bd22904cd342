package io.ringback.benchmarks.transaction;

import io.ringback.sip.transaction.lane.TimerNode;
import io.ringback.sip.transaction.lane.TimerWheel;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What timers cost while a million of them are armed, spread over 32 s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimerBenchmark {
    private static final int ARMED = 1_000_000;
    private static final long SPAN = TimeUnit.SECONDS.toNanos(32);

    private final Node[] nodes = new Node[ARMED];
    private final int[] order = new int[ARMED];
    private TimerWheel wheel = new TimerWheel(0);
    private long now;
    private int next;

    /** A timer that counts. */
    private static final class Node extends TimerNode {
        private long fired;

        @Override
        protected void fire(long time) {
            fired++;
        }
    }

    /** Arms a million timers, in the order of their times as a lane does, and shuffles the order to touch them in. */
    @Setup(Level.Iteration)
    public void arm() {
        wheel = new TimerWheel(0);
        now = 0;
        next = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ARMED; i++) {
            nodes[i] = new Node();
            order[i] = i;
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
            wheel.arm(nodes[i], SPAN * i / ARMED);
        }
    }

    /** Tells whether every timer is where it should be. */
    @TearDown(Level.Iteration)
    public void check() {
        wheel.advance(now + 2 * SPAN);
        for (Node node : nodes) {
            if (node.isArmed() || node.fired == 0) {
                throw new IllegalStateException("a timer that never fired");
            }
        }
    }

    private int next() {
        next = next + 1 == ARMED ? 0 : next + 1;
        return next;
    }

    /** Arms one timer more and disarms it: a transaction that is answered at once. */
    @Benchmark
    public void armAndDisarm() {
        Node fresh = nodes[next & 0xFF];
        wheel.disarm(fresh);
        wheel.arm(fresh, now + SPAN);
    }

    /** Disarms the oldest timer and arms it anew: transactions that are answered in the order in which they began. */
    @Benchmark
    public void disarmTheOldestAndArmIt() {
        Node oldest = nodes[next()];
        wheel.disarm(oldest);
        wheel.arm(oldest, now + SPAN);
        now += SPAN / ARMED;
    }

    /** The same with any timer of the million: bound by the processor's caches. */
    @Benchmark
    public void disarmAnyAndArmIt() {
        Node any = nodes[order[next()]];
        wheel.disarm(any);
        wheel.arm(any, now + SPAN);
    }

    /**
     * Fires all that a tick brings, and arms as many anew: for each timer.
     *
     * @return how many there are
     */
    @Benchmark
    @OperationsPerInvocation(ARMED / 3200)
    public int fireAndArm() {
        now += TimerWheel.TICK;
        wheel.advance(now);
        for (int i = 0; i < ARMED / 3200; i++) {
            Node fired = nodes[next()];
            wheel.arm(fired, now + SPAN);
        }
        return wheel.size();
    }
}
