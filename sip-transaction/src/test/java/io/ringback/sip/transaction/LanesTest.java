package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Two layers of several lanes each, on real threads, joined by memory. */
class LanesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicReference<TransactionLayer> server = new AtomicReference<>();
    private final TransactionLayer client = TransactionLayer.builder(message -> to(server.get(), message))
            .lanes(4)
            .build();

    LanesTest() {
        server.set(TransactionLayer.builder(message -> to(client, message))
                .lanes(4)
                .build());
    }

    private static Mono<Void> to(TransactionLayer layer, Delivery message) {
        return layer.accept(message) == Admission.ACCEPTED
                ? Mono.empty()
                : Mono.error(new IllegalStateException("refused"));
    }

    @AfterEach
    void close() {
        client.dispose();
        server.get().dispose();
        StepVerifier.create(client.shutdown()).expectComplete().verify(PATIENCE);
        StepVerifier.create(server.get().shutdown()).expectComplete().verify(PATIENCE);
        assertThat(client.isQuiet()).isTrue();
        assertThat(server.get().isQuiet()).isTrue();
    }

    private static SipRequest numbered(Method method, int number) {
        return Wire.request(method)
                .edit()
                .set(KnownHeader.CALL_ID, "call-" + number)
                .build();
    }

    @Test
    void everyRequestHasItsResponse() {
        server.get()
                .requests()
                .flatMap(
                        transaction ->
                                transaction.respond(transaction.response(200).build()),
                        Integer.MAX_VALUE)
                .subscribe();
        Flux<Integer> statuses = Flux.range(0, 20_000)
                .flatMap(
                        number -> client.client(numbered(Method.OPTIONS, number), Wire.TCP)
                                .response()
                                .subscribeOn(Schedulers.parallel()),
                        256)
                .map(response -> response.statusCode());

        StepVerifier.create(statuses.distinct().collectList())
                .assertNext(distinct -> assertThat(distinct).containsExactly(200))
                .expectComplete()
                .verify(PATIENCE);
        // The last response is delivered just before its transaction ends.
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (client.transactions() != 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(client.transactions()).isZero();
    }

    @Test
    void everyCancelledCallEndsAtBothSides() {
        server.get()
                .requests()
                .flatMap(
                        transaction -> transaction
                                .respond(transaction.response(180).build())
                                .then(transaction.cancelled())
                                .flatMap(cancel -> transaction.respond(
                                        transaction.response(487).build()))
                                .thenMany(transaction.terminated()),
                        Integer.MAX_VALUE)
                .subscribe();
        Flux<Integer> statuses = Flux.range(0, 5_000)
                .flatMap(
                        number -> {
                            ClientTransaction call = client.client(numbered(Method.INVITE, number), Wire.TCP);
                            return Flux.merge(
                                    call.responses().filter(response -> !response.isProvisional()),
                                    call.cancel().then(Mono.empty()));
                        },
                        64)
                .map(response -> response.statusCode());

        StepVerifier.create(statuses.collectList())
                .assertNext(all -> assertThat(all).hasSize(5_000).containsOnly(487))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void lanesSurviveAnErrorOfASubscriber() {
        Hooks.onErrorDropped(dropped -> {});
        server.get()
                .requests()
                .flatMap(
                        transaction ->
                                transaction.respond(transaction.response(200).build()),
                        Integer.MAX_VALUE)
                .subscribe();
        for (int i = 0; i < 64; i++) {
            client.client(numbered(Method.OPTIONS, i), Wire.TCP).response().subscribe(new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(SipResponse response) {
                    throw new AssertionError("a fault of the user's");
                }

                @Override
                protected void hookOnError(Throwable failure) {
                    throw new AssertionError("another one");
                }
            });
        }

        Flux<SipResponse> others = Flux.range(0, 64)
                .flatMap(number -> client.client(numbered(Method.OPTIONS, number), Wire.TCP)
                        .response());
        StepVerifier.create(others).expectNextCount(64).expectComplete().verify(PATIENCE);
        Hooks.resetOnErrorDropped();
    }
}
