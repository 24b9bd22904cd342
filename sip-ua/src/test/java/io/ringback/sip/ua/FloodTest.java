package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Whole calls with digest over real sockets, while strangers send what is no SIP, or nearly is. */
class FloodTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CALLS = 20;
    private static final int FLOOD = 5_000;
    private static final int BURST = 16;
    private static final long PAUSE = 1_000_000;
    private static final String REALM = "sip.example.net";
    private static final long SEED = 7;

    private static final List<byte[]> JUNK = List.of(
            bytes("INVITE sip:1@trunk SIP/2.0\r\nVia: nonsense\r\n\r\n"),
            bytes(
                    "INVITE sip:1@trunk SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nContent-Length: 4294967328\r\n\r\n"),
            bytes("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP stranger;branch=z9hG4bK1\r\nCSeq: 1 INVITE\r\n\r\n"),
            bytes("BYE sip:1@trunk SIP/7.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK2;rport\r\nCall-ID: 1\r\n\r\n"),
            bytes("GET / HTTP/1.1\r\nHost: trunk\r\n\r\n"),
            bytes("INVITE sip:1@trunk SIP/2.0\r\n" + "a: b\r\n".repeat(300) + "\r\n"),
            bytes("\r\n\r\n"),
            new byte[] {0, 1, 2, 3},
            new byte[0]);

    /** Threads that may read random numbers from the system, which BlockHound takes for blocking. */
    private final Scheduler scheduler = Schedulers.fromExecutorService(Executors.newScheduledThreadPool(2));

    private final TransportCounters counters = TransportCounters.create();
    private final AtomicBoolean over = new AtomicBoolean();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static UserCredentials credentials() {
        return UserCredentials.ofPassword("gateway", "right".toCharArray());
    }

    private static CallPlan plan(UserAgent gateway, InetSocketAddress trunk) {
        HostPort proxy = HostPort.of("127.0.0.1", trunk.getPort());
        return new CallPlan(
                SipUri.of("sip:+18001234567@sip.example.net"),
                NameAddr.of(SipUri.of("sip:1234567890@gateway.example.com")),
                Account.of("provider", RealmCredentials.none().realm(REALM, credentials())),
                MediaPlan.audio(16_666, Codec.PCMU),
                HopLocator.through(proxy, gateway.locator()),
                CallPlan.DEFAULT_PATIENCE);
    }

    /** What strangers send, to both sides, until the calls are over and enough has come. */
    private void flood(InetSocketAddress trunk, InetSocketAddress gateway) {
        Random random = new Random(SEED);
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int sent = 0; !over.get() || sent < FLOOD; sent++) {
                byte[] junk = JUNK.get(random.nextInt(JUNK.size())).clone();
                if (junk.length > 0 && random.nextBoolean()) {
                    junk[random.nextInt(junk.length)] = (byte) random.nextInt(256);
                }
                stranger.send(new DatagramPacket(junk, junk.length, random.nextBoolean() ? trunk : gateway));
                if (sent % BURST == 0) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAnswered(Call call) {
        boolean answered = call.outcome().block(LONG) instanceof CallOutcome.Answered;
        return answered && call.hangUp().block(LONG) == CallEnd.LOCAL;
    }

    @Test
    void ofMalformedDatagramsFailsNoCall() throws InterruptedException {
        UdpTransport far = UdpTransport.builder().observer(counters).bind().block(LONG);
        UdpTransport near = UdpTransport.builder().observer(counters).bind().block(LONG);
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(far)
                .scheduler(scheduler)
                .realm(REALM)
                .user(credentials())
                .ring(Duration.ZERO)
                .start();
        UserAgent gateway = UserAgent.builder(near).scheduler(scheduler).start();
        Thread strangers = new Thread(() -> flood(far.localAddress(), near.localAddress()), "strangers");
        strangers.start();

        List<Boolean> answered = Flux.range(0, CALLS)
                .map(n -> gateway.call(plan(gateway, far.localAddress())))
                .map(FloodTest::isAnswered)
                .collectList()
                .block(LONG);
        over.set(true);
        strangers.join();

        assertThat(answered).hasSize(CALLS).containsOnly(true);
        assertThat(counters.received()).isGreaterThan(FLOOD / 2);
        assertThat(gateway.dialogs()).isZero();
        assertThat(far.isDisposed() || near.isDisposed()).isFalse();
        gateway.close().then(trunk.close()).block(LONG);
        scheduler.dispose();
    }
}
