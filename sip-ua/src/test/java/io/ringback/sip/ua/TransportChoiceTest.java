package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.address.Uri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.BindFailedException;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.sip.transport.Transports;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.transport.WebSocketSettings;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** User agents over several transports, on real sockets. */
class TransportChoiceTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 20;

    /** Threads that may read random numbers from the system, which BlockHound takes for blocking. */
    private static final Scheduler SCHEDULER = Schedulers.fromExecutorService(Executors.newScheduledThreadPool(2));

    private final List<Mono<Void>> open = new ArrayList<>();

    @AfterAll
    static void endThreads() {
        SCHEDULER.dispose();
    }

    @AfterEach
    void end() {
        open.forEach(close -> close.block(LONG));
    }

    private static SipTransport bind(TransportProtocol protocol, int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return switch (protocol) {
            case UDP -> UdpTransport.builder().address(address).bind().block(LONG);
            case TCP -> StreamTransport.tcp().address(address).bind().block(LONG);
            case WS ->
                StreamTransport.webSocket(WebSocketSettings.defaults())
                        .address(address)
                        .bind()
                        .block(LONG);
            default -> throw new IllegalArgumentException(protocol.token());
        };
    }

    private UserAgent agent(SipTransport transport) {
        UserAgent agent = UserAgent.builder(transport).scheduler(SCHEDULER).start();
        open.add(agent.close());
        return agent;
    }

    /** Both at one port: the first that is free for datagrams may be taken for connections, by anybody. */
    private static Transports udpAndTcp() {
        for (int tries = 1; ; tries++) {
            SipTransport udp = bind(TransportProtocol.UDP, 0);
            try {
                return Transports.of(
                        udp, bind(TransportProtocol.TCP, udp.localAddress().getPort()));
            } catch (BindFailedException taken) {
                udp.close().block(LONG);
                if (tries == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static SipRequest options(int padding) {
        return SipRequest.builder(Method.OPTIONS, Uri.of("sip:bob@biloxi.example"))
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(
                        HeaderTypes.FROM,
                        NameAddr.of(Uri.of("sip:alice@atlanta.example")).withTag("1"))
                .set(HeaderTypes.TO, NameAddr.of(Uri.of("sip:bob@biloxi.example")))
                .set(HeaderTypes.CALL_ID, Slice.of("c" + padding + "@atlanta.example"))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                .set(KnownHeader.SUBJECT, "x".repeat(padding))
                .build();
    }

    private static Hop udp(SipTransport from, SipTransport to) {
        return from.over(TransportProtocol.UDP).orElseThrow().hopTo(to.localAddress());
    }

    private static String viaOf(UserAgent agent, SipRequest request, Hop hop) {
        return agent.request(request, Account.anonymous("p"), uri -> Flux.just(hop))
                .map(reply -> reply.response().via().transport().toString())
                .block(LONG);
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void aRequestThatIsTooLargeForADatagramGoesByTcp() {
        UserAgent far = agent(udpAndTcp());
        UserAgent near = agent(udpAndTcp());
        Hop hop = udp(near.transport(), far.transport());

        assertThat(viaOf(near, options(500), hop)).isEqualTo("UDP");
        assertThat(viaOf(near, options(1_300), hop)).isEqualTo("TCP");
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void itGoesByUdpAfterAllWhereNobodyTakesTcp() {
        UserAgent far = agent(bind(TransportProtocol.UDP, 0));
        UserAgent near = agent(udpAndTcp());

        assertThat(viaOf(near, options(1_300), udp(near.transport(), far.transport())))
                .isEqualTo("UDP");
    }

    @Test
    void itStaysOnUdpWhereThatIsAllThereIs() {
        UserAgent far = agent(udpAndTcp());
        UserAgent near = agent(bind(TransportProtocol.UDP, 0));

        assertThat(viaOf(near, options(1_300), udp(near.transport(), far.transport())))
                .isEqualTo("UDP");
    }

    @Test
    void theLimitCountsTheViaThatIsStillToCome() {
        SipTransport both = udpAndTcp();
        open.add(both.close());
        Hop hop = both.hopTo(both.localAddress());
        int bare = options(0).bytes().length();

        assertThat(TransportChoice.isTooLarge(hop, options(1_180 - bare))).isFalse();
        assertThat(TransportChoice.isTooLarge(hop, options(1_300 - bare))).isTrue();
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void aUriThatNamesUdpKeepsARequestOfAnySizeThere() {
        UserAgent far = agent(udpAndTcp());
        UserAgent near = agent(udpAndTcp());
        HopLocator proxy = HopLocator.through(
                SipUri.of("sip:127.0.0.1:" + far.transport().localAddress().getPort() + ";transport=udp"),
                near.locator());

        assertThat(near.request(options(1_300), Account.anonymous("p"), proxy)
                        .map(reply -> reply.response().via().transport().toString())
                        .block(LONG))
                .isEqualTo("UDP");
    }

    @Test
    void aUriWhoseTransportIsNotThereLeadsNowhere() {
        UserAgent agent = agent(bind(TransportProtocol.UDP, 0));

        assertThat(agent.locator()
                        .locate(SipUri.of("sips:127.0.0.1"))
                        .map(hop -> "found")
                        .onErrorResume(NoHopException.class, failure -> Mono.just(failure.getMessage()))
                        .blockFirst(LONG))
                .contains("TLS");
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP", "WS"})
    void aCallIsPlacedAndEndedByEitherSideOverEachTransport(TransportProtocol protocol) {
        SipTransport far = bind(protocol, 0);
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(far)
                .scheduler(SCHEDULER)
                .realm("trunk.example")
                .user(UserCredentials.ofPassword("bob", "s3cret".toCharArray()))
                .ring(Duration.ofMillis(10))
                .start();
        open.add(trunk.close());
        List<IncomingCall> calls = new ArrayList<>();
        trunk.calls().subscribe(calls::add);
        UserAgent near = agent(bind(protocol, 0));

        Call first = near.call(plan(far.localAddress(), near, protocol));
        assertThat(first.outcome().block(LONG)).isInstanceOf(CallOutcome.Answered.class);
        assertThat(first.hangUp().block(LONG)).isEqualTo(CallEnd.LOCAL);

        Call second = near.call(plan(far.localAddress(), near, protocol));
        assertThat(second.outcome().block(LONG)).isInstanceOf(CallOutcome.Answered.class);
        assertThat(calls.get(1).hangUp().block(LONG)).isEqualTo(CallEnd.LOCAL);
        assertThat(second.ended().block(LONG)).isEqualTo(CallEnd.REMOTE);
    }

    private static CallPlan plan(InetSocketAddress trunk, UserAgent agent, TransportProtocol protocol) {
        UserCredentials secret = UserCredentials.ofPassword("bob", "s3cret".toCharArray());
        SipUri target = SipUri.of("sip:+1800@127.0.0.1:" + trunk.getPort() + ";transport=" + protocol.parameter());
        return new CallPlan(
                target,
                NameAddr.of(SipUri.of("sip:bob@gateway.example.com")),
                Account.of("provider", RealmCredentials.none().realm("trunk.example", secret)),
                MediaPlan.audio(16_666, Codec.PCMU),
                agent.locator(),
                CallPlan.DEFAULT_PATIENCE);
    }
}
