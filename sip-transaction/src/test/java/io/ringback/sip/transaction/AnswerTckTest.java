package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.testng.annotations.Test;
import reactor.core.publisher.Mono;

/** {@link ServerTransaction#respond} by the Reactive Streams TCK: it has no elements, only an end. */
@Test
public class AnswerTckTest extends PublisherVerification<Void> {
    /** Made by TestNG. */
    public AnswerTckTest() {
        super(Tck.environment());
    }

    private static ServerTransaction arrived() {
        TransactionLayer layer = TransactionLayer.builder(message -> Mono.empty())
                .scheduler(Tck.threads())
                .build();
        CompletableFuture<ServerTransaction> arrived = new CompletableFuture<>();
        layer.requests().subscribe(arrived::complete);
        layer.accept(new Delivery(Tck.arriving(), Wire.TCP));
        return arrived.join();
    }

    @Override
    public long maxElementsFromPublisher() {
        return 0;
    }

    @Override
    public Publisher<Void> createPublisher(long elements) {
        ServerTransaction transaction = arrived();
        return transaction.respond(transaction.response(200).build());
    }

    @Override
    public Publisher<Void> createFailedPublisher() {
        ServerTransaction transaction = arrived();
        transaction.respond(transaction.response(200).build()).block();
        return transaction.respond(transaction.response(404).build());
    }
}
