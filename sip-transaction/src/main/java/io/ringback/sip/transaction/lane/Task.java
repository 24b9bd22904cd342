package io.ringback.sip.transaction.lane;

/** Something to be done in a lane. */
@FunctionalInterface
public interface Task {
    /**
     * Does it.
     *
     * @param now the time, in nanoseconds
     */
    void run(long now);
}
