package io.ringback.sip.ua;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Another transport, some of whose messages leave only when the test lets them. */
final class HeldTransport implements SipTransport {
    private final SipTransport other;
    private final Predicate<Delivery> held;
    private final Sinks.Empty<Void> gate = Sinks.empty();

    HeldTransport(SipTransport other, Predicate<Delivery> held) {
        this.other = other;
        this.held = held;
    }

    void letGo() {
        gate.tryEmitEmpty();
    }

    @Override
    public TransportProtocol protocol() {
        return other.protocol();
    }

    @Override
    public InetSocketAddress localAddress() {
        return other.localAddress();
    }

    @Override
    public Hop hopTo(InetSocketAddress remote) {
        return other.hopTo(remote);
    }

    @Override
    public void start(ArrivalHandler handler) {
        other.start(handler);
    }

    @Override
    public Mono<Void> send(Delivery delivery) {
        return held.test(delivery) ? gate.asMono().then(other.send(delivery)) : other.send(delivery);
    }

    @Override
    public Mono<Void> close() {
        return other.close();
    }

    @Override
    public Mono<Void> onClose() {
        return other.onClose();
    }

    @Override
    public boolean isDisposed() {
        return other.isDisposed();
    }
}
