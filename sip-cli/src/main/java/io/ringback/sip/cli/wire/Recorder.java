package io.ringback.sip.cli.wire;

import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.transport.WireTap;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what passes, up to a bound. Safe for use by many threads. */
public final class Recorder implements WireTap {
    /** More than any one call needs. */
    private static final int MOST_EVENTS = 10_000;

    private final List<WireEvent> events = new ArrayList<>();

    private Recorder() {}

    /**
     * A recorder that has seen nothing.
     *
     * @return a new recorder
     */
    public static Recorder create() {
        return new Recorder();
    }

    @Override
    public synchronized void passed(WireEvent event) {
        if (events.size() < MOST_EVENTS) {
            events.add(event);
        }
    }

    /**
     * What has passed until now.
     *
     * @return the messages in the order of their times
     */
    public List<WireMessage> messages() {
        List<WireEvent> passed = inOrder();
        List<WireMessage> messages = new ArrayList<>(passed.size());
        Set<Way> seen = new HashSet<>();
        for (WireEvent event : passed) {
            boolean repeated = !seen.add(new Way(event.direction(), event.bytes()));
            boolean copy = event.fate() == WireEvent.Fate.DUPLICATE;
            messages.add(WireMessage.of(event, passed.get(0).nanos(), repeated && !copy));
        }
        return List.copyOf(messages);
    }

    private record Way(Direction direction, Slice bytes) {}

    private synchronized List<WireEvent> inOrder() {
        return events.stream()
                .sorted(Comparator.comparingLong(WireEvent::nanos))
                .toList();
    }
}
