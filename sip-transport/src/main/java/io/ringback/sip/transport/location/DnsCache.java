package io.ringback.sip.transport.location;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Remembers answers for as long as they hold, the negative ones too (RFC 2308), and asks one question once however many
 * want to know. When it is full, what was not asked for longest is forgotten. Safe for use by many threads.
 */
public final class DnsCache implements DnsClient {
    /** How many answers are kept by default. */
    public static final int DEFAULT_SIZE = 1_024;

    /** No answer is believed for longer, whatever its TTL says. */
    public static final Duration LONGEST = Duration.ofHours(1);

    /** How long a failure is kept, so that a server that is down is not asked for each request: RFC 9520 §3.2. */
    public static final Duration FAILURE = Duration.ofSeconds(5);

    private final DnsClient client;
    private final Scheduler clock;
    private final int size;
    private final Map<DnsLookup, Kept> entries;
    private final ConcurrentMap<DnsLookup, Mono<DnsAnswer>> waiting = new ConcurrentHashMap<>();

    private record Kept(DnsAnswer answer, long until) {}

    private DnsCache(DnsClient client, Scheduler clock, int size) {
        this.client = client;
        this.clock = clock;
        this.size = size;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<DnsLookup, Kept> eldest) {
                return size() > size;
            }
        };
    }

    /**
     * A cache.
     *
     * @param client is asked for what is not known
     * @param clock tells the time
     * @param size how many answers are kept, and how many questions may wait at once; 1 or more
     * @return an empty cache
     * @throws IllegalArgumentException if the size is not positive
     */
    public static DnsCache of(DnsClient client, Scheduler clock, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a cache keeps 1 answer or more, not " + size);
        }
        return new DnsCache(client, clock, size);
    }

    /**
     * How many answers are kept.
     *
     * @return 0 or more; those that hold no longer may be among them
     */
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    @Override
    public Mono<DnsAnswer> answer(DnsLookup lookup) {
        return Mono.defer(() -> {
            DnsAnswer known = known(lookup);
            if (known != null) {
                return Mono.just(known);
            }
            if (waiting.size() >= size && !waiting.containsKey(lookup)) {
                return Mono.just(DnsAnswer.without(DnsVerdict.TOO_MANY, Duration.ZERO));
            }
            return waiting.computeIfAbsent(lookup, this::ask);
        });
    }

    private Mono<DnsAnswer> ask(DnsLookup lookup) {
        return Mono.defer(() -> client.answer(lookup))
                .onErrorReturn(DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO))
                .defaultIfEmpty(DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO))
                .doOnNext(answer -> keep(lookup, answer))
                .doFinally(end -> waiting.remove(lookup))
                .cache();
    }

    private @Nullable DnsAnswer known(DnsLookup lookup) {
        synchronized (entries) {
            Kept entry = entries.get(lookup);
            if (entry == null) {
                return null;
            }
            long left = entry.until - now();
            if (left <= 0) {
                entries.remove(lookup);
                return null;
            }
            return entry.answer.again(Duration.ofNanos(left));
        }
    }

    private void keep(DnsLookup lookup, DnsAnswer answer) {
        Duration lifetime = lifetime(answer);
        if (!lifetime.isZero()) {
            synchronized (entries) {
                entries.put(lookup, new Kept(answer, now() + lifetime.toNanos()));
            }
        }
    }

    private static Duration lifetime(DnsAnswer answer) {
        boolean answered = answer.isFound()
                || answer.verdict() == DnsVerdict.NO_SUCH_NAME
                || answer.verdict() == DnsVerdict.NO_SUCH_RECORD;
        if (!answered) {
            return FAILURE;
        }
        return answer.lifetime().compareTo(LONGEST) > 0 ? LONGEST : answer.lifetime();
    }

    private long now() {
        return clock.now(TimeUnit.NANOSECONDS);
    }
}
