package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestVerifier;
import io.ringback.sip.auth.NonceKeys;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the trunk says of credentials that it has accepted: RFC 7616 §3.5, RFC 7615. */
class TrunkProofTest {
    private static final String PROVEN =
            "rspauth=\"[0-9a-f]{64}\", cnonce=\"[^\"]+\", nc=0000000[12], qop=(auth|auth-int)(, nextnonce=\"[^\"]+\")?";

    private static final VerifierPolicy INTEGRITY = VerifierPolicy.defaults().withQops(Qop.AUTH_INT);

    private static Stage with(UnaryOperator<EmbeddedTrunk.Builder> setUp) {
        return new Stage(Faults.none(), setUp);
    }

    /** The Proxy-Authentication-Info of each response to a method, in order. */
    private static List<Optional<String>> infos(Stage stage, Method method) {
        return stage.messages().stream()
                .filter(message -> message instanceof SipResponse
                        && message.cSeq().method().equals(method))
                .map(message -> message.headers()
                        .text(KnownHeader.PROXY_AUTHENTICATION_INFO)
                        .map(Object::toString))
                .toList();
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    @Rfc(number = 7615, section = "4")
    void isInTheSuccessOfACallAndInNothingElse() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            assertThat(call.outcome().block(Duration.ZERO)).isInstanceOf(CallOutcome.Answered.class);
            List<Optional<String>> infos = infos(stage, Method.INVITE);
            assertThat(infos.subList(0, 3)).containsOnly(Optional.empty());
            assertThat(infos.get(3).orElseThrow()).matches(PROVEN);
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(infos(stage, Method.BYE)).containsExactly(Optional.empty());
        }
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void isInTheSuccessOfWhatIsChallengedWithinACall() {
        try (Stage stage = with(trunk -> trunk.authenticateDialogs(true))) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(infos(stage, Method.BYE))
                    .singleElement()
                    .satisfies(info -> assertThat(info.orElseThrow()).matches(PROVEN));
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.LOCAL);
        }
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void protectsTheAnswersBody() {
        try (Stage stage = with(trunk -> trunk.policy(INTEGRITY))) {
            assertThat(wrongProofs(stage, stage.plan("right"))).isZero();
            assertThat(infos(stage, Method.INVITE).get(3).orElseThrow()).contains("qop=auth-int");
        }
    }

    /** The same trunk, but that it proves a response without a body, as if somebody had put one in. */
    @Test
    @Rfc(number = 7616, section = "3.5")
    void isWrongIfItIsForAnotherBody() {
        try (Stage stage = Stage.quiet()) {
            DigestVerifier verifier = DigestVerifier.of(
                    Challenger.PROXY, Stage.REALM, INTEGRITY, NonceKeys.random(), () -> Instant.EPOCH);
            UserAgent other = UserAgent.builder(stage.network
                            .transport(new InetSocketAddress("192.0.2.20", 5060))
                            .bind())
                    .scheduler(stage.time)
                    .gate(request -> decision(verifier, request))
                    .handler(request -> request.call().answer(MediaPlan.audio(4_000, Codec.PCMU)))
                    .start();
            HopLocator way = HopLocator.through(HostPort.of("192.0.2.20", 5060), stage.agent.locator());
            CallPlan plan = stage.plan("right");
            assertThat(wrongProofs(
                            stage,
                            new CallPlan(
                                    plan.requestUri(),
                                    plan.from(),
                                    plan.account(),
                                    plan.media(),
                                    way,
                                    plan.patience())))
                    .isOne();
            other.close().subscribe();
        }
    }

    private static GateDecision decision(DigestVerifier verifier, SipRequest request) {
        UserCredentials user = UserCredentials.ofPassword("yourname", "right".toCharArray());
        if (request.method().equals(Method.INVITE) && verifier.examine(request) instanceof Claim claim) {
            assertThat(verifier.decide(claim, Optional.of(user))).isInstanceOf(Verdict.Accepted.class);
            return GateDecision.pass(response -> response.edit()
                    .add(
                            Challenger.PROXY.info(),
                            verifier.info(claim, user, Slice.empty()).orElseThrow())
                    .build());
        }
        return GateDecision.refuse(verifier.challenge().response(request));
    }

    /** How often the caller is told of a wrong proof by a call that is answered all the same. */
    private static long wrongProofs(Stage stage, CallPlan plan) {
        Call call = stage.agent.call(plan);
        stage.pass(Duration.ofSeconds(1));
        assertThat(call.outcome().block(Duration.ZERO)).isInstanceOf(CallOutcome.Answered.class);
        call.hangUp();
        stage.pass(Duration.ofSeconds(40));
        return call.events()
                .filter(event -> event instanceof CallEvent.WrongProof)
                .count()
                .blockOptional(Duration.ZERO)
                .orElseThrow();
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    @Rfc(number = 7615, section = "3")
    void givesTheNonceToUseNextSoThatNoRefreshIsChallenged() {
        VerifierPolicy policy = VerifierPolicy.defaults()
                .withNonceLifetime(Duration.ofMinutes(20))
                .withRenewal(Duration.ofMinutes(8));
        List<RegistrationEvent> events = new ArrayList<>();
        try (Stage stage = with(trunk -> trunk.policy(policy))) {
            SipUri self = SipUri.of("sip:yourname@sip.twilio.com");
            stage.agent
                    .register(new RegistrationPlan(
                            SipUri.of("sip:sip.twilio.com"),
                            NameAddr.of(self),
                            List.of(),
                            stage.account("right"),
                            HopLocator.through(HostPort.of("192.0.2.10", 5060), stage.agent.locator()),
                            Duration.ofMinutes(10)))
                    .events()
                    .subscribe(events::add);
            stage.pass(Duration.ofHours(2));
            assertThat(events)
                    .hasSizeGreaterThan(12)
                    .allSatisfy(event -> assertThat(((RegistrationEvent.Registered) event).proof())
                            .isEqualTo(PeerProof.GIVEN));
            assertThat(stage.flow().stream().filter("< 401 REGISTER"::equals)).hasSize(1);
            assertThat(stage.messages())
                    .extracting(SipMessage::validate)
                    .allSatisfy(violation -> assertThat(violation).isEmpty());
        }
    }
}
