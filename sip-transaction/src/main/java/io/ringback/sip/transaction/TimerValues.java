package io.ringback.sip.transaction;

import io.ringback.sip.transaction.machine.Timings;
import java.time.Duration;

/**
 * The three values that all timers derive from (RFC 3261 §17.1.1.1, §17.1.2.2, table 4). On unreliable transports A, E
 * and G begin with T1, and D, I, J and K keep an ended transaction for what may still arrive; on reliable ones none of
 * these run. B, F, H, L and M are 64·T1 everywhere; D is 32 s at least.
 *
 * @param t1 the estimate of the round trip time; smaller than 500 ms is for closed networks only
 * @param t2 the longest interval between retransmissions, at least T1
 * @param t4 how long a message can remain in the network
 */
public record TimerValues(Duration t1, Duration t2, Duration t4) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST_D = Duration.ofSeconds(32);
    private static final Duration TRYING = Duration.ofMillis(200);
    private static final TimerValues DEFAULTS =
            new TimerValues(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

    /** Checks the values: each above zero and one hour at most. */
    public TimerValues {
        check("T1", t1);
        check("T2", t2);
        check("T4", t4);
        if (t2.compareTo(t1) < 0) {
            throw new IllegalArgumentException("T2 is at least T1, not " + t2);
        }
    }

    private static void check(String name, Duration value) {
        if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is above zero and " + LONGEST + " at most, not " + value);
        }
    }

    /**
     * The values of RFC 3261.
     *
     * @return 500 ms, 4 s and 5 s
     */
    public static TimerValues defaults() {
        return DEFAULTS;
    }

    /**
     * These values with another T1.
     *
     * @param value the new T1
     * @return new values
     */
    public TimerValues withT1(Duration value) {
        return new TimerValues(value, t2, t4);
    }

    /**
     * These values with another T2.
     *
     * @param value the new T2
     * @return new values
     */
    public TimerValues withT2(Duration value) {
        return new TimerValues(t1, value, t4);
    }

    /**
     * These values with another T4.
     *
     * @param value the new T4
     * @return new values
     */
    public TimerValues withT4(Duration value) {
        return new TimerValues(t1, t2, value);
    }

    /**
     * How long a transaction waits for its peer.
     *
     * @return 64·T1
     */
    public Duration timeout() {
        return t1.multipliedBy(64);
    }

    /** The values in nanoseconds. */
    Timings timings() {
        return new Timings(t1.toNanos(), t2.toNanos(), t4.toNanos(), TRYING.toNanos(), SHORTEST_D.toNanos());
    }
}
