package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

@ExtendWith({LeakGate.class, QuietLog.class})
class WebSocketTest {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final String VIA = "SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK1";

    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private static String upgrade(String protocol, String more) {
        return "GET / HTTP/1.1\r\nHost: biloxi.example\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + protocol + more
                + "Sec-WebSocket-Version: 13\r\n\r\n";
    }

    private StreamTransport listening(WebSocketSettings settings) {
        return fixture.start(StreamTransport.webSocket(settings));
    }

    private RawStream connected(SipTransport transport) {
        RawStream peer = fixture.peer(transport);
        peer.send(upgrade("Sec-WebSocket-Protocol: sip\r\n", ""));
        assertThat(peer.readUntil("\r\n\r\n"))
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("sec-websocket-protocol: sip");
        return peer;
    }

    /** A masked frame, whose mask is zero. */
    private static byte[] frame(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static byte[] frame(int opcode, String payload) {
        return frame(opcode, true, Messages.bytes(payload));
    }

    private static String options(int cSeq) {
        return Messages.options(VIA, cSeq, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {TEXT, BINARY})
    @Rfc(number = 7118, section = "5")
    void takesTextAndBinary(int opcode) {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));

        peer.send(frame(opcode, options(1)));

        Delivery request = fixture.nextDelivery();
        assertThat(request.message().via().parameters().text("received")).contains("127.0.0.1");
        assertThat(((Flow) request.hop()).isOpen()).isTrue();
    }

    @Test
    @Rfc(number = 7118, section = "5")
    void takesAMessageInFragmentsWithControlFramesBetween() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));
        byte[] message = Messages.bytes(options(3));

        peer.send(frame(TEXT, false, Arrays.copyOfRange(message, 0, 10)));
        peer.send(frame(PING, "hello"));
        peer.send(frame(CONTINUATION, false, Arrays.copyOfRange(message, 10, 20)));
        peer.send(frame(CONTINUATION, true, Arrays.copyOfRange(message, 20, message.length)));

        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(3);
        assertThat(peer.readUntil("hello")).isEqualTo("\u008A\u0005hello");
    }

    @Test
    @Rfc(number = 7118, section = "5.4")
    void needsNoContentLength() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));
        String body = Messages.options(VIA, 1, "body").replace("Content-Length: 4\r\n", "");

        peer.send(frame(TEXT, body));

        assertThat(fixture.nextDelivery().message().body()).hasToString("body");
    }

    @Test
    void tellsOfAMessageThatIsTooShortAndGoesOn() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));

        peer.send(frame(TEXT, options(1).replace("Content-Length: 0", "Content-Length: 5")));
        peer.send(frame(TEXT, "garbage"));
        peer.send(frame(TEXT, options(2)));

        assertThat(fixture.arrivals.next()).isInstanceOf(Malformed.class);
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(2);
    }

    @Test
    @Rfc(number = 7118, section = "6")
    void answersADoubleLineEndWithOne() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));

        peer.send(frame(TEXT, "\r\n\r\n"));

        assertThat(peer.readUntil("\r\n")).isEqualTo("\u0081\u0002\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: xmpp\r\n", "Sec-WebSocket-Protocol: sips, sip2\r\n"})
    @Rfc(number = 7118, section = "4.1")
    void upgradesNothingThatIsNotForSip(String protocol) {
        RawStream peer = fixture.peer(listening(WebSocketSettings.defaults()));

        peer.send(upgrade(protocol, ""));

        assertThat(peer.readToEnd()).startsWith("HTTP/1.1 400");
        fixture.ended(CloseReason.WEBSOCKET, 1);
    }

    @Test
    @Rfc(number = 7118, section = "4.1")
    void choosesSipAmongOthers() {
        RawStream peer = fixture.peer(listening(WebSocketSettings.defaults()));

        peer.send(upgrade("Sec-WebSocket-Protocol: xmpp, sip\r\n", ""));

        assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    @Rfc(number = 6455, section = "10.2")
    void takesConnectionsOnlyFromPagesThatMay() {
        StreamTransport transport = listening(
                WebSocketSettings.defaults().withOrigins(origin -> origin.equals(Optional.of("https://good.example"))));
        RawStream good = fixture.peer(transport);
        RawStream bad = fixture.peer(transport);
        RawStream none = fixture.peer(transport);
        String sip = "Sec-WebSocket-Protocol: sip\r\n";

        good.send(upgrade(sip, "Origin: https://good.example\r\n"));
        bad.send(upgrade(sip, "Origin: https://evil.example\r\n"));
        none.send(upgrade(sip, ""));

        assertThat(good.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101");
        assertThat(bad.readToEnd()).startsWith("HTTP/1.1 403");
        assertThat(none.readToEnd()).startsWith("HTTP/1.1 403");
    }

    @Test
    void answersWhatIsNoUpgrade() {
        StreamTransport transport = listening(WebSocketSettings.defaults().withPath("/ws"));
        RawStream plain = fixture.peer(transport);
        RawStream elsewhere = fixture.peer(transport);
        RawStream old = fixture.peer(transport);
        RawStream garbage = fixture.peer(transport);

        plain.send("GET /ws HTTP/1.1\r\nHost: a\r\n\r\n");
        elsewhere.send(upgrade("Sec-WebSocket-Protocol: sip\r\n", ""));
        old.send(upgrade("Sec-WebSocket-Protocol: sip\r\n", "")
                .replace("GET / ", "GET /ws ")
                .replace("Version: 13", "Version: 8"));
        garbage.send("\u0001\u0002\u0003\r\n\r\n");

        assertThat(plain.readToEnd()).startsWith("HTTP/1.1 400");
        assertThat(elsewhere.readToEnd()).startsWith("HTTP/1.1 404");
        assertThat(old.readToEnd()).startsWith("HTTP/1.1 426").containsIgnoringCase("sec-websocket-version: 13");
        assertThat(garbage.readToEnd()).startsWith("HTTP/1.1 400");
        fixture.ended(CloseReason.WEBSOCKET, 4);
    }

    @Test
    void aHandshakeThatIsNeverFinishedEnds() {
        StreamTransport transport = fixture.start(StreamTransport.webSocket(WebSocketSettings.defaults())
                .limits(StreamLimits.defaults().withHandshake(StreamFixture.SHORT)));
        RawStream peer = fixture.peer(transport);
        peer.send("GET / HTTP/1.1\r\nHost: a\r\n");

        assertThat(peer.readToEnd()).isEmpty();
        fixture.ended(CloseReason.HANDSHAKE_TIMEOUT, 1);
    }

    @Test
    void endsOnFragmentsWithoutEnd() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));
        peer.send(frame(TEXT, false, new byte[1_000]));

        peer.sendAsMuchAsGoes(frame(CONTINUATION, false, new byte[10_000]), 1_000);

        peer.readToEnd();
        fixture.ended(CloseReason.FRAMING, 1);
        assertThat(fixture.arrivals.waiting()).isLessThanOrEqualTo(2);
    }

    @Test
    void endsOnAFrameThatIsAnnouncedTooLarge() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));
        byte[] header = {(byte) 0x81, (byte) 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

        peer.send(header);

        peer.readToEnd();
        fixture.ended(CloseReason.FRAMING, 1);
    }

    @Test
    void endsOnAFrameThatStops() {
        StreamTransport transport = fixture.start(StreamTransport.webSocket(WebSocketSettings.defaults())
                .limits(StreamLimits.defaults().withMessage(StreamFixture.SHORT)));
        RawStream peer = connected(transport);
        byte[] frame = frame(TEXT, options(1));

        peer.send(Arrays.copyOf(frame, frame.length - 1));

        peer.readToEnd();
        fixture.ended(CloseReason.MESSAGE_TIMEOUT, 1);
    }

    @Test
    void endsOnFramesThatAreNotMasked() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));

        peer.send(new byte[] {(byte) 0x81, 2, '\r', '\n'});

        peer.readToEnd();
        fixture.ended(CloseReason.FRAMING, 1);
    }

    @Test
    @Rfc(number = 6455, section = "5.5.1")
    void answersACloseWithAClose() {
        RawStream peer = connected(listening(WebSocketSettings.defaults()));

        peer.send(frame(CLOSE, true, new byte[] {3, (byte) 0xE8}));

        assertThat(peer.readToEnd()).startsWith("\u0088");
        fixture.ended(CloseReason.THEIRS, 1);
    }

    @Test
    void answersByTheConnectionAndNoOther() {
        StreamTransport transport = listening(WebSocketSettings.defaults());
        RawStream peer = connected(transport);
        peer.send(frame(TEXT, options(1)));
        Delivery request = fixture.nextDelivery();
        Delivery answer = new Delivery(Messages.ok((SipRequest) request.message()), request.hop());

        transport.send(answer).block(StreamFixture.LONG);
        assertThat(peer.readUntil("\r\n\r\n")).contains("SIP/2.0 200");
        peer.close();
        ((Flow) request.hop()).onClose().block(StreamFixture.LONG);

        StepVerifier.create(transport.send(answer))
                .expectError(SendFailedException.class)
                .verify(StreamFixture.LONG);
    }

    @Test
    void sendsWhatIsNotUtf8AsBinary() {
        StreamTransport transport = listening(WebSocketSettings.defaults());
        RawStream peer = connected(transport);
        peer.send(frame(TEXT, options(1)));
        Hop flow = fixture.nextDelivery().hop();

        transport
                .send(new Delivery(Messages.message(Messages.options(VIA, 1, "\u00ff")), flow))
                .block(StreamFixture.LONG);
        transport
                .send(new Delivery(Messages.message(Messages.options(VIA, 1, "\u00c3\u00a9")), flow))
                .block(StreamFixture.LONG);

        assertThat(peer.readUntil("\u00ff")).startsWith("\u0082");
        assertThat(peer.readUntil("\u00c3\u00a9")).startsWith("\u0081");
    }

    @Test
    void asksByPingFramesWhetherTheOtherSideIsThere() {
        StreamTransport transport = listening(WebSocketSettings.defaults());
        RawStream peer = connected(transport);
        peer.send(frame(TEXT, options(1)));
        Flow flow = (Flow) fixture.nextDelivery().hop();

        flow.keepAlive(Duration.ofMillis(20));

        assertThat(peer.readUntil("\u0089\u0000")).isEqualTo("\u0089\u0000");
    }

    @Test
    @Rfc(number = 7118, section = "4.1")
    void aClientWantsTheServerToSpeakSip() throws IOException {
        StreamTransport client = fixture.start(
                StreamTransport.webSocket(WebSocketSettings.defaults().withPath("/phone")));
        try (ServerSocket server = RawStream.listen()) {
            Hop hop = client.hopTo((InetSocketAddress) server.getLocalSocketAddress());
            StepVerifier.create(client.send(new Delivery(Messages.options(hop, 1), hop)))
                    .then(() -> {
                        RawStream peer = fixture.closeLater(RawStream.accept(server));
                        assertThat(peer.readUntil("\r\n\r\n"))
                                .startsWith("GET /phone HTTP/1.1")
                                .containsIgnoringCase("sec-websocket-protocol: sip");
                        peer.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                    })
                    .expectErrorSatisfies(
                            failure -> assertThat(failure).hasMessageContaining("the WebSocket handshake was refused"))
                    .verify(StreamFixture.LONG);
        }
        fixture.ended(CloseReason.WEBSOCKET, 1);
    }

    @Test
    void tellsTheOtherSideWhenItCloses() {
        StreamTransport transport = listening(WebSocketSettings.defaults());
        RawStream peer = connected(transport);
        peer.send(frame(TEXT, options(1)));
        fixture.nextDelivery();

        transport.close().block(StreamFixture.LONG);

        assertThat(peer.readToEnd().getBytes(StandardCharsets.ISO_8859_1)).startsWith((byte) 0x88);
    }
}
