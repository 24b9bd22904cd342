package io.ringback.sip.transaction.machine;

/** What a machine has done to the world. The world does not call the machine back before the machine has returned. */
public interface Effects {
    /**
     * The machine is in another state.
     *
     * @param from the state before
     * @param to the state now
     */
    void enter(State from, State to);

    /**
     * Starts a timer, in place of any other of the same purpose.
     *
     * @param timer the timer
     * @param at the time at which it fires
     */
    void arm(Timer timer, long at);

    /**
     * Stops a timer.
     *
     * @param timer the timer, which is armed
     */
    void disarm(Timer timer);

    /** Sends once more what was sent last. A server that has not sent anything yet sends nothing. */
    void resend();

    /**
     * Tells the transaction user of a failure.
     *
     * @param cause the timer that fired, or the error of the transport
     */
    void inform(Event cause);

    /** The machine is terminated, and has done all that there was to do. */
    void end();
}
