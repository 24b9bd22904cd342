package io.ringback.sdp.negotiation;

import static io.ringback.sdp.negotiation.NegotiationState.*;
import static io.ringback.sdp.negotiation.Refusal.*;
import static io.ringback.sdp.negotiation.Transitions.Action.*;
import static io.ringback.sdp.negotiation.Transitions.Event.*;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may happen when (RFC 3264 §4, RFC 6337 §3 and §4): for each state and event what is done and the state to go to,
 * or why it is refused. No pair is silent.
 */
final class Transitions {
    /** What can happen: what this side is asked for, and what comes from the peer. */
    enum Event {
        OFFER,
        REPEAT_OFFER,
        RECEIVE_OFFER,
        PRANSWER,
        ANSWER,
        RECEIVE_PRANSWER,
        RECEIVE_ANSWER,
        CONFIRM,
        ROLLBACK
    }

    /** What is done. */
    enum Action {
        /** Write an offer. */
        MAKE_OFFER,
        /** Offer what was sent last. */
        SAY_AGAIN,
        /** Read the peer's offer. */
        TAKE_OFFER,
        /** Write an answer, which is in force. */
        MAKE_ANSWER,
        /** Give the answer that was given. */
        KEEP_ANSWER,
        /** Read the peer's answer, which is in force. */
        TAKE_ANSWER,
        /** See whether a further description is the answer once more, and what the policy makes of another one. */
        COMPARE,
        /** Take the provisional answer for the answer. */
        SETTLE,
        /** Go back to what was agreed before the offer. */
        RESTORE
    }

    /**
     * One cell.
     *
     * @param to the next state; absent for the one before the offer, and where it is refused
     * @param action what is done; absent where it is refused
     * @param refusal why it is refused; absent where it is not
     */
    record Cell(
            @Nullable NegotiationState to,
            @Nullable Action action,
            @Nullable Refusal refusal) {}

    // spotless:off
    static final Transitions TABLE = new Transitions()
        .row(IDLE,            OFFER,            MAKE_OFFER,  LOCAL_OFFER)
        .row(IDLE,            REPEAT_OFFER,     NO_SESSION)
        .row(IDLE,            RECEIVE_OFFER,    TAKE_OFFER,  REMOTE_OFFER)
        .row(IDLE,            PRANSWER,         NO_OFFER)
        .row(IDLE,            ANSWER,           NO_OFFER)
        .row(IDLE,            RECEIVE_PRANSWER, NO_OFFER)
        .row(IDLE,            RECEIVE_ANSWER,   NO_OFFER)
        .row(IDLE,            CONFIRM,          NO_OFFER)
        .row(IDLE,            ROLLBACK,         NO_OFFER)

        .row(LOCAL_OFFER,     OFFER,            OFFER_PENDING)
        .row(LOCAL_OFFER,     REPEAT_OFFER,     OFFER_PENDING)
        .row(LOCAL_OFFER,     RECEIVE_OFFER,    GLARE)
        .row(LOCAL_OFFER,     PRANSWER,         NO_OFFER)
        .row(LOCAL_OFFER,     ANSWER,           NO_OFFER)
        .row(LOCAL_OFFER,     RECEIVE_PRANSWER, TAKE_ANSWER, REMOTE_PRANSWER)
        .row(LOCAL_OFFER,     RECEIVE_ANSWER,   TAKE_ANSWER, REMOTE_ANSWER)
        .row(LOCAL_OFFER,     CONFIRM,          NO_ANSWER)
        .row(LOCAL_OFFER,     ROLLBACK,         RESTORE)

        .row(REMOTE_PRANSWER, OFFER,            OFFER_PENDING)
        .row(REMOTE_PRANSWER, REPEAT_OFFER,     OFFER_PENDING)
        .row(REMOTE_PRANSWER, RECEIVE_OFFER,    GLARE)
        .row(REMOTE_PRANSWER, PRANSWER,         NO_OFFER)
        .row(REMOTE_PRANSWER, ANSWER,           NO_OFFER)
        .row(REMOTE_PRANSWER, RECEIVE_PRANSWER, COMPARE,     REMOTE_PRANSWER)
        .row(REMOTE_PRANSWER, RECEIVE_ANSWER,   COMPARE,     REMOTE_ANSWER)
        .row(REMOTE_PRANSWER, CONFIRM,          SETTLE,      REMOTE_ANSWER)
        .row(REMOTE_PRANSWER, ROLLBACK,         RESTORE)

        .row(REMOTE_ANSWER,   OFFER,            MAKE_OFFER,  LOCAL_OFFER)
        .row(REMOTE_ANSWER,   REPEAT_OFFER,     SAY_AGAIN,   LOCAL_OFFER)
        .row(REMOTE_ANSWER,   RECEIVE_OFFER,    TAKE_OFFER,  REMOTE_OFFER)
        .row(REMOTE_ANSWER,   PRANSWER,         NO_OFFER)
        .row(REMOTE_ANSWER,   ANSWER,           NO_OFFER)
        .row(REMOTE_ANSWER,   RECEIVE_PRANSWER, COMPARE,     REMOTE_ANSWER)
        .row(REMOTE_ANSWER,   RECEIVE_ANSWER,   COMPARE,     REMOTE_ANSWER)
        .row(REMOTE_ANSWER,   CONFIRM,          SETTLE,      REMOTE_ANSWER)
        .row(REMOTE_ANSWER,   ROLLBACK,         NO_OFFER)

        .row(REMOTE_OFFER,    OFFER,            OFFER_UNANSWERED)
        .row(REMOTE_OFFER,    REPEAT_OFFER,     OFFER_UNANSWERED)
        .row(REMOTE_OFFER,    RECEIVE_OFFER,    OFFER_UNANSWERED)
        .row(REMOTE_OFFER,    PRANSWER,         MAKE_ANSWER, LOCAL_PRANSWER)
        .row(REMOTE_OFFER,    ANSWER,           MAKE_ANSWER, LOCAL_ANSWER)
        .row(REMOTE_OFFER,    RECEIVE_PRANSWER, NO_OFFER)
        .row(REMOTE_OFFER,    RECEIVE_ANSWER,   NO_OFFER)
        .row(REMOTE_OFFER,    CONFIRM,          NO_ANSWER)
        .row(REMOTE_OFFER,    ROLLBACK,         RESTORE)

        .row(LOCAL_PRANSWER,  OFFER,            OFFER_UNANSWERED)
        .row(LOCAL_PRANSWER,  REPEAT_OFFER,     OFFER_UNANSWERED)
        .row(LOCAL_PRANSWER,  RECEIVE_OFFER,    OFFER_UNANSWERED)
        .row(LOCAL_PRANSWER,  PRANSWER,         KEEP_ANSWER, LOCAL_PRANSWER)
        .row(LOCAL_PRANSWER,  ANSWER,           KEEP_ANSWER, LOCAL_ANSWER)
        .row(LOCAL_PRANSWER,  RECEIVE_PRANSWER, NO_OFFER)
        .row(LOCAL_PRANSWER,  RECEIVE_ANSWER,   NO_OFFER)
        .row(LOCAL_PRANSWER,  CONFIRM,          SETTLE,      LOCAL_ANSWER)
        .row(LOCAL_PRANSWER,  ROLLBACK,         RESTORE)

        .row(LOCAL_ANSWER,    OFFER,            MAKE_OFFER,  LOCAL_OFFER)
        .row(LOCAL_ANSWER,    REPEAT_OFFER,     SAY_AGAIN,   LOCAL_OFFER)
        .row(LOCAL_ANSWER,    RECEIVE_OFFER,    TAKE_OFFER,  REMOTE_OFFER)
        .row(LOCAL_ANSWER,    PRANSWER,         NO_OFFER)
        .row(LOCAL_ANSWER,    ANSWER,           NO_OFFER)
        .row(LOCAL_ANSWER,    RECEIVE_PRANSWER, NO_OFFER)
        .row(LOCAL_ANSWER,    RECEIVE_ANSWER,   NO_OFFER)
        .row(LOCAL_ANSWER,    CONFIRM,          SETTLE,      LOCAL_ANSWER)
        .row(LOCAL_ANSWER,    ROLLBACK,         NO_OFFER);
    // spotless:on

    private final Map<NegotiationState, Map<Event, Cell>> rows = new EnumMap<>(NegotiationState.class);

    private Transitions() {}

    private Transitions row(NegotiationState from, Event on, Action action, NegotiationState to) {
        return put(from, on, new Cell(to, action, null));
    }

    /** Back to the state before the offer. */
    private Transitions row(NegotiationState from, Event on, Action action) {
        return put(from, on, new Cell(null, action, null));
    }

    private Transitions row(NegotiationState from, Event on, Refusal refusal) {
        return put(from, on, new Cell(null, null, refusal));
    }

    private Transitions put(NegotiationState from, Event on, Cell cell) {
        if (rows.computeIfAbsent(from, state -> new EnumMap<>(Event.class)).put(on, cell) != null) {
            throw new IllegalArgumentException("two rows for " + on + " in " + from);
        }
        return this;
    }

    Cell at(NegotiationState state, Event event) {
        Map<Event, Cell> row = rows.get(state);
        Cell cell = row == null ? null : row.get(event);
        if (cell == null) {
            throw new IllegalStateException("no row for " + event + " in " + state);
        }
        return cell;
    }
}
