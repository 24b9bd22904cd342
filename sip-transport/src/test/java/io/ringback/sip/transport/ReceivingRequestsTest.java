package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import io.ringback.text.ParseLimits;
import java.net.DatagramPacket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakGate.class)
class ReceivingRequestsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TransportCounters counters = TransportCounters.create();
    private final Recorder arrivals = new Recorder();
    private final RawPeer peer = RawPeer.open();
    private UdpTransport transport;

    @BeforeEach
    void begin() {
        transport = UdpTransport.builder().observer(counters).bind().block(LONG);
        transport.start(arrivals);
    }

    @AfterEach
    void end() {
        peer.close();
        transport.close().block(LONG);
    }

    private String via(String rest) {
        return "SIP/2.0/UDP " + rest;
    }

    private Delivery arrivalOf(String via) {
        peer.send(Messages.options(via, 1, ""), transport);
        return arrivals.nextDelivery();
    }

    @Test
    @Rfc(number = 3261, section = "18.2.1")
    void addsReceivedWhereSentByIsAName() {
        Delivery delivery = arrivalOf(via("client.atlanta.example:5066;branch=z9hG4bK1"));

        assertThat(delivery.message().via())
                .hasToString("SIP/2.0/UDP client.atlanta.example:5066;branch=z9hG4bK1;received=127.0.0.1");
    }

    @Test
    void whatItAddsIsNotTooMuchForTheLimitsThatItReadsBy() {
        ParseLimits limits = ParseLimits.defaults().withParameters(2);
        UdpTransport strict = UdpTransport.builder()
                .parser(SipParser.strict().withLimits(limits))
                .bind()
                .block(LONG);
        strict.start(arrivals);
        peer.send(Messages.options(via("client.atlanta.example;branch=z9hG4bK1;rport"), 1, ""), strict);

        assertThat(arrivals.nextDelivery().message().via())
                .hasToString(
                        "SIP/2.0/UDP client.atlanta.example;branch=z9hG4bK1;received=127.0.0.1;rport=" + peer.port());
        strict.close().block(LONG);
    }

    @Test
    @Rfc(number = 3581, section = "4")
    void answersGoWhereEachOneCameFrom() throws UnknownHostException {
        byte[] linkLocal = Host.of("fe80::1").address().getAddress();
        List<InetSocketAddress> sources = List.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5062),
                new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 1), 5060),
                new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 2), 5060));
        for (InetSocketAddress source : sources) {
            byte[] request =
                    Messages.bytes(Messages.options(via("client.atlanta.example;rport;branch=z9hG4bK1"), 1, ""));
            transport.arrived(Arrays.copyOf(request, request.length + TopVia.ROOM), request.length, source);

            InetSocketAddress answerTo = arrivals.nextDelivery().hop().remote();
            assertThat(answerTo).isEqualTo(source);
            assertThat(answerTo.toString()).isEqualTo(source.toString());
        }
    }

    @Test
    @Rfc(number = 3261, section = "18.2.1")
    void addsReceivedWhereSentByIsAnotherAddress() {
        Delivery delivery = arrivalOf(via("192.0.2.4:5066;branch=z9hG4bK1"));

        assertThat(delivery.message().via().parameters().text("received")).contains("127.0.0.1");
    }

    @Test
    @Rfc(number = 3261, section = "18.2.1")
    void leavesAViaThatTellsTheSourceAsItCame() {
        String request = Messages.options(via("127.0.0.1:" + peer.port() + " ; branch=z9hG4bK1"), 1, "");
        peer.send(request, transport);

        assertThat(arrivals.nextMessage().bytes()).hasToString(request);
    }

    @Test
    @Rfc(number = 3581, section = "4")
    void fillsInTheRportThatIsAskedFor() {
        Delivery delivery = arrivalOf(via("127.0.0.1:5066;rport;branch=z9hG4bK1"));

        assertThat(delivery.message().via().parameters().text("rport")).contains(String.valueOf(peer.port()));
    }

    @Test
    @Rfc(number = 3581, section = "4")
    void addsReceivedWithRportEvenIfItIsTheSameAsSentBy() {
        Delivery delivery = arrivalOf(via("127.0.0.1:5066;rport;branch=z9hG4bK1"));

        assertThat(delivery.message().via().parameters().text("received")).contains("127.0.0.1");
    }

    @Test
    void touchesNothingButTheTopVia() {
        String top = via("10.1.1.1:4540;rport;branch=z9hG4bK1");
        String below = "SIP/2.0/UDP 10.2.2.2:5090;rport;branch=z9hG4bK2";
        String request = Messages.options(top + ", " + below, 1, "body");
        peer.send(request, transport);
        String marked = via("10.1.1.1:4540;branch=z9hG4bK1;received=127.0.0.1;rport=" + peer.port());

        String expected = request.replace("Via: " + top + ", " + below, "Via: " + marked + "\r\nVia: " + below);
        assertThat(arrivals.nextMessage().bytes()).hasToString(expected);
    }

    @Test
    void believesNoReceivedOrRportOfTheSendersOwn() {
        Delivery delivery = arrivalOf(via("127.0.0.1:5066;received=192.0.2.99;rport=9;branch=z9hG4bK1"));

        assertThat(delivery.message().via().parameters().text("received")).contains("127.0.0.1");
        assertThat(delivery.message().via().parameters().text("rport")).contains(String.valueOf(peer.port()));
        assertThat(delivery.hop().remote()).isEqualTo(peer.address());
    }

    @Test
    @Rfc(number = 3581, section = "4")
    void answersToTheSourcePortWhereRportIsAskedFor() {
        Delivery delivery = arrivalOf(via("192.0.2.4:5066;rport;branch=z9hG4bK1"));

        assertThat(delivery.hop().remote()).isEqualTo(peer.address());
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void answersToTheSourceAddressAndThePortOfSentByWithoutRport() {
        Delivery delivery = arrivalOf(via("192.0.2.4:5066;branch=z9hG4bK1"));

        assertThat(delivery.hop().remote())
                .isEqualTo(new InetSocketAddress(peer.address().getAddress(), 5066));
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void answersToTheDefaultPortWhereSentByHasNone() {
        Delivery delivery = arrivalOf(via("client.atlanta.example;branch=z9hG4bK1"));

        assertThat(delivery.hop().remote().getPort()).isEqualTo(5060);
    }

    @Test
    @Rfc(number = 3581, section = "4")
    void answersFromTheSocketThatTheRequestCameTo() {
        Delivery delivery = arrivalOf(via("192.0.2.4:5066;rport;branch=z9hG4bK1"));
        transport
                .send(new Delivery(Messages.ok((SipRequest) delivery.message()), delivery.hop()))
                .block(LONG);

        DatagramPacket answer = peer.receivePacket();
        assertThat(answer.getSocketAddress()).isEqualTo(transport.localAddress());
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    void dropsARequestThatWantsItsAnswerSentToSomeoneElse() {
        peer.send(Messages.options(via("127.0.0.1:5066;maddr=224.0.1.75;branch=z9hG4bK1"), 1, ""), transport);
        peer.send(Messages.options(via("127.0.0.1:5066;maddr=biloxi.example;branch=z9hG4bK1"), 2, ""), transport);
        peer.send(Messages.options(via("127.0.0.1:5066;maddr=127.0.0.1;branch=z9hG4bK1"), 3, ""), transport);

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(3);
        assertThat(counters.dropped(DropReason.MADDR)).isEqualTo(2);
    }

    @Test
    @Rfc(number = 3261, section = "18.3")
    void discardsWhatFollowsTheBody() {
        peer.send(Messages.options(via("127.0.0.1:5066;branch=z9hG4bK1"), 1, "body") + "more", transport);

        assertThat(arrivals.nextMessage().body()).hasToString("body");
    }

    @Test
    @Rfc(number = 3261, section = "18.3")
    void tellsOfABodyThatIsTooShortSoThatItCanBeAnswered() {
        String request = Messages.options(via("192.0.2.4:5066;rport;branch=z9hG4bK1"), 1, "body");
        peer.send(request.substring(0, request.length() - 1), transport);

        Malformed malformed = (Malformed) arrivals.next();
        assertThat(malformed.message().violation().rule()).isEqualTo(MessageRule.BODY_TOO_SHORT);
        assertThat(malformed.message().violation().status()).isEqualTo(400);
        assertThat(malformed.hop().remote()).isEqualTo(peer.address());
        assertThat(malformed
                        .message()
                        .readable()
                        .orElseThrow()
                        .via()
                        .parameters()
                        .text("rport"))
                .contains(String.valueOf(peer.port()));
    }

    @Test
    @Rfc(number = 3261, section = "8.1.1")
    void tellsOfARequestWithoutAnEssentialHeader() {
        String via = via("127.0.0.1:" + peer.port() + ";branch=z9hG4bK1");
        peer.send(Messages.options(via, 1, "").replace("Call-ID: c@atlanta.example\r\n", ""), transport);

        Malformed malformed = (Malformed) arrivals.next();
        assertThat(malformed.message().violation().rule()).isEqualTo(MessageRule.MANDATORY_HEADER);
        assertThat(malformed.hop().remote()).isEqualTo(peer.address());
    }

    @Test
    void aRequestWhoseViaCannotBeReadCanBeAnsweredAtItsSource() {
        peer.send(Messages.options("nonsense", 1, ""), transport);

        assertThat(((Malformed) arrivals.next()).hop().remote()).isEqualTo(peer.address());
    }
}
