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
    private final @Nullable Row<A>[][] rows;

    private Transitions(@Nullable Row<A>[][] rows) {
        this.rows = rows;
    }

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
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable Row<A>[][] rows = new Row[State.values().length][Event.values().length];
        for (Row<A> row : figure) {
            if (rows[row.from().ordinal()][row.on().ordinal()] != null) {
                throw new IllegalArgumentException("two rows for " + row.on() + " in " + row.from());
            }
            rows[row.from().ordinal()][row.on().ordinal()] = row;
        }
        return new Transitions<>(rows);
    }

    @Nullable Row<A> at(State state, Event event) {
        return rows[state.ordinal()][event.ordinal()];
    }
}
