package io.ringback.sip.transaction.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a table: for a state and an event, the state to go to and what to do. A pair without a row is silent: the
 * event changes nothing.
 *
 * @param <A> the machine's actions
 */
final class Transitions<A> {
    private static final int EVENTS = Event.values().length;

    private final @Nullable Object[] rows = new @Nullable Object[State.values().length * EVENTS];

    private Transitions() {}

    /**
     * One line of a figure.
     *
     * @param from the state that it leaves
     * @param on the event
     * @param to the state that it leads to
     * @param actions what is done, in this order
     */
    record Row<A>(State from, Event on, State to, List<A> actions) {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <A> Row<A> row(State from, Event on, State to, A... actions) {
        return new Row<>(from, on, to, List.of(actions));
    }

    @SafeVarargs
    static <A> Transitions<A> of(Row<A>... figure) {
        Transitions<A> transitions = new Transitions<>();
        for (Row<A> row : figure) {
            int place = place(row.from(), row.on());
            if (transitions.rows[place] != null) {
                throw new IllegalArgumentException("two rows for " + row.on() + " in " + row.from());
            }
            transitions.rows[place] = row;
        }
        return transitions;
    }

    @SuppressWarnings("EnumOrdinal") // a place in this table, which nobody stores
    private static int place(State state, Event event) {
        return state.ordinal() * EVENTS + event.ordinal();
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Row<A> at(State state, Event event) {
        return (Row<A>) rows[place(state, event)];
    }
}
