package io.ringback.sip.cli.call;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.StreamBuilder;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.sip.transport.TlsSettings;
import io.ringback.sip.transport.TransportObserver;
import io.ringback.sip.transport.Transports;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.transport.WebSocketSettings;
import io.ringback.sip.transport.WireTap;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * What messages go by.
 *
 * @param protocol the transport; if none is named it is UDP, TCP for what is too large (RFC 3261 §18.1.1), and TLS for
 *     domains that want it, if certificates are there
 * @param tls certificates and whom to trust; for a transport that encrypts, whom the JDK trusts if it is empty
 * @param domain whose certificate the other side has to show where a URI has only an address
 * @param faults what happens to datagrams
 */
public record TransportPlan(
        Optional<TransportProtocol> protocol, Optional<TlsSettings> tls, Optional<String> domain, Faults faults) {
    /**
     * UDP alone, without faults.
     *
     * @return a plan
     */
    public static TransportPlan udp() {
        return of(TransportProtocol.UDP);
    }

    /**
     * One transport, without certificates or faults.
     *
     * @param protocol the transport
     * @return a plan
     */
    public static TransportPlan of(TransportProtocol protocol) {
        return new TransportPlan(Optional.of(protocol), Optional.empty(), Optional.empty(), Faults.none());
    }

    /**
     * Binds what is planned.
     *
     * @param address the local address; port 0 takes a free one
     * @param observer watches
     * @param tap sees all messages
     * @return a transport that is bound and not started
     * @throws io.ringback.sip.transport.BindFailedException if the address cannot be bound
     */
    public SipTransport bind(InetSocketAddress address, TransportObserver observer, WireTap tap) {
        if (protocol.isPresent()) {
            return bind(protocol.get(), address, observer, tap);
        }
        SipTransport udp = bind(TransportProtocol.UDP, address, observer, tap);
        InetSocketAddress anyPort = new InetSocketAddress(address.getAddress(), 0);
        SipTransport tcp = bind(TransportProtocol.TCP, anyPort, observer, tap);
        return tls.isEmpty()
                ? Transports.of(udp, tcp)
                : Transports.of(udp, tcp, bind(TransportProtocol.TLS, anyPort, observer, tap));
    }

    private SipTransport bind(
            TransportProtocol chosen, InetSocketAddress address, TransportObserver observer, WireTap tap) {
        if (chosen == TransportProtocol.UDP) {
            return Objects.requireNonNull(UdpTransport.builder()
                    .address(address)
                    .faults(faults)
                    .observer(observer)
                    .wireTap(tap)
                    .bind()
                    .block());
        }
        StreamBuilder builder =
                stream(chosen).address(address).observer(observer).wireTap(tap);
        domain.ifPresent(builder::expectDomain);
        return Objects.requireNonNull(builder.bind().block());
    }

    private StreamBuilder stream(TransportProtocol chosen) {
        return switch (chosen) {
            case TCP -> StreamTransport.tcp();
            case TLS -> StreamTransport.tls(certificates());
            case WS -> StreamTransport.webSocket(WebSocketSettings.defaults());
            case WSS -> StreamTransport.secureWebSocket(WebSocketSettings.defaults(), certificates());
            case UDP, SCTP, TLS_SCTP -> throw new IllegalArgumentException("no connections over " + chosen);
        };
    }

    private TlsSettings certificates() {
        return tls.orElseGet(() -> TlsSettings.builder().build());
    }
}
