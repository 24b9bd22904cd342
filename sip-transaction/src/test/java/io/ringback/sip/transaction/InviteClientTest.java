package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class InviteClientTest {
    private final Wire wire = new Wire();

    private ClientTransaction invite() {
        return wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
    }

    private static List<String> statuses(List<SipResponse> responses) {
        return responses.stream()
                .map(response -> Integer.toString(response.statusCode()))
                .toList();
    }

    @Test
    void sendsNothingUntilSomebodySubscribes() {
        ClientTransaction transaction = invite();
        transaction.responses();
        transaction.response();

        assertThat(wire.sent).isEmpty();
        assertThat(transaction.state()).isEqualTo(TransactionState.NEW);
    }

    @Test
    @Rfc(number = 3261, section = "8.1.1.7")
    @Rfc(number = 3581, section = "3")
    void putsAViaOfItsOwnOnTop() {
        ClientTransaction transaction = invite();

        String via = transaction
                .request()
                .headers()
                .text(KnownHeader.VIA)
                .orElseThrow()
                .toString();
        assertThat(via).matches("SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK[0-9a-f]{32};rport");
        assertThat(invite().key().branch()).isNotEqualTo(transaction.key().branch());
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void retransmitsAtDoublingIntervalsWithoutACapUntilTimerB() {
        StepVerifier.create(invite().responses())
                .then(() -> wire.pass(31_990))
                .then(() -> assertThat(wire.times).containsExactly(0L, 500L, 1500L, 3500L, 7500L, 15_500L, 31_500L))
                .then(() -> wire.pass(10))
                .verifyErrorSatisfies(failure -> {
                    TransactionTimeoutException timeout = (TransactionTimeoutException) failure;
                    assertThat(timeout.timer()).isEqualTo("B");
                    assertThat(timeout.lastState()).isEqualTo(TransactionState.CALLING);
                    assertThat(timeout.equivalentStatus()).hasValue(408);
                    assertThat(timeout.getStackTrace()).isEmpty();
                });

        assertThat(wire.log()).containsOnly("INVITE").hasSize(7);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void sendsOnceOverAReliableTransport() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.TCP);
        transaction.responses().subscribe(response -> {}, failure -> {});
        wire.pass(31_000);

        assertThat(wire.sent).hasSize(1);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void stopsRetransmittingAndWaitsForEverAfterAProvisionalResponse() {
        ClientTransaction transaction = invite();
        List<SipResponse> got = new ArrayList<>();
        transaction.responses().subscribe(got::add);
        wire.receive(Wire.response(transaction.request(), 100, "x"));
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        wire.pass(600_000);

        assertThat(statuses(got)).containsExactly("100", "180");
        assertThat(wire.sent).hasSize(1);
        assertThat(transaction.state()).isEqualTo(TransactionState.PROCEEDING);
    }

    @Test
    @Rfc(number = 3262, section = "4")
    void aReliableProvisionalResponseIsLikeAnyOtherToTheTimers() {
        ClientTransaction transaction = invite();
        List<SipResponse> got = new ArrayList<>();
        transaction.responses().subscribe(got::add);
        SipResponse reliable = Wire.response(transaction.request(), 183, "b")
                .edit()
                .set(KnownHeader.REQUIRE, "100rel")
                .set(KnownHeader.RSEQ, "1")
                .build();
        wire.receive(reliable);
        wire.pass(40_000);
        wire.receive(reliable);
        wire.receive(Wire.response(transaction.request(), 486, "b"));

        assertThat(statuses(got)).containsExactly("183", "183", "486");
        assertThat(wire.log()).containsExactly("INVITE", "ACK");
    }

    @Test
    @Rfc(number = 6026, section = "7.2")
    void deliversEvery2xxUntilTimerM() {
        ClientTransaction transaction = invite();
        StepVerifier.create(transaction.responses())
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "one")))
                .expectNextMatches(SipResponse::isSuccess)
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "one")))
                .expectNextMatches(SipResponse::isSuccess)
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "fork")))
                .expectNextMatches(response -> response.to().tag().orElseThrow().contentEquals("fork"))
                .then(() -> wire.receive(Wire.response(transaction.request(), 486, "one")))
                .then(() -> assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED))
                .then(() -> wire.pass(32_000))
                .verifyComplete();

        assertThat(wire.log()).containsExactly("INVITE");
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.3")
    void acknowledgesARejectionAsTheRfcSays() {
        ClientTransaction transaction = invite();
        List<SipResponse> got = new ArrayList<>();
        transaction.responses().subscribe(got::add);
        wire.receive(Wire.response(transaction.request(), 486, "busy"));

        SipRequest ack = (SipRequest) wire.last();
        SipRequest sent = transaction.request();
        assertThat(ack.method()).isEqualTo(Method.ACK);
        assertThat(ack.rawRequestUri()).isEqualTo(sent.rawRequestUri());
        assertThat(ack.headers().all(HeaderTypes.VIA)).containsExactly(sent.via());
        assertThat(ack.headers().text(KnownHeader.FROM))
                .isEqualTo(sent.headers().text(KnownHeader.FROM));
        assertThat(ack.callId()).isEqualTo(sent.callId());
        assertThat(ack.cSeq()).isEqualTo(new CSeq(986_759, Method.ACK));
        assertThat(ack.to().tag().orElseThrow().toString()).isEqualTo("busy");
        assertThat(ack.routes()).isEqualTo(sent.routes());
        assertThat(ack.headers().has(KnownHeader.MAX_FORWARDS)).isTrue();
        assertThat(ack.validate()).isEmpty();
        assertThat(wire.sent.get(1).hop()).isEqualTo(Wire.UDP);
        assertThat(statuses(got)).containsExactly("486");
    }

    @Test
    @Rfc(number = 6026, section = "8.4")
    void acknowledgesEveryRetransmissionAndTellsTheUserOnce() {
        ClientTransaction transaction = invite();
        List<SipResponse> got = new ArrayList<>();
        transaction.responses().subscribe(got::add);
        SipResponse busy = Wire.response(transaction.request(), 486, "busy");
        wire.receive(busy);
        wire.receive(busy);
        wire.pass(20_000);
        wire.receive(busy);
        wire.pass(11_990);
        assertThat(transaction.state()).isEqualTo(TransactionState.COMPLETED);
        wire.pass(10);
        wire.receive(busy);

        assertThat(wire.log()).containsExactly("INVITE", "ACK", "ACK", "ACK");
        assertThat(got).hasSize(1);
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void endsAtOnceAfterARejectionOverAReliableTransport() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.TCP);
        StepVerifier.create(transaction.response())
                .then(() -> wire.receive(Wire.response(transaction.request(), 603, "no"), Wire.TCP))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(wire.log()).containsExactly("INVITE", "ACK");
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.4")
    void failsWhenTheRequestCannotBeSent() {
        wire.sender = message -> Mono.error(new IllegalStateException("no route"));
        StepVerifier.create(invite().responses()).verifyErrorSatisfies(failure -> {
            HopUnreachableException unreachable = (HopUnreachableException) failure;
            assertThat(unreachable.equivalentStatus()).hasValue(503);
            assertThat(unreachable).hasRootCauseMessage("no route");
        });
    }

    @Test
    void failsWhenItsConnectionIsLostBeforeAnyResponse() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.TCP);
        StepVerifier.create(transaction.responses())
                .then(() -> wire.layer.accept(new HopLost(Wire.TCP)))
                .verifyError(HopUnreachableException.class);
    }

    @Test
    void waitsABoundedTimeWhenItsConnectionIsLostWhileRinging() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.TCP);
        StepVerifier.create(transaction.responses())
                .then(() -> wire.receive(Wire.response(transaction.request(), 180, "b"), Wire.TCP))
                .expectNextCount(1)
                .then(() -> wire.layer.accept(new HopLost(Wire.TCP)))
                .then(() -> wire.pass(32_000))
                .verifyErrorSatisfies(failure -> assertThat(((TransactionTimeoutException) failure).timer())
                        .isEqualTo("CANCEL"));
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void handsA2xxThatNobodyAwaitsToTheStrayHandler() {
        ClientTransaction transaction = invite();
        transaction.responses().subscribe().dispose();
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(wire.strays.successes).hasSize(1);
        assertThat(wire.strays.invites).containsExactly(Optional.of(transaction.request()));
    }

    @Test
    void sendsNothingWhenItWasCancelledBeforeItBegan() {
        ClientTransaction transaction = invite();
        StepVerifier.create(transaction.responses(), 0).thenCancel().verify();

        assertThat(transaction.state()).isIn(TransactionState.TERMINATED, TransactionState.CALLING);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void acknowledgesALateRejectionThatNobodyAwaits() {
        ClientTransaction transaction = invite();
        transaction.responses().subscribe().dispose();
        wire.receive(Wire.response(transaction.request(), 486, "b"));

        assertThat(wire.log()).containsExactly("INVITE", "ACK");
        assertThat(wire.strays.successes).isEmpty();
    }

    @Test
    void handsAnUnmatched2xxToTheStrayHandlerAndDropsOthers() {
        SipRequest unknown = invite().request();
        wire.receive(Wire.response(unknown, 200, "b"));
        wire.receive(Wire.response(unknown, 486, "b"));

        assertThat(wire.strays.successes).hasSize(1);
        assertThat(wire.strays.invites).containsExactly(Optional.empty());
        assertThat(wire.sent).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.1.3")
    void matchesBranchAndMethod() {
        ClientTransaction transaction = invite();
        List<SipResponse> got = new ArrayList<>();
        transaction.responses().subscribe(got::add);
        SipResponse ofCancel = Wire.response(transaction.request(), 200, "b")
                .edit()
                .set(HeaderTypes.CSEQ, new CSeq(986_759, Method.CANCEL))
                .build();
        SipResponse forged = Wire.response(transaction.request(), 200, "b")
                .edit()
                .set(HeaderTypes.VIA, transaction.request().via().with("branch", "z9hG4bKforged"))
                .build();
        wire.receive(ofCancel);
        wire.receive(forged);

        assertThat(got).isEmpty();
        assertThat(wire.strays.successes).containsExactly(forged);
    }

    @Test
    void refusesASecondSubscriber() {
        ClientTransaction transaction = invite();
        transaction.responses().subscribe();

        StepVerifier.create(transaction.response()).verifyError(IllegalStateException.class);
        assertThat(wire.sent).hasSize(1);
    }

    @Test
    void exchangeSendsANewRequestForEverySubscription() {
        wire.sender = message -> wire.sent.size() < 3 ? Mono.error(new IllegalStateException("down")) : Mono.empty();
        int[] number = {0};
        wire.layer
                .exchange(
                        () -> Wire.request(Method.INVITE)
                                .edit()
                                .set(HeaderTypes.CSEQ, new CSeq(++number[0], Method.INVITE))
                                .build(),
                        Wire.UDP)
                .retry(2)
                .subscribe();

        assertThat(wire.sent.stream()
                        .map(Delivery::message)
                        .map(message -> message.cSeq().number()))
                .containsExactly(1, 2, 3);
        assertThat(wire.sent.stream()
                        .map(delivery -> delivery.message().via().branch())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void showsItsStates() {
        ClientTransaction transaction = invite();
        StepVerifier.create(transaction.states())
                .expectNext(TransactionState.NEW)
                .then(() -> transaction.responses().subscribe())
                .expectNext(TransactionState.CALLING)
                .then(() -> wire.receive(Wire.response(transaction.request(), 180, "b")))
                .expectNext(TransactionState.PROCEEDING)
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "b")))
                .expectNext(TransactionState.ACCEPTED)
                .then(() -> wire.pass(32_000))
                .expectNext(TransactionState.TERMINATED)
                .verifyComplete();
        StepVerifier.create(transaction.terminated()).verifyComplete();
    }
}
