package io.ringback.sip.transaction.machine;

import static io.ringback.sip.transaction.machine.Event.*;
import static io.ringback.sip.transaction.machine.NonInviteClientMachine.Action.*;
import static io.ringback.sip.transaction.machine.State.*;
import static io.ringback.sip.transaction.machine.Transitions.row;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The non-INVITE client transaction: RFC 3261 §17.1.2, figure 6. */
public final class NonInviteClientMachine extends Machine<NonInviteClientMachine.Action, ClientEffects> {
    /** What this machine does: the labels under the lines. */
    enum Action {
        SEND_REQUEST,
        RESEND_REQUEST,
        RESPONSE_TO_TU,
        INFORM_TU,
        START_E,
        DOUBLE_E,
        E_AT_T2,
        START_F,
        START_K
    }

    // spotless:off
    private static final Transitions<Action> FIGURE_6 = Transitions.of(
        row(NEW,        START,           TRYING,     START_F, START_E, SEND_REQUEST),

        row(TRYING,     TIMER_E,         TRYING,     DOUBLE_E, RESEND_REQUEST),
        row(TRYING,     TIMER_F,         TERMINATED, INFORM_TU),
        row(TRYING,     TRANSPORT_ERROR, TERMINATED, INFORM_TU),
        row(TRYING,     HOP_LOST,        TERMINATED, INFORM_TU),
        row(TRYING,     PROVISIONAL,     PROCEEDING, RESPONSE_TO_TU),
        row(TRYING,     SUCCESS,         COMPLETED,  START_K, RESPONSE_TO_TU),
        row(TRYING,     REJECTION,       COMPLETED,  START_K, RESPONSE_TO_TU),

        row(PROCEEDING, TIMER_E,         PROCEEDING, E_AT_T2, RESEND_REQUEST),
        row(PROCEEDING, TIMER_F,         TERMINATED, INFORM_TU),
        row(PROCEEDING, TRANSPORT_ERROR, TERMINATED, INFORM_TU),
        row(PROCEEDING, HOP_LOST,        TERMINATED, INFORM_TU),
        row(PROCEEDING, PROVISIONAL,     PROCEEDING, RESPONSE_TO_TU),
        row(PROCEEDING, SUCCESS,         COMPLETED,  START_K, RESPONSE_TO_TU),
        row(PROCEEDING, REJECTION,       COMPLETED,  START_K, RESPONSE_TO_TU),

        row(COMPLETED,  TIMER_K,         TERMINATED));
    // spotless:on

    private long interval;

    /**
     * A machine in its initial state.
     *
     * @param timings how long timers run
     * @param reliable whether the transport retransmits by itself
     * @param effects what happens to the world
     */
    public NonInviteClientMachine(Timings timings, boolean reliable, ClientEffects effects) {
        super(timings, reliable, effects);
    }

    @Override
    Transitions<Action> figure() {
        return FIGURE_6;
    }

    @Override
    void perform(Action action, Event event, @Nullable SipMessage message, long now) {
        switch (action) {
            case SEND_REQUEST -> effects.send();
            case RESEND_REQUEST -> effects.resend();
            case RESPONSE_TO_TU -> effects.deliver((SipResponse) Objects.requireNonNull(message));
            case INFORM_TU -> effects.inform(event);
            case START_E -> startE(timings.t1(), now);
            case DOUBLE_E -> startE(timings.next(interval), now);
            case E_AT_T2 -> startE(timings.t2(), now);
            case START_F -> arm(Timer.F, timings.timeout(), now);
            case START_K -> arm(Timer.K, reliable ? 0 : timings.t4(), now);
        }
    }

    private void startE(long next, long now) {
        if (!reliable) {
            interval = next;
            arm(Timer.E, next, now);
        }
    }
}
