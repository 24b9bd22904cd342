package io.ringback.sip.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.json.CallJson;
import io.ringback.sip.cli.wire.Recorder;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallPlan;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.sip.ua.UserAgent;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Calls on a network in memory, in virtual time. */
class VerdictTest {
    private static final Duration LONG = Duration.ofSeconds(70);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryNetwork network = MemoryNetwork.builder(time).build();
    private final Recorder recorder = Recorder.create();
    private final MemoryTransport near =
            network.transport(address(1)).wireTap(recorder).bind();
    private final UserAgent agent = UserAgent.builder(near).scheduler(time).start();

    @AfterEach
    void dispose() {
        network.dispose();
        time.dispose();
    }

    private static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedTrunk trunk(UnaryOperator<EmbeddedTrunk.Builder> setUp) {
        MemoryTransport far = network.transport(address(2)).bind();
        return setUp.apply(EmbeddedTrunk.builder(far)
                        .scheduler(time)
                        .clock(() -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS))))
                .start();
    }

    private static CallOrder order(String uri) {
        return new CallOrder(
                SipUri.of(uri),
                NameAddr.of(SipUri.of("sip:a@example.com")),
                Account.anonymous("trunk"),
                MediaPlan.audio(4_000, Codec.PCMU),
                Optional.empty(),
                CallPlan.DEFAULT_PATIENCE,
                Duration.ZERO);
    }

    private CallReport report(CallOrder order, Call call) {
        return new CallReport(
                order,
                Objects.requireNonNull(call.outcome().block(Duration.ZERO)),
                Objects.requireNonNull(call.ended().block(Duration.ZERO)),
                call.remoteDescription(),
                near.localAddress(),
                recorder.messages(),
                TransportCounters.create());
    }

    @Test
    void namesTimerBWhereNobodyAnswers() {
        CallOrder order = order("sip:a@192.0.2.9");
        Call call = agent.call(order.plan(agent.locator()));
        time.advanceTimeBy(LONG);
        CallReport report = report(order, call);
        Verdict verdict = Verdict.of(report);
        assertThat(verdict.result()).isEqualTo(CallResult.TIMEOUT);
        assertThat(verdict.timer()).contains("B");
        assertThat(verdict.explanation())
                .isEqualTo("no final answer from 192.0.2.9:5060: timer B fired after 64*T1 = 32 s");
        assertThat(CallJson.of(report, verdict).path("timer").asText()).isEqualTo("B");
    }

    @Test
    void namesTimerFWhereByeIsNotAnswered() {
        EmbeddedTrunk trunk = trunk(builder -> builder);
        CallOrder order = order("sip:a@192.0.2.2");
        Call call = agent.call(order.plan(agent.locator()));
        time.advanceTimeBy(Duration.ofSeconds(5));
        trunk.close().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        call.hangUp();
        time.advanceTimeBy(LONG);
        Verdict verdict = Verdict.of(report(order, call));
        assertThat(verdict.result()).isEqualTo(CallResult.ANSWERED);
        assertThat(verdict.timer()).contains("F");
        assertThat(verdict.explanation()).contains("answered: 200 OK; then BYE had no answer: timer F fired");
    }

    @Test
    void saysThatThereAreNoCredentials() {
        trunk(builder -> builder.realm("trunk.test").user(UserCredentials.ofPassword("u", "p".toCharArray())));
        CallOrder order = order("sip:a@192.0.2.2");
        Call call = agent.call(order.plan(agent.locator()));
        time.advanceTimeBy(Duration.ofSeconds(5));
        CallReport report = report(order, call);
        assertThat(Verdict.of(report).explanation())
                .isEqualTo("refused: 407 Proxy Authentication Required; "
                        + "there are no credentials for the realm \"trunk.test\"");
        assertThat(Credentialed.algorithm(report)).isEmpty();
    }

    @Test
    void cannotReachOtherTransports() {
        CallOrder order = order("sip:a@192.0.2.2;transport=tcp");
        Call call = agent.call(order.plan(agent.locator()));
        time.advanceTimeBy(Duration.ofSeconds(1));
        Verdict verdict = Verdict.of(report(order, call));
        assertThat(verdict.result()).isEqualTo(CallResult.UNREACHABLE);
        assertThat(verdict.explanation()).startsWith("192.0.2.2 cannot be reached: ");
    }

    @Test
    void tellsImpatienceFromAHangUp() {
        trunk(builder -> builder.ring(Duration.ofHours(1)));
        CallOrder order = order("sip:a@192.0.2.2");
        Call patient = agent.call(order.plan(agent.locator()));
        Call hasty = agent.call(order.plan(agent.locator()));
        time.advanceTimeBy(Duration.ofSeconds(5));
        hasty.hangUp();
        time.advanceTimeBy(CallPlan.DEFAULT_PATIENCE);
        assertThat(Verdict.of(report(order, hasty)))
                .isEqualTo(new Verdict(CallResult.CANCELLED, "cancelled before the answer", Optional.empty()));
        assertThat(Verdict.of(report(order, patient)))
                .isEqualTo(new Verdict(CallResult.TIMEOUT, "cancelled: no answer within 180 s", Optional.empty()));
    }
}
