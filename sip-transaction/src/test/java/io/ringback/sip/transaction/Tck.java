package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.tck.TestEnvironment;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What the verifications of the Reactive Streams TCK have in common. They run on real lanes. */
final class Tck {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Scheduler THREADS =
            Schedulers.fromExecutorService(Executors.newScheduledThreadPool(4, task -> {
                Thread thread = new Thread(task, "tck-lane");
                thread.setDaemon(true);
                return thread;
            }));

    private Tck() {}

    /** Real threads that may block, since the TCK's subscribers take locks. */
    static Scheduler threads() {
        return THREADS;
    }

    /** Patient with signals that must come, since machines may be busy; short with those that must not. */
    static TestEnvironment environment() {
        return new TestEnvironment(3_000, 50, 50);
    }

    static SipRequest request(Method method) {
        return Wire.request(method)
                .edit()
                .set(KnownHeader.CALL_ID, "tck-" + NUMBER.incrementAndGet())
                .build();
    }

    static SipRequest arriving() {
        return Wire.arriving(Method.OPTIONS, "z9hG4bKtck" + NUMBER.incrementAndGet());
    }

    /** A client transaction whose peer sends provisional responses and then a final one: so many responses in all. */
    static ClientTransaction answered(Method method, long responses) {
        AtomicReference<TransactionLayer> self = new AtomicReference<>();
        TransactionLayer layer = TransactionLayer.builder(message -> {
                    if (message.message() instanceof SipRequest sent
                            && sent.method().equals(method)) {
                        for (long i = 1; i < responses; i++) {
                            receive(self.get(), reliable(sent, i));
                        }
                        receive(self.get(), Wire.response(sent, 486, "b"));
                    }
                    return Mono.empty();
                })
                .scheduler(threads())
                .timers(shortTimers())
                .build();
        self.set(layer);
        return layer.client(request(method), Wire.TCP);
    }

    private static io.ringback.sip.message.SipResponse reliable(SipRequest sent, long number) {
        return Wire.response(sent, 183, "b")
                .edit()
                .set(KnownHeader.RSEQ, Long.toString(number))
                .build();
    }

    private static void receive(TransactionLayer layer, io.ringback.sip.message.SipMessage message) {
        layer.accept(new Delivery(message, Wire.TCP));
    }

    /** A client transaction whose responses were taken already. */
    static ClientTransaction taken() {
        ClientTransaction transaction = answered(Method.INVITE, 1);
        transaction.responses().subscribe();
        return transaction;
    }

    /** 64·T1 is 64 ms. */
    static TimerValues shortTimers() {
        return TimerValues.defaults().withT1(Duration.ofMillis(1)).withT2(Duration.ofMillis(1));
    }
}
