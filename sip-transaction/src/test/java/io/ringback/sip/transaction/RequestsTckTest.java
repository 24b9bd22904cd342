package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.testng.annotations.Test;
import reactor.core.publisher.Mono;

/** {@link TransactionLayer#requests()} by the Reactive Streams TCK. Peers try until there is demand. */
@Test
public class RequestsTckTest extends PublisherVerification<ServerTransaction> {
    private static final long MOST = 100;

    /** Made by TestNG. */
    public RequestsTckTest() {
        super(Tck.environment());
    }

    @Override
    public long maxElementsFromPublisher() {
        return MOST;
    }

    @Override
    public Publisher<ServerTransaction> createPublisher(long elements) {
        AtomicLong taken = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        TransactionLayer layer = TransactionLayer.builder(message -> Mono.empty())
                .scheduler(Tck.threads())
                .refusal(RefusalPolicy.silent())
                .timers(Tck.shortTimers())
                .observer(new TransactionObserver() {
                    @Override
                    public void started(SipTransaction transaction) {
                        taken.incrementAndGet();
                    }

                    @Override
                    public void refused(Refusal reason) {
                        refused.incrementAndGet();
                    }
                })
                .build();
        Thread peers = new Thread(() -> send(layer, taken, refused, elements), "tck-peers");
        peers.setDaemon(true);
        peers.start();
        return layer.requests();
    }

    /** One request after the other, each until it is taken or refused; then the layer is shut down. */
    private static void send(TransactionLayer layer, AtomicLong taken, AtomicLong refused, long elements) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (taken.get() < elements && System.nanoTime() < end) {
            long before = taken.get() + refused.get();
            layer.accept(new Delivery(Tck.arriving(), Wire.TCP));
            while (taken.get() + refused.get() == before) {
                LockSupport.parkNanos(10_000);
            }
        }
        layer.shutdown().subscribe();
    }

    @Override
    public Publisher<ServerTransaction> createFailedPublisher() {
        TransactionLayer layer = TransactionLayer.builder(message -> Mono.empty())
                .scheduler(Tck.threads())
                .build();
        layer.requests().subscribe();
        return layer.requests();
    }
}
