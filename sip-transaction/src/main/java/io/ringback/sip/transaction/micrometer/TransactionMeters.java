package io.ringback.sip.transaction.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.ringback.sip.header.Method;
import io.ringback.sip.transaction.ClientTransaction;
import io.ringback.sip.transaction.Refusal;
import io.ringback.sip.transaction.SipTransaction;
import io.ringback.sip.transaction.TransactionException;
import io.ringback.sip.transaction.TransactionObserver;
import io.ringback.sip.transaction.TransactionTimeoutException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells a Micrometer registry what a layer does. All tags have few values, whatever peers send: {@code side} (client,
 * server), {@code method} (those of RFCs, and {@code other}), {@code cause}, {@code reason}, {@code kind}. All meters
 * are registered at once, so that events look nothing up in the registry. Safe for use by many threads.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>name</th><th>what</th><th>tags</th></tr>
 *   <tr><td>{@code sip.transactions}</td><td>timer of those that are over</td><td>side, method</td></tr>
 *   <tr><td>{@code sip.transactions.open}</td><td>gauge of those under way</td><td></td></tr>
 *   <tr><td>{@code sip.transactions.retransmissions}</td><td>messages sent once more</td><td>side, method</td></tr>
 *   <tr><td>{@code sip.transactions.failures}</td><td>timeouts, errors of the transport</td><td>side, cause</td></tr>
 *   <tr><td>{@code sip.transactions.refused}</td><td>those that were not taken</td><td>reason</td></tr>
 *   <tr><td>{@code sip.transactions.strays}</td><td>what belonged to none</td><td>kind</td></tr>
 * </table>
 */
public final class TransactionMeters implements TransactionObserver {
    private static final List<Method> METHODS = List.of(
            Method.INVITE,
            Method.BYE,
            Method.CANCEL,
            Method.REGISTER,
            Method.OPTIONS,
            Method.PRACK,
            Method.UPDATE,
            Method.INFO,
            Method.SUBSCRIBE,
            Method.NOTIFY,
            Method.REFER,
            Method.MESSAGE,
            Method.PUBLISH);

    private final LongAdder open = new LongAdder();
    private final BySide client;
    private final BySide server;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final Map<Stray, Counter> strays = new EnumMap<>(Stray.class);

    /** The meters of one side. */
    private record BySide(
            Map<Method, Timer> ended,
            Timer otherEnded,
            Map<Method, Counter> retransmitted,
            Counter otherRetransmitted,
            Counter timedOut,
            Counter unreachable) {
        static BySide of(MeterRegistry registry, String side) {
            Tags tags = Tags.of("side", side);
            Map<Method, Timer> ended = new HashMap<>();
            Map<Method, Counter> retransmitted = new HashMap<>();
            for (Method method : METHODS) {
                ended.put(method, timer(registry, tags.and("method", method.name())));
                retransmitted.put(method, retransmissions(registry, tags.and("method", method.name())));
            }
            return new BySide(
                    ended,
                    timer(registry, tags.and("method", "other")),
                    retransmitted,
                    retransmissions(registry, tags.and("method", "other")),
                    failures(registry, tags.and("cause", "timeout")),
                    failures(registry, tags.and("cause", "unreachable")));
        }

        private static Timer timer(MeterRegistry registry, Tags tags) {
            return Timer.builder("sip.transactions")
                    .description("Transactions that are over")
                    .tags(tags)
                    .register(registry);
        }

        private static Counter retransmissions(MeterRegistry registry, Tags tags) {
            return counter(registry, "retransmissions", "Messages that were sent once more", tags);
        }

        private static Counter failures(MeterRegistry registry, Tags tags) {
            return counter(registry, "failures", "Timeouts and errors of the transport", tags);
        }
    }

    private TransactionMeters(MeterRegistry registry) {
        client = BySide.of(registry, "client");
        server = BySide.of(registry, "server");
        for (Refusal reason : Refusal.values()) {
            refused.put(
                    reason,
                    counter(registry, "refused", "Transactions that were not taken", Tags.of("reason", word(reason))));
        }
        for (Stray kind : Stray.values()) {
            strays.put(
                    kind, counter(registry, "strays", "What belonged to no transaction", Tags.of("kind", word(kind))));
        }
        Gauge.builder("sip.transactions.open", open, LongAdder::sum)
                .description("Transactions under way")
                .strongReference(true)
                .register(registry);
    }

    /**
     * An observer that tells a registry.
     *
     * @param registry the registry, in which the meters are registered at once
     * @return an observer for {@link io.ringback.sip.transaction.TransactionLayerBuilder#observer}
     */
    @SuppressWarnings("exports") // whoever calls it has Micrometer, and others need none
    public static TransactionMeters in(MeterRegistry registry) {
        return new TransactionMeters(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Tags tags) {
        return Counter.builder("sip.transactions." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private BySide side(SipTransaction transaction) {
        return transaction instanceof ClientTransaction ? client : server;
    }

    @Override
    public void started(SipTransaction transaction) {
        open.increment();
    }

    @Override
    public void retransmitted(SipTransaction transaction) {
        BySide side = side(transaction);
        side.retransmitted()
                .getOrDefault(transaction.request().method(), side.otherRetransmitted())
                .increment();
    }

    @Override
    public void failed(SipTransaction transaction, TransactionException failure) {
        BySide side = side(transaction);
        (failure instanceof TransactionTimeoutException ? side.timedOut() : side.unreachable()).increment();
    }

    @Override
    public void ended(SipTransaction transaction, long nanos) {
        open.decrement();
        BySide side = side(transaction);
        side.ended()
                .getOrDefault(transaction.request().method(), side.otherEnded())
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refused(Refusal reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }

    @Override
    public void strayed(Stray kind) {
        Objects.requireNonNull(strays.get(kind)).increment();
    }
}
