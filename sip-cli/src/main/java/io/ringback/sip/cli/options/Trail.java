package io.ringback.sip.cli.options;

import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.location.LocationObserver;
import io.ringback.sip.transport.location.LocationStep;
import io.ringback.sip.ua.FailoverObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps how the next hop was found, and which servers were tried, in order. */
public final class Trail implements LocationObserver, FailoverObserver {
    private final List<Footstep> steps = new CopyOnWriteArrayList<>();

    Trail() {}

    /**
     * What has happened.
     *
     * @return the steps so far, in order
     */
    public List<Footstep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void stepped(LocationStep step) {
        Footstep.of(step).ifPresent(steps::add);
    }

    @Override
    public void attempted(Hop hop) {
        steps.add(Footstep.of("attempted", hop, "sent", ""));
    }

    @Override
    public void failed(Hop hop, Failure failure) {
        String text = switch (failure) {
            case TIMED_OUT -> "no response";
            case UNREACHABLE -> "cannot be reached";
            case UNAVAILABLE -> "answers 503";
        };
        steps.add(Footstep.of("failed", hop, text, text));
    }

    @Override
    public void passedOver(Hop hop, Duration remaining) {
        String why = "asked not to be tried for " + remaining.toSeconds() + " s";
        steps.add(Footstep.of("passed-over", hop, why, why));
    }
}
