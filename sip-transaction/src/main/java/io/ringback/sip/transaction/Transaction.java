package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.lane.TimerNode;
import io.ringback.sip.transaction.lane.TimerWheel;
import io.ringback.sip.transaction.machine.Effects;
import io.ringback.sip.transaction.machine.Event;
import io.ringback.sip.transaction.machine.Machine;
import io.ringback.sip.transaction.machine.State;
import io.ringback.sip.transaction.machine.Timer;
import io.ringback.sip.transaction.match.Keyed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * A transaction as its lane has it: what its machine does to the world, the entry of the lane's table, and the node of
 * its wheel. Other threads may only read the state, ask for the watch, and send signals to the lane.
 *
 * <p>Of its timers two run at most, one of each purpose: two times in the one node, which is armed for the earlier one.
 * Disarming the earlier one leaves the node where it is: to fire once in vain costs less than to move.
 */
abstract class Transaction extends TimerNode implements Keyed, Effects {
    private static final long NEVER = Long.MAX_VALUE;
    private static final VarHandle STATE;
    private static final VarHandle WATCH;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Transaction.class, "state", TransactionState.class);
            WATCH = lookup.findVarHandle(Transaction.class, "watch", Watch.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final Switchboard board;

    /** The request, and where it goes to or came from. */
    final Delivery origin;

    @Nullable
    Transaction nextOnHop;

    @Nullable
    Transaction previousOnHop;

    private long repeatAt = NEVER;
    private long endAt = NEVER;
    private TransactionState state = TransactionState.NEW;
    private TransactionState lastState = TransactionState.NEW;

    @SuppressWarnings("UnusedVariable") // through WATCH
    private @Nullable Watch watch;

    private @Nullable Throwable transportFailure;
    private long startedAt = NEVER;

    Transaction(Switchboard board, Delivery origin) {
        this.board = board;
        this.origin = origin;
    }

    final SipRequest request() {
        return (SipRequest) origin.message();
    }

    final Hop hop() {
        return origin.hop();
    }

    /** Tells whether it is in the table, or was. */
    final boolean isListed() {
        return startedAt != NEVER;
    }

    abstract Machine<?, ?> machine();

    abstract SipTransaction handle();

    /** The Reactor Context of whoever waits for this transaction. */
    abstract Context context();

    /** The layer ends while this transaction is under way. */
    abstract void closed(Refusal reason);

    /** Begins: it is in the table by now. */
    final void start(long now) {
        startedAt = now;
        board.settings().observer().started(handle());
        machine().on(Event.START, now);
    }

    final boolean on(Event event, @Nullable SipMessage message, long now) {
        return machine().on(event, message, now);
    }

    final void hopLost(long now) {
        transportFailure = null;
        machine().on(Event.HOP_LOST, now);
    }

    final TransactionState currentState() {
        return (TransactionState) STATE.getAcquire(this);
    }

    final boolean isOver() {
        return currentState() == TransactionState.TERMINATED;
    }

    /** A write has failed. May be called by any thread. */
    final void writeFailed(Throwable failure) {
        board.lane().signal(now -> {
            transportFailure = failure;
            machine().on(Event.TRANSPORT_ERROR, now);
        });
    }

    final TransactionException unreachable(@Nullable Throwable cause) {
        return new HopUnreachableException(handle().key(), currentState(), cause);
    }

    /** What the user is told of, when the machine says so. */
    final TransactionException failure(Event cause) {
        TransactionState last = isOver() ? lastState : currentState();
        TransactionKey key = handle().key();
        return switch (cause) {
            case TRANSPORT_ERROR, HOP_LOST -> new HopUnreachableException(key, last, transportFailure);
            case TIMER_B -> new TransactionTimeoutException("B", key, last);
            case TIMER_F -> new TransactionTimeoutException("F", key, last);
            case TIMER_H -> new TransactionTimeoutException("H", key, last);
            case TIMER_CANCEL -> new TransactionTimeoutException("CANCEL", key, last);
            case TIMER_EXPIRY -> new TransactionTimeoutException("EXPIRY", key, last);
            default -> throw new IllegalArgumentException("no failure: " + cause);
        };
    }

    /** The watch, made if there is none. May be called by any thread. */
    final Watch watch() {
        Watch present = (Watch) WATCH.getAcquire(this);
        if (present != null) {
            return present;
        }
        Watch made = new Watch();
        if (WATCH.compareAndSet(this, null, made)) {
            board.lane().signal(now -> beginWatch(made));
            return made;
        }
        return (Watch) WATCH.getAcquire(this);
    }

    private void beginWatch(Watch made) {
        if (!made.hasBegun()) {
            made.enter(state);
            onWatched(made);
            if (state == TransactionState.TERMINATED) {
                made.end();
            }
        }
    }

    /** Tells a new watch what is already known. */
    void onWatched(Watch made) {}

    /** The watch, if anybody watches. For use in the lane. */
    final @Nullable Watch watchers() {
        return (Watch) WATCH.getAcquire(this);
    }

    @Override
    public void enter(State from, State to) {
        lastState = state;
        STATE.setRelease(this, TransactionState.of(to));
        Watch present = watchers();
        if (present != null) {
            present.enter(state);
        }
        if (to == State.TERMINATED) {
            board.remove(this);
        }
        if (isListed()) {
            board.settings().observer().changed(handle(), lastState, state);
        }
    }

    @Override
    public void end() {
        Watch present = watchers();
        if (present != null) {
            present.end();
        }
        TransactionObserver observer = board.settings().observer();
        if (isListed() && observer != NoObserver.INSTANCE) {
            observer.ended(handle(), board.lane().now() - startedAt);
        }
    }

    @Override
    public final void arm(Timer timer, long at) {
        setTime(timer.purpose(), at);
        wheel().armBy(this, at);
    }

    @Override
    public final void disarm(Timer timer) {
        setTime(timer.purpose(), NEVER);
        if (repeatAt == endAt) {
            wheel().disarm(this);
        }
    }

    private void setTime(Timer.Purpose purpose, long at) {
        switch (purpose) {
            case REPEAT -> repeatAt = at;
            case END -> endAt = at;
        }
    }

    /** Fires what is due, the earlier first, the end first if both are due at once. */
    @Override
    protected final void fire(long now) {
        while (Math.min(repeatAt, endAt) <= now) {
            Timer.Purpose first = endAt <= repeatAt ? Timer.Purpose.END : Timer.Purpose.REPEAT;
            setTime(first, NEVER);
            Timer timer = machine().running(first);
            if (timer != null) {
                machine().fired(timer, now);
            }
        }
        long next = Math.min(repeatAt, endAt);
        if (next != NEVER) {
            wheel().armBy(this, next);
        }
    }

    private TimerWheel wheel() {
        return board.lane().wheel();
    }
}
