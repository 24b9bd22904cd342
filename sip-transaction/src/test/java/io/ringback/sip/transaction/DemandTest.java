package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.test.StepVerifier;

/** What happens when responses come faster than they are requested. */
class DemandTest {
    private final Wire wire = new Wire();
    private final ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);

    @BeforeEach
    void noHooks() {
        Hooks.resetOnErrorDropped();
    }

    private void receive(int status, String tag) {
        wire.receive(Wire.response(transaction.request(), status, tag));
    }

    @Test
    void keepsResponsesUntilTheyAreRequested() {
        StepVerifier.create(transaction.responses().map(SipResponse::statusCode), 0)
                .then(() -> receive(180, "b"))
                .then(() -> receive(183, "b"))
                .then(() -> receive(486, "b"))
                .thenRequest(2)
                .expectNext(180, 183)
                .thenRequest(1)
                .expectNext(486)
                .verifyComplete();
    }

    @Test
    void dropsRepeated100sFirst() {
        StepVerifier.create(transaction.responses().map(SipResponse::statusCode), 0)
                .then(() -> receive(100, "x"))
                .then(() -> receive(100, "x"))
                .then(() -> {
                    for (int i = 0; i < 8; i++) {
                        receive(180, "b");
                    }
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNext(180, 180, 180, 180, 180, 180, 180, 180)
                .thenCancel()
                .verify();
    }

    @Test
    void overflowsWithATypedErrorBehindWhatWaits() {
        StepVerifier.create(transaction.responses().map(SipResponse::statusCode), 0)
                .then(() -> {
                    for (int i = 0; i < 9; i++) {
                        receive(180, "b");
                    }
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(8)
                .verifyError(ResponseOverflowException.class);
    }

    @Test
    @Rfc(number = 3262, section = "3")
    void keepsPlacesFreeForReliableProvisionalAndFinalResponses() {
        StepVerifier.create(transaction.responses().map(SipResponse::statusCode), 0)
                .then(() -> {
                    for (int i = 0; i < 8; i++) {
                        receive(180, "b");
                    }
                    wire.receive(Wire.response(transaction.request(), 183, "b")
                            .edit()
                            .set(KnownHeader.RSEQ, "1")
                            .build());
                    receive(200, "b");
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(8)
                .expectNext(183, 200)
                .thenCancel()
                .verify();
    }

    @Test
    void countsWaiting2xxOfOneToTagAsOneButDeliversALaterRetransmission() {
        StepVerifier.create(transaction.responses(), 0)
                .then(() -> {
                    receive(200, "b");
                    receive(200, "b");
                    receive(200, "fork");
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(2)
                .then(() -> receive(200, "b"))
                .expectNextCount(1)
                .thenCancel()
                .verify();
    }

    @Test
    void handsA2xxThatWaitsToTheStrayHandlerWhenItsSubscriberLeaves() {
        StepVerifier.create(transaction.responses(), 0)
                .then(() -> receive(200, "b"))
                .thenCancel()
                .verify();

        assertThat(wire.strays.successes).hasSize(1);
    }

    @Test
    void survivesASubscriberThatThrows() {
        AtomicReference<Throwable> dropped = new AtomicReference<>();
        Hooks.onErrorDropped(dropped::set);
        transaction.responses().subscribe(new reactor.core.publisher.BaseSubscriber<>() {
            @Override
            protected void hookOnNext(SipResponse response) {
                throw new IllegalStateException("fault");
            }

            @Override
            protected void hookOnError(Throwable failure) {
                throw new IllegalStateException("another fault");
            }
        });
        receive(180, "b");
        receive(486, "b");

        assertThat(wire.log()).containsExactly("INVITE", "ACK");
        wire.pass(32_000);
        assertThat(wire.layer.isQuiet()).isTrue();
        Hooks.resetOnErrorDropped();
    }
}
