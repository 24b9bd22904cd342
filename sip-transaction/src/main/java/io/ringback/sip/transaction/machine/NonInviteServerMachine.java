package io.ringback.sip.transaction.machine;

import static io.ringback.sip.transaction.machine.Event.*;
import static io.ringback.sip.transaction.machine.NonInviteServerMachine.Action.*;
import static io.ringback.sip.transaction.machine.State.*;
import static io.ringback.sip.transaction.machine.Transitions.row;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The non-INVITE server transaction: RFC 3261 §17.2.2, figure 8, with the 100 that RFC 4320 §4.1 asks for. What RFC
 * 4320 forbids the transaction user to send is refused before it comes here.
 */
public final class NonInviteServerMachine extends Machine<NonInviteServerMachine.Action, ServerEffects> {
    /** What this machine does: the labels under the lines. */
    enum Action {
        REQUEST_TO_TU,
        SEND_RESPONSE,
        RESEND_RESPONSE,
        SEND_100,
        INFORM_TU,
        START_LATE,
        START_EXPIRY,
        START_J
    }

    // spotless:off
    private static final Transitions<Action> FIGURE_8 = Transitions.of(
        row(NEW,        START,               TRYING,     START_EXPIRY, START_LATE, REQUEST_TO_TU),

        row(TRYING,     RESPOND_PROVISIONAL, PROCEEDING, SEND_RESPONSE),
        row(TRYING,     RESPOND_SUCCESS,     COMPLETED,  START_J, SEND_RESPONSE),
        row(TRYING,     RESPOND_REJECTION,   COMPLETED,  START_J, SEND_RESPONSE),
        row(TRYING,     TIMER_LATE,          PROCEEDING, SEND_100),
        // The client has given up by now, and RFC 4320 §4.2 wants no late final response.
        row(TRYING,     TIMER_EXPIRY,        TERMINATED, INFORM_TU),

        row(PROCEEDING, REQUEST,             PROCEEDING, RESEND_RESPONSE),
        row(PROCEEDING, RESPOND_PROVISIONAL, PROCEEDING, SEND_RESPONSE),
        row(PROCEEDING, RESPOND_SUCCESS,     COMPLETED,  START_J, SEND_RESPONSE),
        row(PROCEEDING, RESPOND_REJECTION,   COMPLETED,  START_J, SEND_RESPONSE),
        row(PROCEEDING, TRANSPORT_ERROR,     TERMINATED, INFORM_TU),
        row(PROCEEDING, HOP_LOST,            TERMINATED, INFORM_TU),
        row(PROCEEDING, TIMER_EXPIRY,        TERMINATED, INFORM_TU),

        row(COMPLETED,  REQUEST,             COMPLETED,  RESEND_RESPONSE),
        row(COMPLETED,  TRANSPORT_ERROR,     TERMINATED, INFORM_TU),
        row(COMPLETED,  HOP_LOST,            TERMINATED, INFORM_TU),
        row(COMPLETED,  TIMER_J,             TERMINATED));
    // spotless:on

    /**
     * A machine in its initial state.
     *
     * @param timings how long timers run
     * @param reliable whether the transport retransmits by itself
     * @param effects what happens to the world
     */
    public NonInviteServerMachine(Timings timings, boolean reliable, ServerEffects effects) {
        super(timings, reliable, effects);
    }

    @Override
    Transitions<Action> figure() {
        return FIGURE_8;
    }

    @Override
    void perform(Action action, Event event, @Nullable SipMessage message, long now) {
        switch (action) {
            case REQUEST_TO_TU -> effects.deliver();
            case SEND_RESPONSE -> effects.send((SipResponse) Objects.requireNonNull(message));
            case RESEND_RESPONSE -> effects.resend();
            case SEND_100 -> effects.sendTrying();
            case INFORM_TU -> effects.inform(event);
            case START_LATE -> arm(Timer.LATE, timings.untilT2(), now);
            case START_EXPIRY -> arm(Timer.EXPIRY, timings.timeout(), now);
            case START_J -> arm(Timer.J, reliable ? 0 : timings.timeout(), now);
        }
    }
}
