package io.ringback.sip.cli.demo;

import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.transport.WireTap;
import io.ringback.text.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** A trunk's time of day that jumps, once, as soon as the trunk has sent a challenge: so its first nonce is too old. */
final class StaleClock implements InstantSource, WireTap {
    private static final Slice CHALLENGE = Slice.of("SIP/2.0 407");

    private final Duration jump;
    private final AtomicBoolean jumped = new AtomicBoolean();

    /**
     * A clock.
     *
     * @param jump how far it jumps; zero for a clock that never does
     */
    StaleClock(Duration jump) {
        this.jump = jump;
    }

    @Override
    public Instant instant() {
        Instant now = Instant.now();
        return jumped.get() ? now.plus(jump) : now;
    }

    @Override
    public void passed(WireEvent event) {
        if (event.direction() == Direction.OUT && startsWithChallenge(event.bytes())) {
            jumped.set(true);
        }
    }

    private static boolean startsWithChallenge(Slice bytes) {
        return bytes.length() > CHALLENGE.length()
                && bytes.slice(0, CHALLENGE.length()).equals(CHALLENGE);
    }
}
