package io.ringback.sip.transaction.lane;

import org.jspecify.annotations.Nullable;

/** A timer that its owner keeps, and that a {@link TimerWheel} links into its lists: arming it allocates nothing. */
public abstract class TimerNode {
    @Nullable
    TimerNode next;

    @Nullable
    TimerNode previous;

    long tick;

    /** A timer that is not armed. */
    protected TimerNode() {}

    /**
     * Tells whether it is armed.
     *
     * @return true until it fires or is disarmed
     */
    public final boolean isArmed() {
        return previous != null;
    }

    /**
     * It has fired, and is not armed any more.
     *
     * @param now the time, in nanoseconds
     */
    protected abstract void fire(long now);
}
