package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@ExtendWith(LeakGate.class)
class ConnectionReuseTest {
    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private static String options(InetSocketAddress sentBy, int cSeq) {
        String via = "SIP/2.0/TCP " + sentBy.getAddress().getHostAddress() + ":" + sentBy.getPort();
        return Messages.options(via + ";branch=z9hG4bK" + cSeq, cSeq, "");
    }

    private static Delivery ok(Delivery request) {
        return new Delivery(Messages.ok((SipRequest) request.message()), request.hop());
    }

    @Test
    @Rfc(number = 3261, section = "18")
    void requestsToOneAddressShareAConnection() {
        StreamTransport a = fixture.start(StreamTransport.tcp());
        StreamTransport b = fixture.bind(StreamTransport.tcp());
        b.start(new Recorder());

        StreamFixture.send(a, b.localAddress(), 1);
        StreamFixture.send(a, b.localAddress(), 2);

        assertThat(a.connections()).isEqualTo(1);
        assertThat(fixture.counters.opened()).isEqualTo(1);
    }

    @Test
    void whatIsSentWhileAConnectionIsBeingOpenedWaitsInOrder() {
        StreamTransport a = fixture.bind(StreamTransport.tcp());
        StreamTransport b = fixture.start(StreamTransport.tcp());
        Hop hop = a.hopTo(b.localAddress());

        Flux.range(1, 20)
                .flatMap(n -> a.send(new Delivery(Messages.options(hop, n), hop)))
                .blockLast(StreamFixture.LONG);

        for (int n = 1; n <= 20; n++) {
            assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(n);
        }
        assertThat(b.connections()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void answersByTheConnectionThatTheRequestCameBy() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);
        peer.send(options(new InetSocketAddress("192.0.2.4", 5066), 1));

        Delivery request = fixture.nextDelivery();
        transport.send(ok(request)).block(StreamFixture.LONG);

        assertThat(request.hop()).isInstanceOfSatisfying(Flow.class, flow -> {
            assertThat(flow.accepted()).isTrue();
            assertThat(flow.remote()).isEqualTo(peer.local());
        });
        assertThat(peer.readUntil("\r\n\r\n")).startsWith("SIP/2.0 200").contains("received=127.0.0.1");
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void opensAConnectionToSentByIfThatOfTheRequestIsGone() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        try (ServerSocket server = RawStream.listen()) {
            RawStream peer = fixture.peer(transport);
            peer.send(options((InetSocketAddress) server.getLocalSocketAddress(), 1));
            Delivery request = fixture.nextDelivery();
            peer.close();
            fixture.ended(CloseReason.THEIRS, 1);

            transport.send(ok(request)).block(StreamFixture.LONG);

            RawStream calledBack = fixture.closeLater(RawStream.accept(server));
            assertThat(calledBack.readUntil("\r\n\r\n")).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aRequestByAConnectionThatIsGoneFails() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);
        peer.send(options(peer.local(), 1));
        Hop flow = fixture.nextDelivery().hop();
        peer.close();
        fixture.ended(CloseReason.THEIRS, 1);

        StepVerifier.create(transport.send(new Delivery(Messages.options(flow, 2), flow)))
                .expectErrorMessage("cannot send to " + flow.remote() + ": the connection is gone")
                .verify(StreamFixture.LONG);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.4")
    void tellsOfEveryHopThatLeadsNowhereAnyMore() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        try (ServerSocket server = RawStream.listen()) {
            InetSocketAddress remote = (InetSocketAddress) server.getLocalSocketAddress();
            StreamFixture.send(transport, remote, 1);
            RawStream peer = RawStream.accept(server);
            peer.readUntil("\r\n\r\n");
            peer.close();

            List<Arrival> lost = List.of(fixture.arrivals.next(), fixture.arrivals.next());
            assertThat(lost).hasOnlyElementsOfType(HopLost.class);
            assertThat(lost.get(0).hop()).isInstanceOf(Flow.class);
            assertThat(lost.get(1).hop()).isEqualTo(transport.hopTo(remote));
        }
    }

    @Test
    void opensANewConnectionAfterOneIsGone() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        try (ServerSocket server = RawStream.listen()) {
            InetSocketAddress remote = (InetSocketAddress) server.getLocalSocketAddress();
            StreamFixture.send(transport, remote, 1);
            RawStream.accept(server).close();
            fixture.arrivals.skip(2);

            StreamFixture.send(transport, remote, 2);

            RawStream second = fixture.closeLater(RawStream.accept(server));
            assertThat(second.readUntil("\r\n\r\n")).contains("CSeq: 2 OPTIONS");
        }
    }

    @Test
    void tellsEachSenderOnceThatNoConnectionCanBeOpened() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        InetSocketAddress closed;
        try (ServerSocket server = RawStream.listen()) {
            closed = (InetSocketAddress) server.getLocalSocketAddress();
        }
        Hop hop = transport.hopTo(closed);

        for (int n = 1; n <= 2; n++) {
            StepVerifier.create(transport.send(new Delivery(Messages.options(hop, n), hop)))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(SendFailedException.class)
                            .hasMessageContaining("no connection can be opened"))
                    .verify(StreamFixture.LONG);
        }
        assertThat(fixture.counters.failedSends()).isEqualTo(2);
        assertThat(fixture.arrivals.waiting()).isZero();
        fixture.ended(CloseReason.UNREACHABLE, 2);
        assertThat(transport.connections()).isZero();
    }

    @Test
    void requestsToTheSourceOfAConnectionGoByIt() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);
        peer.send(options(peer.local(), 1));
        fixture.nextDelivery();

        StreamFixture.send(transport, peer.local(), 7);

        assertThat(peer.readUntil("\r\n\r\n")).contains("CSeq: 7 OPTIONS");
        assertThat(transport.connections()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 5923, section = "8.1")
    void believesNoAliasWithoutACertificate() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);
        peer.send(options(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), 1)
                .replace(";branch", ";alias;branch"));
        fixture.nextDelivery();

        Hop claimed = transport.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));

        assertThat(transport.table().at((StreamHop) claimed)).isNull();
    }
}
