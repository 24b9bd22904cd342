package io.ringback.sip.transaction.machine;

import static io.ringback.sip.transaction.machine.Event.*;
import static io.ringback.sip.transaction.machine.InviteServerMachine.Action.*;
import static io.ringback.sip.transaction.machine.State.*;
import static io.ringback.sip.transaction.machine.Transitions.row;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The INVITE server transaction: RFC 3261 §17.2.1, figure 7 as RFC 6026 §8.6 replaces it. */
public final class InviteServerMachine extends Machine<InviteServerMachine.Action, ServerEffects> {
    /** What this machine does: the labels under the lines. */
    enum Action {
        REQUEST_TO_TU,
        ACK_TO_TU,
        SEND_RESPONSE,
        RESEND_RESPONSE,
        SEND_100,
        INFORM_TU,
        START_TRYING,
        STOP_TRYING,
        START_G,
        DOUBLE_G,
        START_H,
        START_I,
        START_L
    }

    // spotless:off
    private static final Transitions<Action> FIGURE_7 = Transitions.of(
        row(NEW,        START,               PROCEEDING, START_TRYING, REQUEST_TO_TU),

        row(PROCEEDING, REQUEST,             PROCEEDING, RESEND_RESPONSE),
        row(PROCEEDING, TIMER_TRYING,        PROCEEDING, SEND_100),
        row(PROCEEDING, RESPOND_PROVISIONAL, PROCEEDING, STOP_TRYING, SEND_RESPONSE),
        row(PROCEEDING, RESPOND_SUCCESS,     ACCEPTED,   START_L, SEND_RESPONSE),
        row(PROCEEDING, RESPOND_REJECTION,   COMPLETED,  START_H, START_G, SEND_RESPONSE),
        row(PROCEEDING, TRANSPORT_ERROR,     PROCEEDING, INFORM_TU),
        row(PROCEEDING, HOP_LOST,            PROCEEDING, INFORM_TU),

        row(COMPLETED,  REQUEST,             COMPLETED,  RESEND_RESPONSE),
        row(COMPLETED,  TIMER_G,             COMPLETED,  DOUBLE_G, RESEND_RESPONSE),
        // Figure 7 draws no action here; §17.2.1 has the sentence: the TU MUST be told that the ACK never came.
        row(COMPLETED,  TIMER_H,             TERMINATED, INFORM_TU),
        row(COMPLETED,  TRANSPORT_ERROR,     COMPLETED,  INFORM_TU),
        row(COMPLETED,  HOP_LOST,            COMPLETED,  INFORM_TU),
        row(COMPLETED,  ACK,                 CONFIRMED,  START_I),

        row(CONFIRMED,  TIMER_I,             TERMINATED),

        row(ACCEPTED,   REQUEST,             ACCEPTED),
        row(ACCEPTED,   RESPOND_SUCCESS,     ACCEPTED,   SEND_RESPONSE),
        row(ACCEPTED,   ACK,                 ACCEPTED,   ACK_TO_TU),
        row(ACCEPTED,   TRANSPORT_ERROR,     ACCEPTED,   INFORM_TU),
        row(ACCEPTED,   HOP_LOST,            ACCEPTED,   INFORM_TU),
        row(ACCEPTED,   TIMER_L,             TERMINATED));
    // spotless:on

    private long interval;

    /**
     * A machine in its initial state.
     *
     * @param timings how long timers run
     * @param reliable whether the transport retransmits by itself
     * @param effects what happens to the world
     */
    public InviteServerMachine(Timings timings, boolean reliable, ServerEffects effects) {
        super(timings, reliable, effects);
    }

    @Override
    Transitions<Action> figure() {
        return FIGURE_7;
    }

    @Override
    void perform(Action action, Event event, @Nullable SipMessage message, long now) {
        switch (action) {
            case REQUEST_TO_TU -> effects.deliver();
            case ACK_TO_TU -> effects.deliverAck((SipRequest) Objects.requireNonNull(message));
            case SEND_RESPONSE -> effects.send((SipResponse) Objects.requireNonNull(message));
            case RESEND_RESPONSE -> effects.resend();
            case SEND_100 -> effects.sendTrying();
            case INFORM_TU -> effects.inform(event);
            case START_TRYING -> arm(Timer.TRYING, timings.trying(), now);
            case STOP_TRYING -> disarm(Timer.TRYING);
            case START_G -> startG(timings.t1(), now);
            case DOUBLE_G -> startG(timings.next(interval), now);
            case START_H -> arm(Timer.H, timings.timeout(), now);
            case START_I -> arm(Timer.I, reliable ? 0 : timings.t4(), now);
            case START_L -> arm(Timer.L, timings.timeout(), now);
        }
    }

    private void startG(long next, long now) {
        if (!reliable) {
            interval = next;
            arm(Timer.G, next, now);
        }
    }
}
