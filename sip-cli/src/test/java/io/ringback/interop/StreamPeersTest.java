package io.ringback.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.transport.CloseReason;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.Flow;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TlsSettings;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.transport.TransportObserver;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import io.ringback.sip.ua.IncomingCall;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.FreePort;
import io.ringback.testing.Interop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** Every transport, with stacks that nobody here wrote. */
@Interop
class StreamPeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private TransportPlan plan(TransportProtocol protocol) {
        Optional<TlsSettings> tls = protocol.secure()
                ? Optional.of(
                        TlsSettings.builder().trust(folder.resolve("c.pem")).build())
                : Optional.empty();
        return new TransportPlan(Optional.of(protocol), tls, Optional.of("trunk.test"), Faults.none());
    }

    private EmbeddedTrunk trunk(TransportProtocol protocol, boolean challenges) {
        SipTransport transport = TransportPlan.of(protocol).bind(ANY, TransportObserver.none(), event -> {});
        EmbeddedTrunk.Builder builder = EmbeddedTrunk.builder(transport).realm("trunk.test");
        return challenges
                ? builder.user(UserCredentials.ofPassword("bob", "s3cret".toCharArray()))
                        .policy(VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5))
                        .start()
                : builder.start();
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP", "TLS", "WS"})
    void registersWithKamailioAndCallsThroughIt(TransportProtocol protocol) {
        int port = FreePort.next();
        int tls = FreePort.next();
        int far = FreePort.next();
        int at = protocol == TransportProtocol.TLS ? tls : port;
        try (Peer farEnd = Peer.sippServer(folder, "far-end.xml", far);
                Peer kamailio = Peer.kamailio(folder, port, tls, far);
                Gateway gateway = new Gateway(plan(protocol))) {
            assertThat(gateway.register(at, "s3cret").response().statusCode())
                    .as(kamailio::output)
                    .isEqualTo(200);
            Call call =
                    gateway.call("sip:+18001234567@127.0.0.1:" + at + ";transport=" + protocol.parameter(), "s3cret");

            assertThat(call.outcome().block(PATIENCE)).as(kamailio::output).isInstanceOf(CallOutcome.Answered.class);
            assertThat(call.hangUp().block(PATIENCE)).isEqualTo(CallEnd.LOCAL);
            assertThat(farEnd.await()).as(farEnd::output).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS", "WS"})
    void kamailioAnswersKeepAlives(TransportProtocol protocol) {
        int port = FreePort.next();
        int tls = FreePort.next();
        int at = protocol == TransportProtocol.TLS ? tls : port;
        List<Flow> flows = new CopyOnWriteArrayList<>();
        TransportCounters counters = TransportCounters.create();
        TransportObserver observer = new TransportObserver() {
            @Override
            public void opened(Flow flow) {
                flows.add(flow);
            }

            @Override
            public void ended(InetSocketAddress remote, CloseReason reason) {
                counters.ended(remote, reason);
            }
        };
        try (Peer kamailio = Peer.kamailio(folder, port, tls, FreePort.next());
                Gateway gateway = new Gateway(plan(protocol), observer)) {
            assertThat(gateway.register(at, "s3cret").response().statusCode()).isEqualTo(200);
            Flow flow = flows.get(0);
            flow.keepAlive(Duration.ofMillis(500));

            // Without an answer it would be given up ten seconds after the first question.
            Boolean alive = Mono.firstWithSignal(
                            flow.onClose().thenReturn(false),
                            Mono.delay(Duration.ofSeconds(12)).thenReturn(true))
                    .block(PATIENCE);

            assertThat(alive).as(kamailio::output).isTrue();
            assertThat(counters.ended(CloseReason.KEEP_ALIVE)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"TCP,t1,20", "TCP,tn,20", "UDP,u1,20"})
    void takesManyCallsFromSipp(TransportProtocol protocol, String mode, String calls) {
        EmbeddedTrunk trunk = trunk(protocol, true);
        List<String> options = List.of("-t", mode, "-m", calls, "-r", "20", "-l", "20", "-max_socket", "1000");
        try (Peer sipp =
                Peer.sippCaller(folder, "caller.xml", trunk.address().getPort(), options.toArray(String[]::new))) {
            assertThat(sipp.await()).as(sipp::output).isZero();
            OpenCalls.areGone(trunk);
        } finally {
            trunk.close().block(PATIENCE);
        }
    }

    @Test
    void takesCallsFromSippThatLosesAFifthOfAllDatagrams() {
        EmbeddedTrunk trunk = trunk(TransportProtocol.UDP, true);
        try (Peer sipp = Peer.sippCaller(
                folder, "caller.xml", trunk.address().getPort(), "-m", "10", "-r", "10", "-lost", "20")) {
            assertThat(sipp.await()).as(sipp::output).isZero();
        } finally {
            trunk.close().block(PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void callsBaresip(TransportProtocol protocol) {
        int port = FreePort.next();
        try (Peer baresip = Peer.baresip(folder, port);
                Gateway gateway = new Gateway(plan(protocol))) {
            Call call = gateway.call("sip:bob@127.0.0.1:" + port + ";transport=" + protocol.parameter(), "");

            assertThat(call.outcome().block(PATIENCE)).as(baresip::output).isInstanceOf(CallOutcome.Answered.class);
            assertThat(call.hangUp().block(PATIENCE)).isEqualTo(CallEnd.LOCAL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isCalledByBaresip(TransportProtocol protocol) {
        EmbeddedTrunk trunk = trunk(protocol, false);
        Mono<CallEnd> end = trunk.calls().next().flatMap(IncomingCall::ended).cache();
        end.subscribe();
        String target = "sip:+1800@127.0.0.1:" + trunk.address().getPort() + ";transport=" + protocol.parameter();
        try (Peer baresip = Peer.baresip(folder, FreePort.next(), "-e", "/dial " + target, "-t", "4")) {
            assertThat(end.block(PATIENCE)).as(baresip::output).isEqualTo(CallEnd.REMOTE);
        } finally {
            trunk.close().block(PATIENCE);
        }
    }

    /** The stack that many web phones are made with; its packages are installed by {@code .ci/run}. */
    @Test
    void registersABrowsersStack() {
        EmbeddedTrunk trunk = trunk(TransportProtocol.WS, true);
        try (Peer browser =
                Peer.browser(folder, "ws://127.0.0.1:" + trunk.address().getPort())) {
            assertThat(browser.await()).as(browser::output).isZero();
            assertThat(browser.output()).contains("registered", "unregistered");
        } finally {
            trunk.close().block(PATIENCE);
        }
    }
}
