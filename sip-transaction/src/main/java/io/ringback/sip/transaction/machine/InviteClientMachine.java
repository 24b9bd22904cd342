package io.ringback.sip.transaction.machine;

import static io.ringback.sip.transaction.machine.Event.*;
import static io.ringback.sip.transaction.machine.InviteClientMachine.Action.*;
import static io.ringback.sip.transaction.machine.State.*;
import static io.ringback.sip.transaction.machine.Transitions.row;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The INVITE client transaction: RFC 3261 §17.1.1, figure 5 as RFC 6026 §8.4 replaces it. */
public final class InviteClientMachine extends Machine<InviteClientMachine.Action, ClientEffects> {
    /** What this machine does: the labels under the lines. */
    enum Action {
        SEND_REQUEST,
        RESEND_REQUEST,
        SEND_ACK,
        RESPONSE_TO_TU,
        INFORM_TU,
        START_A,
        DOUBLE_A,
        START_B,
        START_D,
        START_M,
        START_CANCEL
    }

    // spotless:off
    private static final Transitions<Action> FIGURE_5 = Transitions.of(
        row(NEW,        START,           CALLING,    START_B, START_A, SEND_REQUEST),

        row(CALLING,    TIMER_A,         CALLING,    DOUBLE_A, RESEND_REQUEST),
        row(CALLING,    TIMER_B,         TERMINATED, INFORM_TU),
        row(CALLING,    TRANSPORT_ERROR, TERMINATED, INFORM_TU),
        row(CALLING,    HOP_LOST,        TERMINATED, INFORM_TU),
        row(CALLING,    PROVISIONAL,     PROCEEDING, RESPONSE_TO_TU),
        row(CALLING,    SUCCESS,         ACCEPTED,   START_M, RESPONSE_TO_TU),
        row(CALLING,    REJECTION,       COMPLETED,  START_D, SEND_ACK, RESPONSE_TO_TU),

        row(PROCEEDING, PROVISIONAL,     PROCEEDING, RESPONSE_TO_TU),
        row(PROCEEDING, SUCCESS,         ACCEPTED,   START_M, RESPONSE_TO_TU),
        row(PROCEEDING, REJECTION,       COMPLETED,  START_D, SEND_ACK, RESPONSE_TO_TU),
        row(PROCEEDING, CANCELLED,       PROCEEDING, START_CANCEL),
        // A server that lost the connection opens one to the Via's sent-by (RFC 3261 §18.2.2): give it its time.
        row(PROCEEDING, HOP_LOST,        PROCEEDING, START_CANCEL),
        row(PROCEEDING, TIMER_CANCEL,    TERMINATED, INFORM_TU),

        row(COMPLETED,  REJECTION,       COMPLETED,  SEND_ACK),
        row(COMPLETED,  TRANSPORT_ERROR, TERMINATED, INFORM_TU),
        row(COMPLETED,  HOP_LOST,        TERMINATED, INFORM_TU),
        row(COMPLETED,  TIMER_D,         TERMINATED),

        row(ACCEPTED,   SUCCESS,         ACCEPTED,   RESPONSE_TO_TU),
        row(ACCEPTED,   TIMER_M,         TERMINATED));
    // spotless:on

    private long interval;

    /**
     * A machine in its initial state.
     *
     * @param timings how long timers run
     * @param reliable whether the transport retransmits by itself
     * @param effects what happens to the world
     */
    public InviteClientMachine(Timings timings, boolean reliable, ClientEffects effects) {
        super(timings, reliable, effects);
    }

    @Override
    Transitions<Action> figure() {
        return FIGURE_5;
    }

    @Override
    void perform(Action action, Event event, @Nullable SipMessage message, long now) {
        switch (action) {
            case SEND_REQUEST -> effects.send();
            case RESEND_REQUEST -> effects.resend();
            case SEND_ACK -> effects.acknowledge(response(message));
            case RESPONSE_TO_TU -> effects.deliver(response(message));
            case INFORM_TU -> effects.inform(event);
            case START_A -> startA(timings.t1(), now);
            case DOUBLE_A -> startA(2 * interval, now);
            case START_B -> arm(Timer.B, timings.timeout(), now);
            case START_D -> arm(Timer.D, reliable ? 0 : timings.timerD(), now);
            case START_M -> arm(Timer.M, timings.timeout(), now);
            case START_CANCEL -> arm(Timer.CANCEL, timings.timeout(), now);
        }
    }

    private void startA(long next, long now) {
        if (!reliable) {
            interval = next;
            arm(Timer.A, next, now);
        }
    }

    private static SipResponse response(@Nullable SipMessage message) {
        return (SipResponse) Objects.requireNonNull(message);
    }
}
