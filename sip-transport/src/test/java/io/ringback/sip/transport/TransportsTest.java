package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

@ExtendWith(LeakGate.class)
class TransportsTest {
    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private Transports bind() {
        UdpTransport udp = UdpTransport.builder().bind().block(StreamFixture.LONG);
        Transports both = Transports.of(udp, fixture.bind(StreamTransport.tcp()));
        fixture.closeLater(() -> both.close().block(StreamFixture.LONG));
        return both;
    }

    @Test
    void sendAndAnswerByTheTransportOfTheHop() {
        Transports near = bind();
        Transports far = bind();
        Recorder answers = new Recorder();
        near.start(answers);
        far.start(fixture.arrivals);

        for (TransportProtocol protocol : new TransportProtocol[] {TransportProtocol.UDP, TransportProtocol.TCP}) {
            Hop hop = near.over(protocol)
                    .orElseThrow()
                    .hopTo(far.over(protocol).orElseThrow().localAddress());
            near.send(new Delivery(Messages.options(hop, 1), hop)).block(StreamFixture.LONG);
            Delivery request = fixture.nextDelivery();
            far.send(new Delivery(Messages.ok((SipRequest) request.message()), request.hop()))
                    .block(StreamFixture.LONG);

            assertThat(request.hop().transport()).isEqualTo(protocol);
            assertThat(answers.nextDelivery().hop().transport()).isEqualTo(protocol);
        }
    }

    @Test
    void theFirstAnswersForAll() {
        Transports transports = bind();

        assertThat(transports.protocol()).isEqualTo(TransportProtocol.UDP);
        assertThat(transports.localAddress()).isEqualTo(transports.all().get(0).localAddress());
        assertThat(transports.over(TransportProtocol.TLS)).isEmpty();
    }

    @Test
    void endTogether() {
        Transports transports = bind();
        assertThat(transports.isDisposed()).isFalse();

        transports.close().then(transports.onClose()).block(StreamFixture.LONG);

        assertThat(transports.isDisposed()).isTrue();
    }

    @Test
    void refuseWhatNoneCanSend() {
        Transports transports = bind();
        StreamTransport webSocket = fixture.bind(StreamTransport.webSocket(WebSocketSettings.defaults()));
        Hop hop = webSocket.hopTo(transports.localAddress());

        StepVerifier.create(transports.send(new Delivery(Messages.options(hop, 1), hop)))
                .expectError(SendFailedException.class)
                .verify(StreamFixture.LONG);
    }

    @Test
    void areOneForEachProtocol() {
        assertThatThrownBy(Transports::of).isInstanceOf(IllegalArgumentException.class);
        StreamTransport tcp = fixture.bind(StreamTransport.tcp());
        assertThatThrownBy(() -> Transports.of(tcp, tcp)).isInstanceOf(IllegalArgumentException.class);
    }
}
