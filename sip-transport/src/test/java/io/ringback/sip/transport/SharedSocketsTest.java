package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.epoll.Epoll;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

@ExtendWith(LeakGate.class)
class SharedSocketsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TransportCounters counters = TransportCounters.create();
    private UdpTransport transport;

    private UdpTransport bind(UdpTransport.Builder builder) {
        transport = builder.observer(counters).bind().block(LONG);
        return transport;
    }

    @AfterEach
    void end() {
        if (transport != null) {
            transport.close().block(LONG);
        }
    }

    @Test
    void severalSocketsShareOneAddressAndEachHasALoop() {
        assumeThat(Epoll.isAvailable()).isTrue();
        bind(UdpTransport.builder().sockets(4));
        Set<Long> loops = ConcurrentHashMap.newKeySet();
        Recorder arrivals = new Recorder();
        transport.start(arrival -> {
            loops.add(Thread.currentThread().getId());
            return arrivals.accept(arrival);
        });

        for (int i = 0; i < 64; i++) {
            try (RawPeer peer = RawPeer.open()) {
                peer.send(Messages.options("SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK" + i, 1, ""), transport);
                Delivery request = arrivals.nextDelivery();
                transport
                        .send(new Delivery(Messages.ok((SipRequest) request.message()), request.hop()))
                        .block(LONG);
                assertThat(peer.receivePacket().getSocketAddress()).isEqualTo(transport.localAddress());
            }
        }

        assertThat(transport.sockets()).isEqualTo(4);
        assertThat(loops).hasSizeBetween(3, 4);
    }

    @Test
    void thereIsOneSocketWhereTheSystemCannotShareThem() {
        bind(UdpTransport.builder().sockets(4).nativeLoop(false));

        assertThat(transport.sockets()).isEqualTo(1);
    }

    @Test
    void refusesNoSocketAtAll() {
        assertThatThrownBy(() -> UdpTransport.builder().sockets(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressThatCannotBeBoundLeavesNothingBehind() {
        bind(UdpTransport.builder());

        StepVerifier.create(UdpTransport.builder()
                        .sockets(3)
                        .address(transport.localAddress())
                        .bind())
                .expectError(BindFailedException.class)
                .verify(LONG);
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void sendsToNoMulticastGroupUnlessAllowed() {
        bind(UdpTransport.builder());
        Hop group = transport.hopTo(new InetSocketAddress("224.0.1.75", 5060));

        StepVerifier.create(transport.send(new Delivery(Messages.options(group, 1), group)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SendFailedException.class)
                        .hasMessageContaining("multicast"))
                .verify(LONG);
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void answersToTheGroupThatMaddrNamesWhereItIsAllowed() {
        bind(UdpTransport.builder().multicast(true));
        Recorder arrivals = new Recorder();
        transport.start(arrivals);
        try (RawPeer peer = RawPeer.open()) {
            peer.send(
                    Messages.options("SIP/2.0/UDP 127.0.0.1:5066;maddr=224.0.1.75;branch=z9hG4bK1", 1, ""), transport);
            peer.send(Messages.options("SIP/2.0/UDP 127.0.0.1:5066;maddr=192.0.2.1;branch=z9hG4bK2", 2, ""), transport);
            peer.send(Messages.options("SIP/2.0/UDP 127.0.0.1:5066;branch=z9hG4bK3", 3, ""), transport);

            assertThat(arrivals.nextDelivery().hop().remote()).isEqualTo(new InetSocketAddress("224.0.1.75", 5066));
            assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(3);
            assertThat(counters.dropped(DropReason.MADDR)).isEqualTo(1);
        }
    }

    @Test
    void theHandlerMayRefuse() {
        bind(UdpTransport.builder().sockets(2));
        transport.start(arrival -> Admission.REFUSED);
        try (RawPeer peer = RawPeer.open()) {
            peer.send(Messages.options("SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1", 1, ""), transport);

            Eventually.holds(() -> counters.dropped(DropReason.REFUSED) == 1);
        }
    }
}
