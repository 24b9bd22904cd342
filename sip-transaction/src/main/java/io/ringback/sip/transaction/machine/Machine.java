package io.ringback.sip.transaction.machine;

import io.ringback.sip.message.SipMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the four machines have in common: a state, a table, and the rule that a timer stops when a state is entered that
 * does not own it. Not for use by several threads.
 *
 * @param <A> the machine's actions
 * @param <E> what it can do to the world
 */
public abstract sealed class Machine<A extends Enum<A>, E extends Effects>
        permits InviteClientMachine, NonInviteClientMachine, InviteServerMachine, NonInviteServerMachine {
    /** What happens to the world. */
    protected final E effects;
    /** How long timers run. */
    protected final Timings timings;
    /** Whether the transport retransmits by itself. */
    protected final boolean reliable;

    private State state = State.NEW;
    private @Nullable Timer repeat;
    private @Nullable Timer end;
    private @Nullable Timer due;

    Machine(Timings timings, boolean reliable, E effects) {
        this.timings = timings;
        this.reliable = reliable;
        this.effects = effects;
    }

    /**
     * Where the machine is.
     *
     * @return the state
     */
    public final State state() {
        return state;
    }

    /**
     * Takes an event without a message.
     *
     * @param event the event
     * @param now the time
     * @return false if the figure is silent on it
     */
    public final boolean on(Event event, long now) {
        return on(event, null, now);
    }

    /**
     * Takes an event.
     *
     * @param event the event
     * @param message the message that came, from the network or from the transaction user
     * @param now the time
     * @return false if the figure is silent on it
     */
    public final boolean on(Event event, @Nullable SipMessage message, long now) {
        Transitions.Row<A> row = figure().at(state, event);
        if (row == null) {
            return false;
        }
        if (row.to() != state) {
            move(row.to());
        }
        for (int i = 0; i < row.actions().size(); i++) {
            perform(row.actions().get(i), event, message, now);
        }
        if (row.to() == State.TERMINATED) {
            effects.end();
        }
        Timer zero = due;
        if (zero != null) {
            due = null;
            on(zero.event(), null, now);
        }
        return true;
    }

    /**
     * Takes the event of a timer that was armed and has fired.
     *
     * @param timer the timer
     * @param now the time
     */
    public final void fired(Timer timer, long now) {
        forget(timer);
        on(timer.event(), null, now);
    }

    /**
     * Which timer of a purpose runs.
     *
     * @param purpose the purpose
     * @return the timer that was armed last and has neither fired nor been disarmed, or null
     */
    public final @Nullable Timer running(Timer.Purpose purpose) {
        return switch (purpose) {
            case REPEAT -> repeat;
            case END -> end;
        };
    }

    /** Ends at once, whatever the figure says: the layer is being closed. */
    public final void abort() {
        if (state != State.TERMINATED) {
            move(State.TERMINATED);
            effects.end();
        }
    }

    /** Which figure of RFC 3261 it follows. */
    abstract Transitions<A> figure();

    abstract void perform(A action, Event event, @Nullable SipMessage message, long now);

    /** Starts a timer; one of no length fires as soon as all actions are done. */
    final void arm(Timer timer, long duration, long now) {
        if (duration == 0) {
            due = timer;
            return;
        }
        switch (timer.purpose()) {
            case REPEAT -> repeat = timer;
            case END -> end = timer;
        }
        effects.arm(timer, now + duration);
    }

    final void disarm(Timer timer) {
        if (repeat == timer || end == timer) {
            forget(timer);
            effects.disarm(timer);
        }
    }

    private void forget(Timer timer) {
        switch (timer.purpose()) {
            case REPEAT -> repeat = null;
            case END -> end = null;
        }
    }

    private void move(State to) {
        State from = state;
        state = to;
        if (repeat != null && !repeat.runsIn(to)) {
            disarm(repeat);
        }
        if (end != null && !end.runsIn(to)) {
            disarm(end);
        }
        effects.enter(from, to);
    }
}
