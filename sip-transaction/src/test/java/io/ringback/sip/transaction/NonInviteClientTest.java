package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class NonInviteClientTest {
    private final Wire wire = new Wire();

    private ClientTransaction options() {
        return wire.layer.client(Wire.request(Method.OPTIONS), Wire.UDP);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void retransmitsAtIntervalsThatCapAtT2UntilTimerF() {
        StepVerifier.create(options().response())
                .then(() -> wire.pass(32_000))
                .verifyErrorSatisfies(failure -> assertThat(((TransactionTimeoutException) failure).timer())
                        .isEqualTo("F"));

        assertThat(wire.times)
                .containsExactly(0L, 500L, 1500L, 3500L, 7500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void goesOnRetransmittingEveryT2AfterAProvisionalResponseAndStillTimesOut() {
        ClientTransaction transaction = options();
        StepVerifier.create(transaction.responses())
                .then(() -> wire.receive(Wire.response(transaction.request(), 100, "x")))
                .expectNextCount(1)
                .then(() -> wire.pass(32_000))
                .verifyErrorSatisfies(failure -> assertThat(((TransactionTimeoutException) failure).lastState())
                        .isEqualTo(TransactionState.PROCEEDING));

        assertThat(wire.times).containsExactly(0L, 500L, 4500L, 8500L, 12_500L, 16_500L, 20_500L, 24_500L, 28_500L);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void deliversOneFinalResponseAndBuffersTheRestForT4() {
        ClientTransaction transaction = options();
        SipResponse ok = Wire.response(transaction.request(), 200, "b");
        StepVerifier.create(transaction.responses())
                .then(() -> wire.receive(ok))
                .expectNext(ok)
                .verifyComplete();
        wire.receive(ok);
        wire.pass(4_990);
        assertThat(transaction.state()).isEqualTo(TransactionState.COMPLETED);
        wire.pass(10);

        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
        assertThat(wire.sent).hasSize(1);
        assertThat(wire.strays.successes).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void endsAtOnceOverAReliableTransport() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.BYE), Wire.TCP);
        StepVerifier.create(transaction.response())
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "b"), Wire.TCP))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    void failsWhenItsConnectionIsLost() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.BYE), Wire.TCP);
        StepVerifier.create(transaction.response())
                .then(() -> wire.layer.accept(new HopLost(Wire.TCP)))
                .verifyError(HopUnreachableException.class);
    }

    @Test
    void failsWhenTheSenderThrows() {
        wire.sender = message -> {
            throw new IllegalStateException("closed");
        };
        StepVerifier.create(options().response()).verifyError(HopUnreachableException.class);
    }

    @Test
    void timesOutWhenTheSenderHangs() {
        wire.sender = message -> Mono.never();
        StepVerifier.create(options().response())
                .then(() -> wire.pass(32_000))
                .verifyError(TransactionTimeoutException.class);
    }

    @Test
    @Rfc(number = 3261, section = "17.1")
    void refusesAckAndCancelAsTransactionsOfTheirOwn() {
        assertThatThrownBy(() -> wire.layer.client(Wire.request(Method.ACK), Wire.UDP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wire.layer.client(Wire.request(Method.CANCEL), Wire.UDP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
