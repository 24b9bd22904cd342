package io.ringback.sip.transaction.machine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a table: for a state and an event, the state to go to and what to do. A pair without a row is silent: the
 * event changes nothing.
 *
 * @param <A> the machine's actions
 */
final class Transitions<A> {
    private final Map<State, Map<Event, Row<A>>> rows = new EnumMap<>(State.class);

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
            Map<Event, Row<A>> lines = transitions.rows.computeIfAbsent(row.from(), from -> new EnumMap<>(Event.class));
            if (lines.put(row.on(), row) != null) {
                throw new IllegalArgumentException("two rows for " + row.on() + " in " + row.from());
            }
        }
        return transitions;
    }

    @Nullable
    Row<A> at(State state, Event event) {
        Map<Event, Row<A>> lines = rows.get(state);
        return lines == null ? null : lines.get(event);
    }
}
