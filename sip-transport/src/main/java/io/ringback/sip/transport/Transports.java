package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several transports as one, so that a transaction layer or a user agent works over all of them: what is sent goes by
 * the transport that its hop is of. The first one answers where only one can. Safe for use by many threads.
 */
public final class Transports implements SipTransport {
    private final List<SipTransport> all;

    private Transports(List<SipTransport> all) {
        this.all = all;
    }

    /**
     * Joins transports.
     *
     * @param transports bound and not started, each over another protocol; the first is the preferred one
     * @return all of them, which are started and closed together
     * @throws IllegalArgumentException if there are none, or two are over the same protocol
     */
    public static Transports of(SipTransport... transports) {
        Set<TransportProtocol> protocols = EnumSet.noneOf(TransportProtocol.class);
        for (SipTransport transport : transports) {
            if (!protocols.add(transport.protocol())) {
                throw new IllegalArgumentException("there are two transports over " + transport.protocol());
            }
        }
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("there is no transport");
        }
        return new Transports(List.of(transports));
    }

    /**
     * The transports.
     *
     * @return those that were joined, in their order
     */
    public List<SipTransport> all() {
        return all;
    }

    private SipTransport first() {
        return all.get(0);
    }

    @Override
    public Optional<SipTransport> over(TransportProtocol protocol) {
        return all.stream()
                .filter(transport -> transport.protocol() == protocol)
                .findFirst();
    }

    @Override
    public TransportProtocol protocol() {
        return first().protocol();
    }

    @Override
    public InetSocketAddress localAddress() {
        return first().localAddress();
    }

    @Override
    public Hop hopTo(InetSocketAddress remote) {
        return first().hopTo(remote);
    }

    @Override
    public Hop hopTo(InetSocketAddress remote, Host domain) {
        return first().hopTo(remote, domain);
    }

    @Override
    public void start(ArrivalHandler handler) {
        all.forEach(transport -> transport.start(handler));
    }

    @Override
    public Mono<Void> send(Delivery delivery) {
        Hop hop = delivery.hop();
        return over(hop.transport())
                .map(transport -> transport.send(delivery))
                .orElseGet(() -> Mono.error(
                        new SendFailedException(hop.remote(), "there is no transport over " + hop.transport(), null)));
    }

    @Override
    public Mono<Void> close() {
        return Flux.fromIterable(all).flatMap(SipTransport::close).then();
    }

    @Override
    public Mono<Void> onClose() {
        return Flux.fromIterable(all).flatMap(SipTransport::onClose).then();
    }

    @Override
    public boolean isDisposed() {
        return all.stream().allMatch(SipTransport::isDisposed);
    }
}
