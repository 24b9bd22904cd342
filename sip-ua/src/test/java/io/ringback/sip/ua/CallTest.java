package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.auth.BudgetSpent;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.provider.AccessList;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls over the embedded trunk, in virtual time. */
class CallTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    private static CallOutcome outcome(Call call) {
        return Optional.ofNullable(call.outcome().block(Duration.ZERO)).orElseThrow();
    }

    @Test
    void placesTheSeedsCall() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            assertThat(outcome(call)).isInstanceOf(CallOutcome.Answered.class);
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.LOCAL);
            assertThat(stage.flow())
                    .containsExactly(
                            "> INVITE",
                            "< 407 INVITE",
                            "> ACK",
                            "> INVITE",
                            "< 100 INVITE",
                            "< 183 INVITE",
                            "< 200 INVITE",
                            "> ACK",
                            "> BYE",
                            "< 200 BYE");
            assertThat(stage.agent.dialogs()).isZero();
            assertThat(stage.trunk.openCalls()).isZero();
        }
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    @Rfc(number = 3261, section = "13.2.2.4")
    void sendsMessagesOfTheSeedsShape() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            List<SipMessage> messages = stage.messages();
            SipRequest invite = (SipRequest) messages.get(0);
            SipResponse challenge = (SipResponse) messages.get(1);
            SipRequest challengeAck = (SipRequest) messages.get(2);
            SipRequest authorized = (SipRequest) messages.get(3);
            SipResponse ok = (SipResponse) messages.get(6);
            SipRequest ack = (SipRequest) messages.get(7);

            assertThat(messages).allSatisfy(message -> {
                assertThat(message.validate()).isEmpty();
                assertThat(message.callId()).isEqualTo(invite.callId());
                assertThat(message.from().tag()).isEqualTo(invite.from().tag());
            });
            assertThat(challengeAck.via()).isEqualTo(invite.via());
            assertThat(challengeAck.to()).isEqualTo(challenge.to());
            assertThat(challengeAck.cSeq().number()).isEqualTo(invite.cSeq().number());
            assertThat(authorized.cSeq().number()).isEqualTo(invite.cSeq().number() + 1);
            assertThat(authorized.via().branch()).isNotEqualTo(invite.via().branch());
            assertThat(authorized.to().tag()).isEmpty();
            assertThat(authorized.body()).isEqualTo(invite.body());
            assertThat(ack.via().branch()).isNotEqualTo(authorized.via().branch());
            assertThat(ack.cSeq().number()).isEqualTo(authorized.cSeq().number());
            assertThat(ack.to()).isEqualTo(ok.to());
            assertThat(ack.routes()).hasSize(1).isEqualTo(ok.recordRoutes());
            assertThat(ack.rawRequestUri())
                    .isEqualTo(ok.contact().orElseThrow().uri().raw());
            assertThat(ack.headers().text(KnownHeader.PROXY_AUTHORIZATION))
                    .isNotEmpty()
                    .isEqualTo(authorized.headers().text(KnownHeader.PROXY_AUTHORIZATION));
            assertThat(invite.headers().text(KnownHeader.SUPPORTED)).isEmpty();
            assertThat(invite.headers().has(KnownHeader.REQUIRE)).isFalse();
            assertThat(call.remoteDescription()).isPresent();
        }
    }

    @Test
    @Rfc(number = 3261, section = "13.2.1")
    void hearsEarlyMedia() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(call.events().collectList().block(Duration.ZERO))
                    .hasAtLeastOneElementOfType(CallEvent.Progress.class)
                    .hasAtLeastOneElementOfType(CallEvent.EarlyMedia.class)
                    .hasAtLeastOneElementOfType(CallEvent.Concluded.class)
                    .hasAtLeastOneElementOfType(CallEvent.Ended.class);
            CallOutcome.Answered answered = (CallOutcome.Answered) outcome(call);
            assertThat(answered.media()).hasSize(1);
            assertThat(answered.media().get(0).codec().orElseThrow().codec().encoding())
                    .isEqualTo("PCMU");
            assertThat(answered.media().get(0).telephoneEvent()).isPresent();
            assertThat(answered.sdpChanged()).isFalse();
        }
    }

    @Test
    void authenticatesTheByeToo() {
        try (Stage stage = new Stage(Faults.none(), trunk -> trunk.authenticateDialogs(true))) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.LOCAL);
            SipMessage bye = stage.messages().get(stage.flow().indexOf("> BYE"));
            assertThat(bye.headers()
                            .first(HeaderTypes.PROXY_AUTHORIZATION)
                            .orElseThrow()
                            .parameters()
                            .text("nc"))
                    .hasValue("00000002");
        }
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void givesUpAWrongPasswordAfterOneAnsweredChallenge() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("wrong"));
            stage.pass(LONG);
            CallOutcome.Refused refused = (CallOutcome.Refused) outcome(call);
            assertThat(refused.response().statusCode()).isEqualTo(407);
            assertThat(refused.unanswered().orElseThrow()).isInstanceOf(BudgetSpent.class);
            assertThat(stage.flow().stream().filter(line -> line.equals("> INVITE")))
                    .hasSize(2);
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.NEVER_ANSWERED);
        }
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void namesTimerBWhenNobodyAnswers() {
        try (Stage stage = new Stage(Faults.seeded(1).lose(100), trunk -> trunk)) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(LONG);
            CallOutcome.Failed failed = (CallOutcome.Failed) outcome(call);
            assertThat(failed.cause())
                    .isInstanceOfSatisfying(
                            TransactionTimeoutException.class,
                            timeout -> assertThat(timeout.timer()).isEqualTo("B"));
            assertThat(stage.flow()).hasSize(7).containsOnly("> INVITE");
        }
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void cancelsBeforeTheAnswer() {
        try (Stage stage = new Stage(Faults.none(), trunk -> trunk.ring(Duration.ofSeconds(60)))) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            call.hangUp();
            stage.pass(Duration.ofSeconds(1));
            assertThat(outcome(call)).isEqualTo(new CallOutcome.Cancelled(false));
            assertThat(stage.flow()).endsWith("> CANCEL", "< 200 CANCEL", "< 487 INVITE", "> ACK");
        }
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void endsACallWhoseAnswerCrossesTheCancel() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofMillis(317));
            call.hangUp();
            stage.pass(Duration.ofSeconds(2));
            assertThat(outcome(call)).isEqualTo(new CallOutcome.Cancelled(false));
            assertThat(stage.flow()).contains("> CANCEL", "< 200 INVITE", "> ACK", "> BYE", "< 200 BYE");
            assertThat(stage.trunk.openCalls()).isZero();
        }
    }

    @Test
    void cancelsWhenItsPatienceEnds() {
        try (Stage stage = new Stage(Faults.none(), trunk -> trunk.ring(Duration.ofMinutes(10)))) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(CallPlan.DEFAULT_PATIENCE.plusSeconds(2));
            assertThat(outcome(call)).isEqualTo(new CallOutcome.Cancelled(true));
        }
    }

    @Test
    void learnsThatTheOtherSideHungUp() {
        try (Stage stage = Stage.quiet()) {
            stage.trunk.calls().subscribe(incoming -> stage.time.schedule(incoming::hangUp, 5, TimeUnit.SECONDS));
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(6));
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.REMOTE);
            assertThat(stage.flow()).endsWith("< BYE", "> 200 BYE");
            assertThat(stage.agent.dialogs()).isZero();
        }
    }

    @Test
    @Rfc(number = 3261, section = "13.3.1.4")
    void sendsByeWhenItsAnswerIsNeverAcknowledged() {
        try (Stage stage = Stage.quiet()) {
            stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofMillis(317));
            stage.agent.close().subscribe();
            stage.pass(Duration.ofSeconds(31));
            assertThat(stage.trunk.openCalls()).isEqualTo(1);
            stage.pass(Duration.ofSeconds(40));
            assertThat(stage.trunk.openCalls()).isZero();
        }
    }

    @Test
    @Rfc(number = 3261, section = "15")
    void hearsNoByeBeforeItHasAcknowledgedTheAnswer() {
        try (Stage stage = Stage.quiet()) {
            stage.trunk
                    .calls()
                    .subscribe(incoming -> stage.time.schedule(incoming::hangUp, 303, TimeUnit.MILLISECONDS));
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(2));
            assertThat(stage.flow()).endsWith("< 200 INVITE", "> ACK", "< BYE", "> 200 BYE");
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.REMOTE);
            assertThat(stage.agent.dialogs()).isZero();
            assertThat(stage.trunk.openCalls()).isZero();
        }
    }

    @Test
    void isTurnedAwayByTheAccessListBeforeAnyChallenge() {
        AccessList elsewhere = new AccessList(List.of(AccessList.Network.of("198.51.100.0/24")));
        try (Stage stage = new Stage(Faults.none(), trunk -> trunk.allow(elsewhere))) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            assertThat(((CallOutcome.Refused) outcome(call)).response().statusCode())
                    .isEqualTo(403);
            assertThat(stage.flow()).containsExactly("> INVITE", "< 403 INVITE", "> ACK");
        }
    }
}
