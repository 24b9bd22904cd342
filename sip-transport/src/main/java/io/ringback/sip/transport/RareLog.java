package io.ringback.sip.transport;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** A log that hostile or overloaded peers cannot flood: one line in a quiet time, with the number of those left out. */
final class RareLog {
    private final Logger log;
    private final long quietNanos;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong leftOut = new AtomicLong();

    RareLog(Logger log, long quietNanos) {
        this.log = log;
        this.quietNanos = quietNanos;
    }

    void warn(String what, Throwable cause) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + quietNanos)) {
            leftOut.incrementAndGet();
            return;
        }
        log.warn("{} ({} more were not logged)", what, leftOut.getAndSet(0), cause);
    }
}
