package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import io.ringback.text.ParseLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

@ExtendWith({LeakGate.class, QuietLog.class})
class StreamFaultsTest {
    private static final String VIA = "SIP/2.0/TCP 127.0.0.1:5066;branch=z9hG4bK1";

    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private StreamTransport start(StreamLimits limits) {
        return fixture.start(StreamTransport.tcp().limits(limits));
    }

    private static String options(int cSeq) {
        return Messages.options(VIA, cSeq, "");
    }

    @Test
    void closesOnASenderThatIsTooSlowAlthoughEachByteIsNew() {
        StreamTransport transport = start(StreamLimits.defaults().withMessage(StreamFixture.SHORT));
        RawStream peer = fixture.peer(transport);
        byte[] message = Messages.bytes(options(1));
        AtomicInteger sent = new AtomicInteger();

        Flux.interval(Duration.ofMillis(20))
                .publishOn(Schedulers.boundedElastic())
                .takeWhile(tick -> fixture.counters.ended(CloseReason.MESSAGE_TIMEOUT) == 0)
                .doOnNext(tick -> peer.sendAsMuchAsGoes(new byte[] {message[sent.getAndIncrement()]}, 1))
                .blockLast(StreamFixture.LONG);

        assertThat(sent.get()).isLessThan(message.length);
        assertThat(fixture.counters.received()).isZero();
    }

    @Test
    void closesOnHalfAMessageAndSilence() {
        StreamTransport transport = start(StreamLimits.defaults().withMessage(StreamFixture.SHORT));
        RawStream peer = fixture.peer(transport);

        peer.send(options(1) + "OPTIONS sip:bob@biloxi.example SIP/2.0\r\n");

        assertThat(peer.readToEnd()).isEmpty();
        fixture.ended(CloseReason.MESSAGE_TIMEOUT, 1);
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(1);
    }

    @Test
    void keepsAConnectionWhoseMessagesComeWholeHoweverMany() {
        StreamTransport transport = start(StreamLimits.defaults().withMessage(Duration.ofMillis(1_500)));
        RawStream peer = fixture.peer(transport);

        Flux.interval(Duration.ofMillis(50))
                .take(40)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(n -> {
                    String message = options(n.intValue() + 1);
                    peer.send(message.substring(0, 40));
                    peer.send(message.substring(40));
                })
                .blockLast(StreamFixture.LONG);

        for (int n = 1; n <= 40; n++) {
            assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(n);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2147483648", "4294967328", "9223372036854775808", "99999999999999999999", "-1", "0x10", "1 1"})
    void closesOnAContentLengthThatNobodyCanMean(String length) {
        StreamTransport transport = start(StreamLimits.defaults());
        RawStream peer = fixture.peer(transport);

        peer.send(options(1).replace("Content-Length: 0", "Content-Length: " + length) + options(2));

        peer.readToEnd();
        fixture.ended(CloseReason.FRAMING, 1);
        assertThat(fixture.counters.received()).isZero();
    }

    @Test
    @Rfc(number = 3261, section = "20.14")
    void letsARequestWithoutContentLengthBeAnsweredBeforeItCloses() {
        StreamTransport transport = fixture.bind(StreamTransport.tcp().observer(fixture.counters));
        transport.start(arrival -> {
            if (arrival instanceof Malformed malformed) {
                assertThat(malformed.message().violation().rule()).isEqualTo(MessageRule.CONTENT_LENGTH);
                SipRequest request = (SipRequest) malformed.message().readable().orElseThrow();
                transport
                        .send(new Delivery(Messages.ok(request), malformed.hop()))
                        .subscribe();
            }
            return Admission.ACCEPTED;
        });
        RawStream peer = fixture.peer(transport);

        peer.send(options(1).replace("Content-Length: 0\r\n", "") + options(2));

        assertThat(peer.readToEnd()).startsWith("SIP/2.0 200").doesNotContain("CSeq: 2");
        fixture.ended(CloseReason.FRAMING, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000\u0001\u0002", "\u0016\u0003\u0001\u0002\u0000", "GET / HTTP/1.1\r\n\r\n", "\n\n", "\r\r"
            })
    void closesOnGarbageFromTheFirstByte(String garbage) {
        StreamTransport transport = start(StreamLimits.defaults().withMessage(StreamFixture.SHORT));
        RawStream peer = fixture.peer(transport);

        peer.send(garbage);

        assertThat(peer.readToEnd()).isEmpty();
        assertThat(fixture.counters.received()).isZero();
    }

    @Test
    void aPeerThatResetsIsTold() {
        StreamTransport transport = start(StreamLimits.defaults());
        RawStream peer = fixture.peer(transport);
        peer.send(options(1));
        Flow flow = (Flow) fixture.nextDelivery().hop();

        peer.reset();

        flow.onClose().block(StreamFixture.LONG);
        assertThat(flow.isOpen()).isFalse();
        assertThat(transport.connections()).isZero();
    }

    @Test
    void refusesMoreConnectionsThanAllowed() {
        StreamTransport transport = start(StreamLimits.defaults().withConnections(2, 2));
        RawStream first = fixture.peer(transport);
        RawStream second = fixture.peer(transport);
        first.send(options(1));
        second.send(options(2));
        fixture.arrivals.skip(2);

        assertThat(fixture.peer(transport).readToEnd()).isEmpty();
        fixture.ended(CloseReason.TOO_MANY, 1);
        first.close();
        fixture.ended(CloseReason.THEIRS, 1);
        fixture.peer(transport).send(options(3));
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(3);
    }

    @Test
    void refusesMoreConnectionsOfOnePeerThanAllowed() {
        StreamTransport transport = start(StreamLimits.defaults().withConnections(10, 1));
        RawStream first = fixture.peer(transport);
        first.send(options(1));
        fixture.nextDelivery();

        assertThat(fixture.peer(transport).readToEnd()).isEmpty();
        fixture.ended(CloseReason.TOO_MANY_OF_PEER, 1);
        assertThat(transport.connections()).isEqualTo(1);
    }

    @Test
    void closesAnIdleConnection() {
        StreamTransport transport = start(StreamLimits.defaults().withIdle(StreamFixture.SHORT));
        RawStream peer = fixture.peer(transport);

        assertThat(peer.readToEnd()).isEmpty();
        fixture.ended(CloseReason.IDLE, 1);
    }

    @Test
    void boundsTheBytesOfUnfinishedMessagesInAll() {
        StreamTransport transport = start(StreamLimits.defaults().withBytes(30_000, 1 << 20));
        String half = "OPTIONS sip:bob@biloxi.example SIP/2.0\r\nSubject: " + "x".repeat(7_000);

        for (int i = 0; i < 6; i++) {
            fixture.peer(transport).send(half);
        }

        Eventually.holds(() -> fixture.counters.ended(CloseReason.UNFINISHED_BYTES) >= 2);
        assertThat(transport.connections()).isLessThanOrEqualTo(4);
    }

    @Test
    void refusesAMessageBeyondTheParsersLimits() {
        ParseLimits limits = ParseLimits.defaults().withMessageBytes(1_000);
        StreamTransport transport = fixture.start(StreamTransport.tcp().parseLimits(limits));
        RawStream peer = fixture.peer(transport);

        peer.send(Messages.options(VIA, 1, "x".repeat(1_000)));

        peer.readToEnd();
        fixture.ended(CloseReason.FRAMING, 1);
    }

    @Test
    void boundsWhatWaitsForAPeerThatReadsNothingAndThenGivesItUp() throws IOException {
        StreamTransport transport =
                start(StreamLimits.defaults().withBytes(1 << 20, 200_000).withStall(StreamFixture.SHORT));
        try (ServerSocket server = RawStream.listen()) {
            InetSocketAddress remote = (InetSocketAddress) server.getLocalSocketAddress();
            Hop hop = transport.hopTo(remote);
            SipRequest large = Messages.optionsOfSize(hop, 60_000);
            AtomicInteger refused = new AtomicInteger();

            Flux.interval(Duration.ofMillis(1))
                    .onBackpressureDrop()
                    .doOnNext(n -> transport
                            .send(new Delivery(large, hop))
                            .subscribe(none -> {}, failure -> refused.incrementAndGet()))
                    .takeUntil(n -> fixture.counters.ended(CloseReason.NOT_READING) == 1)
                    .blockLast(StreamFixture.LONG);

            assertThat(refused.get()).isPositive();
        }
    }

    @Test
    void aSlowUserStopsItsPeerAndGetsAllInTheEnd() {
        StreamTransport transport = fixture.bind(StreamTransport.tcp().observer(fixture.counters));
        AtomicBoolean open = new AtomicBoolean();
        transport.start(arrival -> open.get() ? fixture.arrivals.accept(arrival) : Admission.REFUSED);
        RawStream peer = fixture.peer(transport);
        for (int n = 1; n <= 50; n++) {
            peer.send(options(n));
        }
        Eventually.holds(() -> fixture.counters.received() > 0);
        assertThat(fixture.counters.received()).isEqualTo(1);

        open.set(true);

        for (int n = 1; n <= 50; n++) {
            assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(n);
        }
        assertThat(fixture.counters.dropped(DropReason.REFUSED)).isZero();
    }

    @Test
    void aSlowUserOfOneConnectionDoesNotStopAnother() {
        StreamTransport transport = fixture.bind(StreamTransport.tcp().observer(fixture.counters));
        RawStream slow = fixture.peer(transport);
        RawStream other = fixture.peer(transport);
        transport.start(arrival ->
                arrival.hop().remote().equals(slow.local()) ? Admission.REFUSED : fixture.arrivals.accept(arrival));

        slow.send(options(1));
        Eventually.holds(() -> fixture.counters.received() == 1);
        other.send(options(2));

        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(2);
    }

    @Test
    void floodsOfGarbageDoNotStopRealTraffic() {
        StreamTransport transport = start(StreamLimits.defaults());
        RawStream real = fixture.peer(transport);
        for (int n = 1; n <= 50; n++) {
            try (RawStream bad = RawStream.to(transport)) {
                bad.sendAsMuchAsGoes(Messages.bytes("\u0001garbage"), 1);
            }
            real.send(options(n));
            assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(n);
        }
    }

    @Test
    void sendingToAHopOfAnotherTransportFails() {
        StreamTransport one = start(StreamLimits.defaults());
        StreamTransport two = fixture.bind(StreamTransport.tcp());
        RawStream peer = fixture.peer(one);
        peer.send(options(1));
        Hop flow = fixture.nextDelivery().hop();

        StepVerifier.create(two.send(new Delivery(Messages.options(flow, 2), flow)))
                .expectError(SendFailedException.class)
                .verify(StreamFixture.LONG);
    }

    @Test
    void endsInAnOrderlyWayAlthoughItsLoopsAreGone() {
        LoopResources loops = LoopResources.create("shared", 1, true);
        StreamTransport transport = fixture.bind(StreamTransport.tcp().runOn(loops));
        Hop hop = transport.hopTo(transport.localAddress());

        loops.disposeLater(Duration.ZERO, StreamFixture.LONG).block(StreamFixture.LONG);

        StepVerifier.create(transport.send(new Delivery(Messages.options(hop, 1), hop)))
                .expectError(TransportException.class)
                .verify(StreamFixture.LONG);
        transport.close().block(StreamFixture.LONG);
        assertThat(transport.isDisposed()).isTrue();
    }
}
