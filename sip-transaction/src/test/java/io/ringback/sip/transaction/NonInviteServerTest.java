package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class NonInviteServerTest {
    private final Wire wire = new Wire();
    private final SipRequest options = Wire.arriving(Method.OPTIONS, "z9hG4bK776asdhds");
    private final List<ServerTransaction> requests = new ArrayList<>();

    @BeforeEach
    void takeRequests() {
        wire.layer.requests().subscribe(requests::add);
    }

    private ServerTransaction arrived(Hop hop) {
        wire.receive(options, hop);
        return requests.get(0);
    }

    private static Mono<Void> answer(ServerTransaction transaction, int status) {
        return transaction.respond(transaction.response(status).build());
    }

    @Test
    @Rfc(number = 3261, section = "17.2.2")
    void discardsRetransmissionsWhileNothingIsAnswered() {
        arrived(Wire.UDP);
        wire.receive(options);
        wire.receive(options);

        assertThat(requests).hasSize(1);
        assertThat(wire.sent).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.2.2")
    void answersRetransmissionsWithItsFinalResponseUntilTimerJ() {
        ServerTransaction transaction = arrived(Wire.UDP);
        answer(transaction, 200).subscribe();
        wire.receive(options);
        wire.pass(31_990);
        wire.receive(options);
        assertThat(transaction.state()).isEqualTo(TransactionState.COMPLETED);
        wire.pass(10);

        assertThat(wire.log()).containsExactly("200", "200", "200");
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.2")
    void endsAtOnceOverAReliableTransport() {
        ServerTransaction transaction = arrived(Wire.TCP);
        answer(transaction, 200).subscribe();

        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 4320, section = "4.1")
    void sends100When3500MillisecondsHavePassedOverAnyTransport() {
        arrived(Wire.TCP);
        wire.pass(3490);
        assertThat(wire.sent).isEmpty();
        wire.pass(10);
        assertThat(wire.log()).containsExactly("100");
    }

    @Test
    @Rfc(number = 4320, section = "4.1")
    void holdsAnEarly100BackOverUdp() {
        ServerTransaction transaction = arrived(Wire.UDP);
        StepVerifier.create(answer(transaction, 100)).verifyComplete();
        assertThat(wire.sent).isEmpty();
        wire.pass(3500);

        assertThat(wire.log()).containsExactly("100");
    }

    @Test
    @Rfc(number = 4320, section = "4.1")
    void sendsAnEarly100OverTcp() {
        answer(arrived(Wire.TCP), 100).subscribe();
        assertThat(wire.log()).containsExactly("100");
    }

    @Test
    @Rfc(number = 4320, section = "4.1")
    @Rfc(number = 4320, section = "4.2")
    void refusesOtherProvisionalResponsesAnd408() {
        ServerTransaction transaction = arrived(Wire.UDP);
        StepVerifier.create(answer(transaction, 180)).verifyError(ResponseRefusedException.class);
        StepVerifier.create(answer(transaction, 408)).verifyError(ResponseRefusedException.class);

        assertThat(wire.sent).isEmpty();
        assertThat(transaction.state()).isEqualTo(TransactionState.TRYING);
    }

    @Test
    @Rfc(number = 4320, section = "4.2")
    void endsWithoutAnAnswerWhenNobodyWaitsForOneAnyMore() {
        ServerTransaction transaction = arrived(Wire.UDP);
        StepVerifier.create(transaction.failures())
                .then(() -> wire.pass(32_000))
                .expectNextMatches(failure -> failure instanceof TransactionTimeoutException timeout
                        && timeout.timer().equals("EXPIRY"))
                .verifyComplete();
        StepVerifier.create(answer(transaction, 200)).verifyError(ResponseRefusedException.class);

        assertThat(wire.log()).containsExactly("100");
    }

    @Test
    @Rfc(number = 3261, section = "17.2.4")
    void endsWhenAResponseCannotBeSent() {
        ServerTransaction transaction = arrived(Wire.UDP);
        wire.sender = message -> Mono.error(new IllegalStateException("unreachable"));
        StepVerifier.create(answer(transaction, 200)).verifyError(HopUnreachableException.class);

        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.3")
    void takesTheSameBranchOfAnotherMethodForAnotherTransaction() {
        arrived(Wire.UDP);
        wire.receive(Wire.arriving(Method.MESSAGE, "z9hG4bK776asdhds"));

        assertThat(requests).hasSize(2);
    }

    @Test
    @Rfc(number = 3261, section = "9.2")
    void answers200ToACancelThatChangesNothing() {
        ServerTransaction transaction = arrived(Wire.UDP);
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bK776asdhds"));

        assertThat(wire.log()).containsExactly("200");
        assertThat(transaction.state()).isEqualTo(TransactionState.TRYING);
    }
}
