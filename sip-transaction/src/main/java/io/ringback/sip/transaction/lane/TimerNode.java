package io.ringback.sip.transaction.lane;

/** A timer that its owner is, and that a {@link TimerWheel} keeps in its slots: arming it allocates nothing. */
public abstract class TimerNode {
    static final int NOWHERE = -1;

    /** The tick on which it fires. */
    long tick;

    /** Its place in its slot. */
    int place = NOWHERE;

    /** A timer that is not armed. */
    protected TimerNode() {}

    /**
     * Tells whether it is armed.
     *
     * @return true until it fires or is disarmed
     */
    public final boolean isArmed() {
        return place != NOWHERE;
    }

    /**
     * It has fired, and is not armed any more.
     *
     * @param now the time, in nanoseconds
     */
    protected abstract void fire(long now);
}
