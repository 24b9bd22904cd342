package io.ringback.sip.cli.command;

import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportObserver;
import io.ringback.sip.ua.IncomingCall;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;

/** One embedded trunk as a server, which ends its calls before it goes. */
final class TrunkService implements AutoCloseable {
    private static final Duration BYE_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final EmbeddedTrunk trunk;
    private final Set<IncomingCall> calls = ConcurrentHashMap.newKeySet();

    private TrunkService(EmbeddedTrunk trunk) {
        this.trunk = trunk;
    }

    /**
     * Starts a trunk.
     *
     * @throws io.ringback.sip.transport.BindFailedException if the address cannot be bound
     */
    static TrunkService start(
            InetSocketAddress address,
            TransportPlan plan,
            UnaryOperator<EmbeddedTrunk.Builder> setUp,
            TrunkPrinter printer) {
        SipTransport transport = plan.bind(address, TransportObserver.none(), event -> {});
        TrunkService service =
                new TrunkService(setUp.apply(EmbeddedTrunk.builder(transport)).start());
        service.watch(printer);
        printer.listening(transport.protocol(), service.trunk.address());
        return service;
    }

    private void watch(TrunkPrinter printer) {
        trunk.calls().subscribe(call -> {
            calls.add(call);
            printer.call(call);
            call.ended().subscribe(end -> {
                calls.remove(call);
                printer.ended(call, end);
            });
        });
    }

    @Override
    public void close() {
        Flux.fromIterable(calls)
                .flatMap(IncomingCall::hangUp)
                .take(BYE_PATIENCE)
                .blockLast();
        trunk.close().timeout(CLOSE_PATIENCE).onErrorComplete().block();
    }
}
