package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringback.sip.header.Method;
import io.ringback.sip.transaction.micrometer.TransactionMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

class ObserverTest {
    private final List<String> seen = new ArrayList<>();

    /** Writes down everything. */
    private final class Log implements TransactionObserver {
        @Override
        public void started(SipTransaction transaction) {
            seen.add("started " + transaction.request().method());
        }

        @Override
        public void changed(SipTransaction transaction, TransactionState from, TransactionState to) {
            seen.add(from + " to " + to);
        }

        @Override
        public void retransmitted(SipTransaction transaction) {
            seen.add("again");
        }

        @Override
        public void failed(SipTransaction transaction, TransactionException failure) {
            seen.add("failed " + ((TransactionTimeoutException) failure).timer());
        }

        @Override
        public void ended(SipTransaction transaction, long nanos) {
            seen.add("ended " + Duration.ofNanos(nanos).toMillis());
        }

        @Override
        public void refused(Refusal reason) {
            seen.add("refused " + reason);
        }

        @Override
        public void strayed(Stray kind) {
            seen.add("strayed " + kind);
        }
    }

    private Wire wire() {
        return new Wire(settings -> settings.observer(new Log()).capacity(1));
    }

    @Test
    void tellsTheWholeLifeOfATransaction() {
        Wire wire = wire();
        wire.layer.client(Wire.request(Method.INVITE), Wire.UDP).responses().subscribe(r -> {}, failure -> {});
        wire.pass(600);
        wire.layer.client(Wire.request(Method.OPTIONS), Wire.UDP).responses().subscribe(r -> {}, failure -> {});
        wire.receive(Wire.arriving(Method.ACK, "z9hG4bKnone"));
        wire.pass(32_000);

        assertThat(seen)
                .startsWith(
                        "started INVITE",
                        "NEW to CALLING",
                        "again",
                        "refused TOO_MANY_TRANSACTIONS",
                        "strayed ACK",
                        "again")
                .endsWith("CALLING to TERMINATED", "failed B", "ended 32000");
    }

    @Test
    void anObserverThatThrowsDisturbsNothing() {
        Hooks.onErrorDropped(dropped -> seen.add("dropped"));
        Wire wire = new Wire(settings -> settings.observer(new TransactionObserver() {
            @Override
            public void changed(SipTransaction transaction, TransactionState from, TransactionState to) {
                throw new IllegalStateException("fault");
            }
        }));
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.OPTIONS), Wire.TCP);
        transaction.response().subscribe(response -> seen.add("response"));
        wire.receive(Wire.response(transaction.request(), 200, "b"), Wire.TCP);
        Hooks.resetOnErrorDropped();

        assertThat(seen).containsExactly("dropped", "dropped", "response", "dropped");
        assertThat(wire.layer.isQuiet()).isTrue();
    }

    @Test
    void meterRegistriesAreToldWithTagsOfFewValues() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        TransactionMeters meters = TransactionMeters.in(registry);
        int before = registry.getMeters().size();
        Wire wire = new Wire(settings -> settings.observer(meters));
        for (Method method : List.of(Method.OPTIONS, Method.of("FROB"), Method.of("ZORK"))) {
            wire.layer.client(Wire.request(method), Wire.UDP).responses().subscribe(r -> {}, failure -> {});
        }
        wire.receive(Wire.arriving(Method.MESSAGE, "z9hG4bKone"));
        wire.receive(Wire.arriving(Method.ACK, "z9hG4bKnone"));
        assertThat(registry.get("sip.transactions.open").gauge().value()).isEqualTo(3);
        wire.pass(32_000);

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(registry.get("sip.transactions.open").gauge().value()).isZero();
        assertThat(registry.get("sip.transactions")
                        .tags("side", "client", "method", "OPTIONS")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(32);
        assertThat(registry.get("sip.transactions")
                        .tags("side", "client", "method", "other")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("sip.transactions.retransmissions")
                        .tags("side", "client", "method", "other")
                        .counter()
                        .count())
                .isEqualTo(20);
        assertThat(registry.get("sip.transactions.failures")
                        .tags("side", "client", "cause", "timeout")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("sip.transactions.refused")
                        .tags("reason", "no-subscriber")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("sip.transactions.strays")
                        .tags("kind", "ack")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
