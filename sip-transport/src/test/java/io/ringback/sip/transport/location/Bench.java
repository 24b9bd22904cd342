package io.ringback.sip.transport.location;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.Transports;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A locator over transports that send nothing, in virtual time. */
final class Bench {
    static final long SEED = 20260701;

    final Zone zone = new Zone();
    final List<LocationStep> steps = new ArrayList<>();
    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final Transports transports;
    final ServerLocator locator;

    private Bench(String local, TransportProtocol... protocols) {
        SipTransport[] all = Stream.of(protocols)
                .map(protocol -> new Silent(
                        protocol, new InetSocketAddress(Host.of(local).address(), 5060)))
                .toArray(SipTransport[]::new);
        transports = Transports.of(all);
        locator = ServerLocator.builder(transports)
                .dns(zone)
                .random(new Random(SEED))
                .clock(time)
                .observer(steps::add)
                .build();
    }

    /** One that can send to IPv4 addresses only. */
    static Bench of(TransportProtocol... protocols) {
        return new Bench("192.0.2.1", protocols);
    }

    /** One that can send to all addresses. */
    static Bench dual(TransportProtocol... protocols) {
        return new Bench("::", protocols);
    }

    /** All candidates, such as {@code UDP 192.0.2.2:5060}. */
    List<String> all(String uri) {
        return texts(locator.locate(SipUri.of(uri)));
    }

    List<String> allForLarge(String uri) {
        return texts(locator.locateForLarge(SipUri.of(uri)));
    }

    List<String> texts(Flux<Hop> hops) {
        List<String> texts = new ArrayList<>();
        hops.map(Object::toString)
                .onErrorResume(NoServerException.class, e -> Flux.just(e.reason() + ": " + e.getMessage()))
                .subscribe(texts::add);
        return texts;
    }

    /** The best candidate only. */
    String best(String uri) {
        List<String> texts = texts(locator.locate(SipUri.of(uri)).take(1));
        return texts.isEmpty() ? "" : texts.get(0);
    }

    <S extends LocationStep> List<S> steps(Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private record SilentHop(TransportProtocol transport, InetSocketAddress remote, String domain) implements Hop {
        @Override
        public HostPort sentBy() {
            return HostPort.of("192.0.2.1", 5060);
        }

        @Override
        public String toString() {
            HostPort to = new HostPort(Host.of(remote.getAddress()), remote.getPort());
            return transport + " " + to + (transport.secure() ? " as " + domain : "");
        }
    }

    private record Silent(TransportProtocol protocol, InetSocketAddress localAddress) implements SipTransport {
        @Override
        public Hop hopTo(InetSocketAddress remote) {
            return new SilentHop(protocol, remote, "");
        }

        @Override
        public Hop hopTo(InetSocketAddress remote, Host domain) {
            return new SilentHop(protocol, remote, domain.toString());
        }

        @Override
        public void start(ArrivalHandler handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> send(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> onClose() {
            return Mono.never();
        }
    }
}
