package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The Reactor Context of whoever asks is that of what is sent for it: a trace goes through. */
class ContextTest {
    private final List<String> traces = new ArrayList<>();
    private final Wire wire = new Wire();

    ContextTest() {
        wire.sender = message -> Mono.deferContextual(context -> {
            traces.add(Wire.brief(message) + " " + context.getOrDefault("trace", "none"));
            return Mono.empty();
        });
    }

    @Test
    void requestsAndAcksHaveTheContextOfTheResponsesSubscriber() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().contextWrite(Context.of("trace", "t1")).subscribe();
        wire.pass(500);
        wire.receive(Wire.response(transaction.request(), 486, "b"));

        assertThat(traces).containsExactly("INVITE t1", "INVITE t1", "ACK t1");
    }

    @Test
    void exchangesKeepTheContextThroughARetry() {
        wire.layer
                .exchange(() -> Wire.request(Method.OPTIONS), Wire.UDP)
                .retry(1)
                .contextWrite(Context.of("trace", "t2"))
                .subscribe(response -> {}, failure -> {});
        wire.pass(64_000);

        assertThat(traces).hasSize(22).containsOnly("OPTIONS t2");
    }

    @Test
    void responsesHaveTheContextOfWhoeverGivesThem() {
        List<ServerTransaction> requests = new ArrayList<>();
        wire.layer.requests().subscribe(requests::add);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKone"));
        requests.get(0)
                .respond(requests.get(0).response(200).build())
                .contextWrite(Context.of("trace", "t3"))
                .subscribe();

        assertThat(traces).containsExactly("200 t3");
    }

    @Test
    void theCancelHasTheContextOfWhoeverCancels() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().contextWrite(Context.of("trace", "t1")).subscribe();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().contextWrite(Context.of("trace", "t4")).subscribe();

        assertThat(traces).containsExactly("INVITE t1", "CANCEL t4");
    }
}
