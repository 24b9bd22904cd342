package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(LeakGate.class)
class KeepAliveTest {
    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private static String options(String more) {
        return Messages.options("SIP/2.0/TCP 127.0.0.1:5066" + more + ";branch=z9hG4bK1", 1, "");
    }

    @Test
    @Rfc(number = 5626, section = "4.4.1")
    void aServerAnswersADoubleLineEndWithOne() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);

        peer.send("\r\n\r\n" + options("") + "\r\n\r\n");

        assertThat(peer.readUntil("\r\n\r\n")).isEqualTo("\r\n\r\n");
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(1);
    }

    /** As after a congested link: RFC 5626 has no bound for how many come at once. */
    @Test
    @Rfc(number = 5626, section = "5.4")
    void aServerAnswersEachOfManyPingsThatComeAtOnce() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        RawStream peer = fixture.peer(transport);

        peer.send("\r\n\r\n".repeat(2_000) + options("") + "\r\n\r\n".repeat(9));

        String pongs = "\r\n".repeat(2_009);
        assertThat(peer.readUntil(pongs)).isEqualTo(pongs);
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(1);
        assertThat(transport.connections()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 5626, section = "4.4.1")
    void aConnectionWhoseQuestionIsAnsweredLivesOn() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp().keepAlive(Duration.ofMillis(50)));
        try (ServerSocket server = RawStream.listen()) {
            StreamFixture.send(transport, (InetSocketAddress) server.getLocalSocketAddress(), 1);
            RawStream peer = fixture.closeLater(RawStream.accept(server));
            peer.readUntil("\r\n\r\n");

            for (int i = 0; i < 5; i++) {
                assertThat(peer.readUntil("\r\n\r\n")).isEqualTo("\r\n\r\n");
                peer.send("\r\n");
            }

            assertThat(transport.connections()).isEqualTo(1);
        }
    }

    @Test
    @Rfc(number = 5626, section = "4.4.1")
    void aConnectionWhoseQuestionIsNotAnsweredInTenSecondsIsDead() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp().keepAlive(Duration.ofMillis(50)));
        try (ServerSocket server = RawStream.listen()) {
            InetSocketAddress remote = (InetSocketAddress) server.getLocalSocketAddress();
            StreamFixture.send(transport, remote, 1);
            RawStream peer = fixture.closeLater(RawStream.accept(server));
            transport.table().connections().forEach(each -> each.life().verdictAfter(StreamFixture.SHORT));

            assertThat(peer.readToEnd()).endsWith("\r\n\r\n\r\n\r\n");

            fixture.ended(CloseReason.KEEP_ALIVE, 1);
            Arrival lost = fixture.arrivals.next();
            assertThat(lost).isInstanceOf(HopLost.class);
            assertThat(fixture.arrivals.next().hop()).isEqualTo(transport.hopTo(remote));
        }
    }

    @Test
    void waitsTenSecondsForAnAnswer() {
        assertThat(LifeSigns.VERDICT).isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    @Rfc(number = 6223, section = "4.4")
    void asksThoseForKeepAlivesWhoOfferThem() {
        StreamTransport transport = fixture.start(StreamTransport.tcp().offerKeepAlive(Duration.ofSeconds(30)));
        RawStream peer = fixture.peer(transport);

        peer.send(options(";keep"));

        assertThat(fixture.nextDelivery().message().via().parameters().text("keep"))
                .contains("30");
    }

    @Test
    @Rfc(number = 6223, section = "4.4")
    void asksNobodyWhoDoesNotOfferThem() {
        StreamTransport transport = fixture.start(StreamTransport.tcp().offerKeepAlive(Duration.ofSeconds(30)));
        RawStream peer = fixture.peer(transport);

        peer.send(options(""));
        peer.send(options(";keep=7"));

        assertThat(fixture.nextDelivery().message().via().parameters().has("keep"))
                .isFalse();
        assertThat(fixture.nextDelivery().message().via().parameters().text("keep"))
                .contains("7");
    }

    @Test
    @Rfc(number = 6223, section = "4.3")
    void beginsToAskWhenAResponseWantsIt() throws IOException {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        try (ServerSocket server = RawStream.listen()) {
            InetSocketAddress remote = (InetSocketAddress) server.getLocalSocketAddress();
            StreamFixture.send(transport, remote, 1);
            RawStream peer = fixture.closeLater(RawStream.accept(server));
            SipRequest request = (SipRequest) Messages.message(peer.readUntil("\r\n\r\n"));
            Via wanted = request.via().with("keep", "1");

            peer.send(Messages.ok(
                            request.edit().replaceFirst(HeaderTypes.VIA, wanted).build())
                    .bytes()
                    .toString());

            assertThat(peer.readUntil("\r\n\r\n")).isEqualTo("\r\n\r\n");
        }
    }

    @Test
    void aFlowCanBeAskedByItsUser() {
        StreamTransport transport =
                fixture.start(StreamTransport.tcp().sentBy(HostPort.of("server.biloxi.example", 5060)));
        RawStream peer = fixture.peer(transport);
        peer.send(options(""));
        Flow flow = (Flow) fixture.nextDelivery().hop();

        flow.keepAlive(Duration.ofMillis(20));

        assertThat(peer.readUntil("\r\n\r\n")).isEqualTo("\r\n\r\n");
        flow.close();
        peer.readToEnd();
        fixture.ended(CloseReason.OURS, 1);
    }
}
