package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakGate.class)
class ReceivingResponsesTest {
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

    private String ok(String via) {
        SipRequest request = (SipRequest) Messages.message(Messages.options(via, 1, ""));
        return Messages.ok(request).bytes().toString();
    }

    private String ours() {
        return "SIP/2.0/UDP 127.0.0.1:" + transport.localAddress().getPort() + ";branch=z9hG4bK1";
    }

    @Test
    @Rfc(number = 3261, section = "18.1.2")
    void passesAResponseWhoseTopViaIsOurs() {
        peer.send(ok(ours()), transport);

        assertThat(arrivals.nextDelivery().hop()).isEqualTo(transport.hopTo(peer.address()));
    }

    @Test
    @Rfc(number = 3261, section = "18.1.2")
    void dropsAResponseWhoseTopViaIsNotOurs() {
        peer.send(ok("SIP/2.0/UDP 192.0.2.1:" + transport.localAddress().getPort() + ";branch=z9hG4bK1"), transport);
        peer.send(ok("SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1"), transport);
        peer.send(ok("SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bK1, " + ours()), transport);
        peer.send(ok(ours()), transport);

        arrivals.nextDelivery();
        assertThat(arrivals.waiting()).isZero();
        assertThat(counters.dropped(DropReason.NOT_OURS)).isEqualTo(3);
    }

    @Test
    @Rfc(number = 3261, section = "18.1.2")
    void dropsAResponseWithoutVia() {
        peer.send(ok(ours()).replace("Via: " + ours() + "\r\n", ""), transport);
        peer.send(ok(ours()).replace("Via: ", "Via: nonsense "), transport);
        peer.send(ok(ours()), transport);

        arrivals.nextDelivery();
        assertThat(counters.dropped(DropReason.NOT_OURS)).isEqualTo(2);
    }

    @Test
    @Rfc(number = 3261, section = "18.3")
    void aResponseWithAShortBodyIsMalformedAndNotToBeAnswered() {
        String response = ok(ours()).replace("Content-Length: 0", "Content-Length: 9");
        peer.send(response, transport);

        Malformed malformed = (Malformed) arrivals.next();
        assertThat(malformed.message().violation().status()).isZero();
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void knowsTheSentByAgainThatItWasConfiguredWith() {
        UdpTransport named = UdpTransport.builder()
                .sentBy(HostPort.of("Client.Atlanta.example", HostPort.NO_PORT))
                .bind()
                .block(LONG);
        named.start(arrivals);

        assertThat(named.hopTo(peer.address()).sentBy()).hasToString("Client.Atlanta.example");
        peer.send(ok("SIP/2.0/UDP client.atlanta.example:5060;branch=z9hG4bK1"), named);
        assertThat(arrivals.nextMessage().via().sentBy().port()).isEqualTo(5060);
        named.close().block(LONG);
    }
}
