package io.ringback.interop;

import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** A trunk's calls, seen from a peer that has ended them all. */
final class OpenCalls {
    private OpenCalls() {}

    /** Waits for the last one: the peer may have the answer to its BYE before the trunk has put the call away. */
    static void areGone(EmbeddedTrunk trunk) {
        Flux.interval(Duration.ofMillis(10))
                .takeUntil(tick -> trunk.openCalls() == 0)
                .blockLast(Duration.ofSeconds(20));
    }
}
