package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Delivery;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakGate.class)
class ProxyProtocolTest {
    private static final String OPTIONS = Messages.options("SIP/2.0/TCP 10.0.0.1:5066;rport;branch=z9hG4bK1", 1, "");
    private static final byte[] V2_SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};

    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private StreamTransport trusting() {
        return fixture.start(StreamTransport.tcp().proxyProtocolFrom(address -> true));
    }

    private static byte[] version2(int command, int... addresses) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(V2_SIGNATURE);
        header.write(0x20 | command);
        header.write(addresses.length == 0 ? 0x00 : 0x11);
        header.write(0);
        header.write(addresses.length);
        for (int octet : addresses) {
            header.write(octet);
        }
        header.writeBytes(OPTIONS.getBytes(StandardCharsets.ISO_8859_1));
        return header.toByteArray();
    }

    private void cameFrom(Delivery delivery, String address, int port) {
        assertThat(delivery.hop().remote()).isEqualTo(new InetSocketAddress(address, port));
        assertThat(delivery.message().via().parameters().text("received")).contains(address);
        assertThat(delivery.message().via().parameters().text("rport")).contains(String.valueOf(port));
    }

    @Test
    void takesTheSourceFromAHeaderOfVersion1() {
        RawStream peer = fixture.peer(trusting());

        peer.send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 5060\r\n" + OPTIONS);

        cameFrom(fixture.nextDelivery(), "192.0.2.7", 40_000);
    }

    @Test
    void takesTheSourceFromAHeaderOfVersion2() {
        RawStream peer = fixture.peer(trusting());

        peer.send(version2(1, 192, 0, 2, 7, 192, 0, 2, 1, 0x9C, 0x40, 0x13, 0xC4));

        cameFrom(fixture.nextDelivery(), "192.0.2.7", 40_000);
    }

    @Test
    void leavesARelayThatSpeaksForItselfAsItIs() {
        StreamTransport transport = trusting();
        RawStream unknown = fixture.peer(transport);
        RawStream local = fixture.peer(transport);

        unknown.send("PROXY UNKNOWN\r\n" + OPTIONS);
        assertThat(fixture.nextDelivery().hop().remote()).isEqualTo(unknown.local());
        local.send(version2(0));
        assertThat(fixture.nextDelivery().hop().remote()).isEqualTo(local.local());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS sip:bob@biloxi.example SIP/2.0\r\n",
                "PROXY TCP4 999.0.0.1 1.1.1.1 1 1\r\n",
                "PROXY TCP4 1.1.1.1\r\n"
            })
    void closesOnATrustedRelayWithoutAHeader(String bytes) {
        RawStream peer = fixture.peer(trusting());

        peer.send(bytes);

        assertThat(peer.readToEnd()).isEmpty();
        fixture.ended(CloseReason.PROXY_HEADER, 1);
    }

    @Test
    void closesOnATrustedRelayThatSendsNothing() {
        StreamTransport transport = fixture.start(StreamTransport.tcp()
                .proxyProtocolFrom(address -> true)
                .limits(StreamLimits.defaults().withHandshake(StreamFixture.SHORT)));
        RawStream peer = fixture.peer(transport);
        peer.send("PROXY TC");

        assertThat(peer.readToEnd()).isEmpty();
        fixture.ended(CloseReason.HANDSHAKE_TIMEOUT, 1);
    }

    @Test
    void believesNoHeaderOfOthers() {
        StreamTransport transport = fixture.start(StreamTransport.tcp().proxyProtocolFrom(address -> false));
        RawStream peer = fixture.peer(transport);

        peer.send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 5060\r\n" + OPTIONS + OPTIONS);

        assertThat(fixture.nextDelivery().hop().remote()).isEqualTo(peer.local());
        assertThat(fixture.counters.received()).isEqualTo(2);
    }

    @Test
    void countsConnectionsByTheAddressBehindTheRelay() {
        StreamTransport transport = fixture.start(StreamTransport.tcp()
                .proxyProtocolFrom(address -> true)
                .limits(StreamLimits.defaults().withConnections(10, 1)));
        fixture.peer(transport).send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 5060\r\n" + OPTIONS);
        fixture.nextDelivery();

        RawStream same = fixture.peer(transport);
        same.send("PROXY TCP4 192.0.2.7 192.0.2.1 40001 5060\r\n" + OPTIONS);
        assertThat(same.readToEnd()).isEmpty();
        fixture.peer(transport).send("PROXY TCP4 192.0.2.8 192.0.2.1 40000 5060\r\n" + OPTIONS);

        assertThat(fixture.nextDelivery().hop().remote().getAddress().getHostAddress())
                .isEqualTo("192.0.2.8");
        fixture.ended(CloseReason.TOO_MANY_OF_PEER, 1);
    }
}
