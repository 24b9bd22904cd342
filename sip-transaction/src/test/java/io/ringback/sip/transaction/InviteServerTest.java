package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class InviteServerTest {
    private static final String BRANCH = "z9hG4bK776asdhds";

    private final Wire wire = new Wire();
    private final SipRequest invite = Wire.arriving(Method.INVITE, BRANCH);
    private final List<ServerTransaction> requests = new ArrayList<>();

    @BeforeEach
    void takeRequests() {
        wire.layer.requests().subscribe(requests::add);
    }

    private ServerTransaction ringing() {
        wire.receive(invite);
        return requests.get(0);
    }

    private static SipRequest ackOf(SipResponse response) {
        return Wire.arriving(Method.ACK, BRANCH)
                .edit()
                .set(HeaderTypes.TO, response.to())
                .build();
    }

    private SipResponse answer(ServerTransaction transaction, int status) {
        SipResponse response = transaction.response(status).build();
        transaction.respond(response).subscribe();
        return response;
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void sends100After200MillisecondsUnlessTheUserAnswersFirst() {
        ServerTransaction transaction = ringing();
        wire.pass(190);
        assertThat(wire.sent).isEmpty();
        wire.pass(10);
        assertThat(wire.log()).containsExactly("100");
        assertThat(((SipResponse) wire.last()).to().tag()).isEmpty();
        assertThat(transaction.state()).isEqualTo(TransactionState.PROCEEDING);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void sendsNo100WhenTheUserAnswersInTime() {
        answer(ringing(), 180);
        wire.pass(10_000);

        assertThat(wire.log()).containsExactly("180");
    }

    @Test
    @Rfc(number = 3261, section = "8.2.6.1")
    void copiesTheTimestampWithTheDelay() {
        wire.receive(invite.edit().set(KnownHeader.TIMESTAMP, "54.2").build());
        wire.pass(200);

        assertThat(wire.last().headers().text(KnownHeader.TIMESTAMP).orElseThrow())
                .hasToString("54.2 0.200");
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void answersARetransmissionWithTheLatestProvisionalResponse() {
        ServerTransaction transaction = ringing();
        wire.receive(invite);
        assertThat(wire.sent).isEmpty();
        answer(transaction, 180);
        answer(transaction, 183);
        wire.receive(invite);

        assertThat(wire.log()).containsExactly("180", "183", "183");
        assertThat(wire.sent.get(2).message()).isSameAs(wire.sent.get(1).message());
        assertThat(requests).hasSize(1);
    }

    @Test
    @Rfc(number = 3262, section = "3")
    void aReliableProvisionalResponseIsLikeAnyOtherToTheTimers() {
        ServerTransaction transaction = ringing();
        SipResponse reliable = transaction
                .response(183)
                .set(KnownHeader.REQUIRE, "100rel")
                .set(KnownHeader.RSEQ, "1")
                .build();
        transaction.respond(reliable).subscribe();
        wire.pass(10_000);
        assertThat(wire.log()).containsExactly("183");
        transaction.respond(reliable).subscribe();
        wire.receive(invite);
        assertThat(wire.log()).containsExactly("183", "183", "183");
        answer(transaction, 486);
        wire.pass(500);

        assertThat(wire.log()).endsWith("486", "486");
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void retransmitsARejectionUntilItsAckComes() {
        ServerTransaction transaction = ringing();
        SipResponse busy = answer(transaction, 486);
        wire.pass(11_500);
        assertThat(wire.times).containsExactly(0L, 500L, 1500L, 3500L, 7500L, 11_500L);

        wire.receive(ackOf(busy));
        assertThat(transaction.state()).isEqualTo(TransactionState.CONFIRMED);
        wire.receive(ackOf(busy));
        wire.pass(5000);
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
        assertThat(wire.sent).hasSize(6);
        assertThat(wire.strays.acks).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void tellsTheUserThatNoAckCame() {
        ServerTransaction transaction = ringing();
        StepVerifier.create(transaction.failures())
                .then(() -> answer(transaction, 486))
                .then(() -> wire.pass(32_000))
                .expectNextMatches(failure -> failure instanceof TransactionTimeoutException timeout
                        && timeout.timer().equals("H"))
                .verifyComplete();
    }

    @Test
    @Rfc(number = 6026, section = "7.1")
    void absorbsInvitesBehindA2xxAndSendsEvery2xxOfTheUser() {
        ServerTransaction transaction = ringing();
        SipResponse ok = answer(transaction, 200);
        wire.receive(invite);
        wire.receive(invite);
        assertThat(wire.log()).containsExactly("200");
        transaction.respond(ok).subscribe();
        transaction.respond(ok).subscribe();
        assertThat(wire.log()).containsExactly("200", "200", "200");
        assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED);
        wire.pass(32_000);
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
        assertThat(requests).hasSize(1);
    }

    @Test
    @Rfc(number = 6026, section = "7.1")
    void handsAnAckOfItsOwnBranchToTheUserBehindA2xx() {
        ServerTransaction transaction = ringing();
        wire.receive(ackOf(answer(transaction, 200)));

        assertThat(wire.strays.acks).hasSize(1);
        assertThat(wire.strays.accepted.get(0)).containsSame(transaction);
    }

    @Test
    @Rfc(number = 3261, section = "17.1")
    void handsAnAckOfABranchOfItsOwnToTheUser() {
        answer(ringing(), 200);
        wire.receive(Wire.arriving(Method.ACK, "z9hG4bKother"));

        assertThat(wire.strays.acks).hasSize(1);
        assertThat(wire.strays.accepted.get(0)).isEmpty();
    }

    @Test
    @Rfc(number = 6026, section = "7.1")
    void staysWhenAResponseCannotBeSent() {
        ServerTransaction transaction = ringing();
        wire.sender = message -> Mono.error(new IllegalStateException("unreachable"));
        StepVerifier.create(transaction.respond(transaction.response(200).build()))
                .verifyError(HopUnreachableException.class);
        assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED);
        wire.receive(invite);
        assertThat(requests).hasSize(1);
        StepVerifier.create(transaction.failures())
                .expectNextMatches(HopUnreachableException.class::isInstance)
                .thenCancel()
                .verify();
    }

    @Test
    void refusesAResponseBehindAFinalOne() {
        ServerTransaction transaction = ringing();
        answer(transaction, 486);
        StepVerifier.create(transaction.respond(transaction.response(200).build()))
                .verifyErrorSatisfies(failure -> assertThat(((ResponseRefusedException) failure).statusCode())
                        .isEqualTo(200));
        assertThat(wire.log()).containsExactly("486");
    }

    @Test
    @Rfc(number = 3261, section = "8.2.6.2")
    void givesEveryResponseOfARequestTheSameToTag() {
        ServerTransaction transaction = ringing();
        assertThat(transaction.response(180).build().to().tag())
                .isEqualTo(transaction.response(486).build().to().tag())
                .isPresent();
        assertThat(transaction.response(100).build().to().tag()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "9.2")
    void answersACancelItselfAndTellsTheUser() {
        ServerTransaction transaction = ringing();
        answer(transaction, 180);
        SipRequest cancel = Wire.arriving(Method.CANCEL, BRANCH);
        StepVerifier.create(transaction.cancelled())
                .then(() -> wire.receive(cancel))
                .expectNext(cancel)
                .verifyComplete();
        wire.receive(cancel);
        answer(transaction, 487);

        assertThat(wire.log()).containsExactly("180", "200", "200", "487");
        assertThat(wire.sent.get(1).message().to().tag().orElseThrow()).hasToString(transaction.toTag());
        assertThat(wire.sent.get(1).message().cSeq()).isEqualTo(new CSeq(314_159, Method.CANCEL));
    }

    @Test
    void remembersACancelForALateListener() {
        ServerTransaction transaction = ringing();
        SipRequest cancel = Wire.arriving(Method.CANCEL, BRANCH);
        wire.receive(cancel);

        StepVerifier.create(transaction.cancelled()).expectNext(cancel).verifyComplete();
    }

    @Test
    @Rfc(number = 3261, section = "9.2")
    void ignoresACancelBehindAFinalResponseButAnswersIt() {
        ServerTransaction transaction = ringing();
        answer(transaction, 200);
        wire.receive(Wire.arriving(Method.CANCEL, BRANCH));

        StepVerifier.create(transaction.cancelled()).verifyComplete();
        assertThat(wire.log()).containsExactly("200", "200");
        assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED);
    }

    @Test
    @Rfc(number = 3261, section = "9.2")
    void answersACancelForNothing481() {
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bKnothing"));
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bKnothing"));

        assertThat(wire.log()).containsExactly("481", "481");
        assertThat(wire.sent.get(1).message()).isSameAs(wire.sent.get(0).message());
        assertThat(requests).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.2.3")
    void tellsTransactionsApartBySentBy() {
        wire.receive(invite);
        wire.receive(invite.edit()
                .replaceFirst(
                        HeaderTypes.VIA,
                        new io.ringback.sip.header.Via(
                                invite.via().transport(),
                                io.ringback.sip.address.HostPort.of("other.example.com", 5060),
                                invite.via().parameters()))
                .build());

        assertThat(requests).hasSize(2);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.3")
    void matchesAPeerOfRfc2543() {
        SipRequest old = (SipRequest) Wire.parse("""
                INVITE sip:bob@192.0.2.4 SIP/2.0
                Via: SIP/2.0/UDP old.example.com:5060
                From: Alice <sip:alice@example.com>;tag=1928301774
                To: Bob <sip:bob@biloxi.example.com>
                Call-ID: a84b4c76e66710
                CSeq: 1 INVITE
                Content-Length: 0

                """);
        wire.receive(old);
        wire.receive(old);
        assertThat(requests).hasSize(1);
        ServerTransaction transaction = requests.get(0);
        SipResponse busy = answer(transaction, 486);
        wire.receive(old);
        assertThat(wire.log()).containsExactly("486", "486");

        SipRequest ack = SipRequest.builder(Method.ACK, old.requestUri())
                .copy(old, KnownHeader.VIA)
                .copy(old, KnownHeader.FROM)
                .copy(busy, KnownHeader.TO)
                .copy(old, KnownHeader.CALL_ID)
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.ACK))
                .build();
        SipRequest wrongTag =
                ack.edit().set(HeaderTypes.TO, old.to().withTag("wrong")).build();
        wire.receive(wrongTag);
        assertThat(transaction.state()).isEqualTo(TransactionState.COMPLETED);
        wire.receive(ack);
        assertThat(transaction.state()).isEqualTo(TransactionState.CONFIRMED);
        wire.pass(5000);
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 6026, section = "6")
    void handsTheAckOfAnRfc2543PeerToTheUserBehindA2xx() {
        SipRequest old = invite.edit()
                .replaceFirst(HeaderTypes.VIA, invite.via().with("branch", "1"))
                .build();
        wire.receive(old);
        SipResponse ok = answer(requests.get(0), 200);
        wire.receive(SipRequest.builder(Method.ACK, old.requestUri())
                .copy(old, KnownHeader.VIA)
                .copy(old, KnownHeader.FROM)
                .copy(ok, KnownHeader.TO)
                .copy(old, KnownHeader.CALL_ID)
                .set(HeaderTypes.CSEQ, new CSeq(314_159, Method.ACK))
                .build());

        assertThat(wire.strays.accepted.get(0)).containsSame(requests.get(0));
    }

    /** Otherwise whoever forges an address could have eleven responses sent there for one request. */
    @Test
    @Rfc(number = 3261, section = "8.2.7")
    void refusesOnceWithoutStateAndWithTheSameTagAgain() {
        ServerTransaction first = ringing();
        SipResponse refusal = first.response(407).build();
        first.refuse(refusal).subscribe();
        wire.pass(40_000);
        assertThat(wire.log()).containsExactly("407");
        assertThat(first.state()).isEqualTo(TransactionState.TERMINATED);
        wire.receive(invite);
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).response(407).build().to().tag())
                .isEqualTo(refusal.to().tag());
    }
}
