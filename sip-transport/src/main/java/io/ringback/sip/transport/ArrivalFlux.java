package io.ringback.sip.transport;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The arrivals of a transport as a Flux. The sink's own queue has no bound, so the arrivals in it are counted here, and
 * refused when there are too many: a slow subscriber never stops the event loop and never fills the memory.
 */
final class ArrivalFlux {
    private ArrivalFlux() {}

    static Flux<Arrival> of(SipTransport transport, int capacity) {
        return Flux.defer(() -> {
            AtomicInteger waiting = new AtomicInteger();
            return Flux.<Arrival>create(sink -> feed(sink, transport, waiting, capacity))
                    .doOnNext(arrival -> waiting.decrementAndGet());
        });
    }

    private static void feed(FluxSink<Arrival> sink, SipTransport transport, AtomicInteger waiting, int capacity) {
        transport.start(arrival -> {
            if (!sink.isCancelled() && waiting.getAndUpdate(count -> Math.min(count + 1, capacity)) < capacity) {
                sink.next(arrival);
                return Admission.ACCEPTED;
            }
            return Admission.REFUSED;
        });
        sink.onDispose(transport.onClose().subscribe(none -> {}, sink::error, sink::complete));
    }
}
