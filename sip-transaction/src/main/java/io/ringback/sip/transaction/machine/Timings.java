package io.ringback.sip.transaction.machine;

/**
 * How long the timers run, in one unit of the user's choice (RFC 3261 table 4). The machines count in it and never look
 * at a clock.
 *
 * @param t1 the estimate of the round trip time
 * @param t2 the longest interval between retransmissions
 * @param t4 how long a message can remain in the network
 * @param trying how long the user of an INVITE server transaction may think before a 100 is sent
 * @param shortestD the least that timer D may be on unreliable transports
 */
public record Timings(long t1, long t2, long t4, long trying, long shortestD) {
    /**
     * Timers B, F, H, J, L, M, and what follows a CANCEL.
     *
     * @return 64·T1
     */
    public long timeout() {
        return 64 * t1;
    }

    /**
     * Timer D on unreliable transports.
     *
     * @return at least 32 s
     */
    public long timerD() {
        return Math.max(shortestD, timeout());
    }

    /**
     * The interval after another one, for timers E and G.
     *
     * @param interval the interval that has passed
     * @return twice as long, but T2 at most
     */
    public long next(long interval) {
        return Math.min(2 * interval, t2);
    }

    /**
     * How long it takes until a client's timer E is reset to T2: 3.5 s by default (RFC 4320 §4.1).
     *
     * @return the sum of all intervals before
     */
    public long untilT2() {
        long sum = t1;
        for (long interval = next(t1); interval < t2; interval = next(interval)) {
            sum += interval;
        }
        return sum;
    }
}
