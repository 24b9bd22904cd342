package io.ringback.sip.ua;

import io.ringback.sip.address.Uri;
import io.ringback.sip.message.Hop;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * Where a request goes: candidates, best first.
 *
 * @param usual the candidates
 * @param large the candidates for a request that is too large for a datagram (RFC 3261 §18.1.1)
 * @param named whether the transport is given, so that none is chosen by the request's size
 */
record Destination(Supplier<Flux<Hop>> usual, Supplier<Flux<Hop>> large, boolean named) {
    static Destination of(HopLocator locator, Uri uri) {
        return new Destination(
                () -> locator.locate(uri), () -> locator.locateForLarge(uri), locator.namesTransport(uri));
    }

    /** One hop and no other. */
    static Destination at(Hop hop) {
        return new Destination(() -> Flux.just(hop), () -> Flux.just(hop), false);
    }

    /** With a hop where nothing leads to the URI. */
    Destination orElse(Hop fallback) {
        return new Destination(
                () -> usual.get().onErrorResume(NoHopException.class, e -> Flux.just(fallback)),
                () -> large.get().onErrorResume(NoHopException.class, e -> Flux.just(fallback)),
                named);
    }
}
