package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What hostile or broken peers, senders and subscribers do: each has a defined outcome, and leaves nothing behind. */
class BadInputTest {
    private final Map<TransactionObserver.Stray, Integer> strays = new EnumMap<>(TransactionObserver.Stray.class);
    private final List<ServerTransaction> requests = new ArrayList<>();
    private final Wire wire = new Wire(settings -> settings.observer(new TransactionObserver() {
        @Override
        public void strayed(Stray kind) {
            strays.merge(kind, 1, Integer::sum);
        }
    }));

    @AfterEach
    void leavesNothing() {
        wire.pass(200_000);
        assertThat(wire.layer.isQuiet()).isTrue();
        assertThat(wire.layer.transactions()).isZero();
        Hooks.resetOnErrorDropped();
    }

    private ClientTransaction send(Method method, List<String> outcomes) {
        ClientTransaction transaction = wire.layer.client(Wire.request(method), Wire.UDP);
        transaction
                .responses()
                .subscribe(
                        response -> outcomes.add(Integer.toString(response.statusCode())),
                        failure -> outcomes.add(failure.getClass().getSimpleName()),
                        () -> outcomes.add("complete"));
        return transaction;
    }

    @Test
    void countsResponsesThatMatchNothing() {
        SipRequest unknown = Wire.arriving(Method.OPTIONS, "z9hG4bKnobody");
        for (int status : List.of(100, 180, 200, 404, 500, 603)) {
            wire.receive(Wire.response(unknown, status, "b"));
        }

        assertThat(strays).containsEntry(TransactionObserver.Stray.RESPONSE, 6);
        assertThat(wire.strays.successes).isEmpty();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.1.3")
    void forgedBranchesChangeNoTransaction() {
        List<String> outcomes = new ArrayList<>();
        ClientTransaction transaction = send(Method.OPTIONS, outcomes);
        String branch = transaction.key().branch();
        for (int i = 0; i < branch.length(); i++) {
            char other = branch.charAt(i) == '0' ? '1' : '0';
            wire.receive(Wire.response(
                    Wire.arriving(Method.OPTIONS, branch.substring(0, i) + other + branch.substring(i + 1)), 200, "f"));
        }
        wire.receive(Wire.response(Wire.arriving(Method.OPTIONS, branch + "0"), 200, "f"));
        wire.receive(Wire.response(Wire.arriving(Method.INVITE, branch), 486, "f"));
        assertThat(outcomes).isEmpty();
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(outcomes).containsExactly("200", "complete");
    }

    @Test
    void acksForNothingGoToTheStrayHandlerAndAreCounted() {
        wire.receive(Wire.arriving(Method.ACK, "z9hG4bKnone"));
        wire.receive(Wire.arriving(Method.ACK, "1"));

        assertThat(wire.strays.acks).hasSize(2);
        assertThat(strays).containsEntry(TransactionObserver.Stray.ACK, 2);
        assertThat(wire.sent).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "9.2")
    void cancelsForNothingAreAnswered481Each() {
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bKnone"));
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bKnone"));
        wire.receive(Wire.arriving(Method.CANCEL, "z9hG4bKother"));

        assertThat(wire.log()).containsExactly("481", "481", "481");
        assertThat(wire.layer.transactions()).isEqualTo(2);
    }

    @Test
    void aStormOfProvisionalResponsesOverflowsABoundedQueue() {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<SipResponse> got = new ArrayList<>();
        BaseSubscriber<SipResponse> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(SipResponse response) {
                got.add(response);
            }

            @Override
            protected void hookOnError(Throwable cause) {
                failure.set(cause);
            }
        };
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().subscribe(slow);
        SipResponse ringing = Wire.response(transaction.request(), 180, "b");
        for (int i = 0; i < 100_000; i++) {
            wire.receive(ringing);
        }
        slow.requestUnbounded();

        assertThat(got).hasSize(8);
        assertThat(failure.get()).isInstanceOf(ResponseOverflowException.class);
        wire.receive(Wire.response(transaction.request(), 486, "b"));
        assertThat(wire.log()).containsExactly("INVITE", "ACK");
    }

    @Test
    void aStormOf100sIsOneToASlowSubscriber() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        StepVerifier.create(transaction.responses().map(SipResponse::statusCode), 0)
                .then(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        wire.receive(Wire.response(transaction.request(), 100, "x"));
                    }
                    wire.receive(Wire.response(transaction.request(), 486, "b"));
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNext(100, 486)
                .verifyComplete();
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void theFirstOfFinalsThatContradictEachOtherCounts() {
        List<String> outcomes = new ArrayList<>();
        ClientTransaction transaction = send(Method.OPTIONS, outcomes);
        wire.receive(Wire.response(transaction.request(), 404, "a"));
        wire.receive(Wire.response(transaction.request(), 200, "b"));
        wire.receive(Wire.response(transaction.request(), 503, "c"));

        assertThat(outcomes).containsExactly("404", "complete");
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void aRejectionBehindWhichA2xxComesStaysTheOutcome() {
        List<String> outcomes = new ArrayList<>();
        ClientTransaction transaction = send(Method.INVITE, outcomes);
        wire.receive(Wire.response(transaction.request(), 486, "a"));
        wire.receive(Wire.response(transaction.request(), 200, "b"));
        wire.receive(Wire.response(transaction.request(), 603, "a"));

        assertThat(outcomes).containsExactly("486", "complete");
        assertThat(wire.log()).containsExactly("INVITE", "ACK", "ACK");
    }

    @Test
    @Rfc(number = 6026, section = "8.4")
    void a2xxBehindWhichARejectionComesStaysTheOutcome() {
        List<String> outcomes = new ArrayList<>();
        ClientTransaction transaction = send(Method.INVITE, outcomes);
        wire.receive(Wire.response(transaction.request(), 200, "a"));
        wire.receive(Wire.response(transaction.request(), 486, "b"));
        wire.pass(32_000);

        assertThat(outcomes).containsExactly("200", "complete");
        assertThat(wire.log()).containsExactly("INVITE");
    }

    @Test
    void requestsWithoutViaThatGotPastAParserAreCountedAndDropped() {
        wire.layer.requests().subscribe(requests::add);
        for (Method method : List.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.OPTIONS)) {
            wire.layer.accept(new Delivery(
                    Wire.arriving(method, "z9hG4bKx")
                            .edit()
                            .remove(KnownHeader.VIA)
                            .build(),
                    Wire.UDP));
        }

        assertThat(strays).containsEntry(TransactionObserver.Stray.MALFORMED, 4);
        assertThat(requests).isEmpty();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void aSenderThatFailsIsTheTransportError() {
        wire.sender = message -> Mono.error(new IllegalStateException("no route"));
        List<String> outcomes = new ArrayList<>();
        send(Method.OPTIONS, outcomes);
        send(Method.INVITE, outcomes);

        assertThat(outcomes).containsExactly("HopUnreachableException", "HopUnreachableException");
    }

    @Test
    void aSenderThatReturnsNullIsTheTransportErrorToo() {
        wire.sender = message -> null;
        List<String> outcomes = new ArrayList<>();
        send(Method.OPTIONS, outcomes);

        assertThat(outcomes).containsExactly("HopUnreachableException");
    }

    @Test
    void aSenderThatHangsLeavesTheOutcomeToTheTimers() {
        wire.sender = message -> Mono.never();
        List<String> outcomes = new ArrayList<>();
        send(Method.OPTIONS, outcomes);
        send(Method.INVITE, outcomes);
        wire.pass(32_000);

        assertThat(outcomes).containsExactly("TransactionTimeoutException", "TransactionTimeoutException");
    }

    @Test
    void aSenderThatCompletesTwiceAndFailsAfterwardsHasCompletedOnce() {
        Hooks.onErrorDropped(dropped -> {});
        wire.sender = message -> new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Void> actual) {
                actual.onSubscribe(reactor.core.publisher.Operators.emptySubscription());
                actual.onComplete();
                actual.onComplete();
                actual.onError(new IllegalStateException("late"));
            }
        };
        wire.layer.requests().subscribe(requests::add);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKone"));
        StepVerifier.create(
                        requests.get(0).respond(requests.get(0).response(200).build()))
                .verifyComplete();
        List<String> outcomes = new ArrayList<>();
        ClientTransaction transaction = send(Method.OPTIONS, outcomes);
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(outcomes).containsExactly("200", "complete");
    }

    @Test
    void aSenderThatFailsManyTimesOverFailsATransactionOnce() {
        Hooks.onErrorDropped(dropped -> {});
        wire.sender = message -> new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Void> actual) {
                actual.onSubscribe(reactor.core.publisher.Operators.emptySubscription());
                for (int i = 0; i < 3; i++) {
                    actual.onError(new IllegalStateException("again"));
                }
            }
        };
        List<String> outcomes = new ArrayList<>();
        send(Method.INVITE, outcomes);

        assertThat(outcomes).containsExactly("HopUnreachableException");
    }

    @Test
    void aSubscriberThatThrowsLosesItsSubscriptionAndNothingElse() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(SipResponse response) {
                throw new IllegalStateException("fault");
            }

            @Override
            protected void hookOnError(Throwable failure) {}
        });
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(wire.strays.successes).hasSize(1);
        assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED);
    }
}
