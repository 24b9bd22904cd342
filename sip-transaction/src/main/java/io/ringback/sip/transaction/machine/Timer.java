package io.ringback.sip.transaction.machine;

/**
 * The timers, by their letters in RFC 3261 table 4 and RFC 6026 §7, and some that have none. No machine has more than
 * two at a time, one of each {@link Purpose}.
 */
public enum Timer {
    /** INVITE retransmission by the client: RFC 3261 §17.1.1.2. */
    A(Event.TIMER_A, Purpose.REPEAT, State.CALLING),
    /** INVITE timeout of the client: RFC 3261 §17.1.1.2. */
    B(Event.TIMER_B, Purpose.END, State.CALLING),
    /** Wait for retransmitted 300 to 699 of an INVITE: RFC 3261 §17.1.1.2. */
    D(Event.TIMER_D, Purpose.END, State.COMPLETED),
    /** Non-INVITE retransmission by the client: RFC 3261 §17.1.2.2. */
    E(Event.TIMER_E, Purpose.REPEAT, State.TRYING, State.PROCEEDING),
    /** Non-INVITE timeout of the client: RFC 3261 §17.1.2.2. */
    F(Event.TIMER_F, Purpose.END, State.TRYING, State.PROCEEDING),
    /** 300 to 699 retransmission by the server: RFC 3261 §17.2.1. */
    G(Event.TIMER_G, Purpose.REPEAT, State.COMPLETED),
    /** Wait for the ACK: RFC 3261 §17.2.1. */
    H(Event.TIMER_H, Purpose.END, State.COMPLETED),
    /** Wait for retransmitted ACKs: RFC 3261 §17.2.1. */
    I(Event.TIMER_I, Purpose.END, State.CONFIRMED),
    /** Wait for the retransmitted non-INVITE request: RFC 3261 §17.2.2. */
    J(Event.TIMER_J, Purpose.END, State.COMPLETED),
    /** Wait for retransmitted non-INVITE responses: RFC 3261 §17.1.2.2. */
    K(Event.TIMER_K, Purpose.END, State.COMPLETED),
    /** Wait for the retransmitted INVITE after a 2xx: RFC 6026 §7.1. */
    L(Event.TIMER_L, Purpose.END, State.ACCEPTED),
    /** Wait for further 2xx: RFC 6026 §7.2. */
    M(Event.TIMER_M, Purpose.END, State.ACCEPTED),
    /** The 200 ms in which the transaction user may answer an INVITE before a 100 is sent: RFC 3261 §17.2.1. */
    TRYING(Event.TIMER_TRYING, Purpose.REPEAT, State.PROCEEDING),
    /** How long a non-INVITE request may go without a 100: RFC 4320 §4.1. */
    LATE(Event.TIMER_LATE, Purpose.REPEAT, State.TRYING),
    /** How long a final response is waited for once the INVITE is cancelled: RFC 3261 §9.1. */
    CANCEL(Event.TIMER_CANCEL, Purpose.END, State.PROCEEDING),
    /** When nobody waits for the final response to a non-INVITE request any more: RFC 4320 §4.2. */
    EXPIRY(Event.TIMER_EXPIRY, Purpose.END, State.TRYING, State.PROCEEDING);

    /** What a timer is for. */
    public enum Purpose {
        /** To send something again, or for the first time. */
        REPEAT,
        /** To leave the state. */
        END
    }

    private final Event event;
    private final Purpose purpose;
    private final State first;
    private final State last;

    Timer(Event event, Purpose purpose, State only) {
        this(event, purpose, only, only);
    }

    Timer(Event event, Purpose purpose, State first, State last) {
        this.event = event;
        this.purpose = purpose;
        this.first = first;
        this.last = last;
    }

    /**
     * What the machine is told when it fires.
     *
     * @return the event
     */
    public Event event() {
        return event;
    }

    /**
     * What it is for.
     *
     * @return the purpose
     */
    public Purpose purpose() {
        return purpose;
    }

    /**
     * Tells whether it may be armed in a state.
     *
     * @param state the state
     * @return false if a machine that enters the state disarms it
     */
    public boolean runsIn(State state) {
        return state == first || state == last;
    }
}
