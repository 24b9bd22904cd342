package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.SipParser;
import io.ringback.text.ParseLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakGate.class)
class HostileDatagramsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LARGEST = 65_507;
    private static final String VIA = "SIP/2.0/UDP 127.0.0.1:5066;branch=z9hG4bK1";

    private final TransportCounters counters = TransportCounters.create();
    private final Recorder arrivals = new Recorder();
    private final RawPeer peer = RawPeer.open();
    private UdpTransport transport;

    private void start(UdpTransport.Builder builder) {
        transport = builder.observer(counters).bind().block(LONG);
        transport.start(arrivals);
    }

    @AfterEach
    void end() {
        peer.close();
        transport.close().block(LONG);
    }

    private void seesOnlyTheRequestBehind(byte[] datagram) {
        peer.send(datagram, transport);
        peer.send(Messages.options(VIA, 1, ""), transport);

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(1);
    }

    static Stream<byte[]> junk() {
        byte[] noise = new byte[LARGEST];
        new Random(1).nextBytes(noise);
        byte[] letters = new byte[LARGEST];
        Arrays.fill(letters, (byte) 'A');
        return Stream.of(
                new byte[4],
                new byte[LARGEST],
                noise,
                letters,
                Messages.bytes("\r\n\r\n\0"),
                Messages.bytes("hello"),
                Messages.bytes("GET / HTTP/1.1\r\nHost: biloxi.example\r\n\r\n"),
                Messages.bytes("SIP/2.0 99999 OK\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("junk")
    void dropsWhatIsNotSip(byte[] datagram) {
        start(UdpTransport.builder());

        seesOnlyTheRequestBehind(datagram);
        assertThat(counters.dropped(DropReason.NOT_SIP)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "\n", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"})
    void dropsWhatOnlyKeepsABindingAlive(String datagram) {
        start(UdpTransport.builder());

        seesOnlyTheRequestBehind(Messages.bytes(datagram));
        assertThat(counters.dropped(DropReason.KEEP_ALIVE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dropsADatagramThatIsLargerThanItReads(boolean nativeLoop) {
        String fits = Messages.options(VIA, 2, "x".repeat(100));
        start(UdpTransport.builder().nativeLoop(nativeLoop).largestDatagram(fits.length()));

        peer.send(fits + "y", transport);
        peer.send(fits + "y".repeat(30_000), transport);
        peer.send(fits, transport);

        assertThat(arrivals.nextMessage().bytes()).hasToString(fits);
        assertThat(counters.dropped(DropReason.TRUNCATED)).isEqualTo(2);
    }

    @Test
    void dropsAMessageBeyondTheParsersLimits() {
        ParseLimits limits = ParseLimits.defaults().withMessageBytes(1_000);
        start(UdpTransport.builder().parser(SipParser.strict().withLimits(limits)));

        seesOnlyTheRequestBehind(Messages.bytes(Messages.options(VIA, 1, "x".repeat(1_000))));
        assertThat(counters.dropped(DropReason.TOO_LARGE)).isEqualTo(1);
    }

    @Test
    void keepsRealTrafficGoingInAFloodOfJunk() {
        start(UdpTransport.builder());
        byte[] junk = Messages.bytes("INVITE sip:bob@biloxi.example SIP/2.0\r\nVia: nonsense\r\n\r\n");

        for (int cSeq = 1; cSeq <= 20; cSeq++) {
            for (int i = 0; i < 20; i++) {
                peer.send(junk, transport);
            }
            arrivals.skip(20);
            seesOnlyTheRequestBehind(new byte[4]);
        }
        assertThat(counters.received()).isEqualTo(20 * 22);
    }
}
