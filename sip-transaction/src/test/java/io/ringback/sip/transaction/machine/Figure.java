package io.ringback.sip.transaction.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure as it was transcribed from the RFC, in the RFC's words: one line of the file for one line of the figure, or
 * for one sentence that the figure leaves out.
 */
record Figure(List<Line> lines) {
    private static final Map<String, State> STATES = Map.of(
            "", State.NEW,
            "Calling", State.CALLING,
            "Trying", State.TRYING,
            "Proceeding", State.PROCEEDING,
            "Accepted", State.ACCEPTED,
            "Completed", State.COMPLETED,
            "Confirmed", State.CONFIRMED,
            "Terminated", State.TERMINATED);

    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("INVITE from TU", Event.START),
            Map.entry("Request from TU", Event.START),
            Map.entry("Request received", Event.START),
            Map.entry("1xx", Event.PROVISIONAL),
            Map.entry("2xx", Event.SUCCESS),
            Map.entry("300-699", Event.REJECTION),
            Map.entry("CANCEL sent", Event.CANCELLED),
            Map.entry("Request", Event.REQUEST),
            Map.entry("ACK", Event.ACK),
            Map.entry("1xx from TU", Event.RESPOND_PROVISIONAL),
            Map.entry("101-199 from TU", Event.RESPOND_PROVISIONAL),
            Map.entry("2xx from TU", Event.RESPOND_SUCCESS),
            Map.entry("300-699 from TU", Event.RESPOND_REJECTION),
            Map.entry("Transport Err.", Event.TRANSPORT_ERROR),
            Map.entry("connection lost", Event.HOP_LOST),
            Map.entry("100 timer fires", Event.TIMER_TRYING),
            Map.entry("late timer fires", Event.TIMER_LATE),
            Map.entry("Cancel timer fires", Event.TIMER_CANCEL),
            Map.entry("expiry fires", Event.TIMER_EXPIRY));

    /** One line, its states and event in our words, its actions in the RFC's. */
    record Line(State from, Event event, State to, List<String> actions) {
        /** What is done over a transport, without what only the other kind of transport needs. */
        List<String> actions(boolean reliable) {
            List<String> done = new ArrayList<>();
            for (String action : actions) {
                boolean zero = action.endsWith(" (0 reliable)");
                boolean unreliableOnly = action.endsWith(" (unreliable)");
                if (!reliable || !(zero || unreliableOnly)) {
                    done.add(action.replace(" (0 reliable)", "").replace(" (unreliable)", ""));
                }
            }
            return done;
        }

        /** Where it leads: on through a state whose timer has no length. */
        State to(boolean reliable) {
            boolean passes = actions.stream().anyMatch(action -> action.endsWith(" (0 reliable)"));
            return reliable && passes ? State.TERMINATED : to;
        }
    }

    static Figure read(String name) {
        try (InputStream stream = Figure.class.getResourceAsStream("/figures/" + name + ".csv");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return new Figure(reader.lines().skip(1).map(Figure::line).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line line(String text) {
        List<String> cells = cells(text);
        List<String> actions =
                cells.get(3).isEmpty() ? List.of() : Arrays.asList(cells.get(3).split("; ", -1));
        return new Line(state(cells.get(0)), event(cells.get(1), cells.get(0)), state(cells.get(2)), actions);
    }

    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static State state(String words) {
        return Objects.requireNonNull(STATES.get(words), words);
    }

    private static Event event(String words, String from) {
        if (words.startsWith("Timer ")) {
            return Event.valueOf("TIMER_" + words.charAt(6));
        }
        if (words.equals("INVITE")) {
            return from.isEmpty() ? Event.START : Event.REQUEST;
        }
        return Objects.requireNonNull(EVENTS.get(words), words);
    }

    Optional<Line> at(State from, Event event) {
        return lines.stream()
                .filter(line -> line.from() == from && line.event() == event)
                .findFirst();
    }
}
