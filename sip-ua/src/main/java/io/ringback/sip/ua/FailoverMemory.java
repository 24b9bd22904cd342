package io.ringback.sip.ua;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import io.ringback.sip.ua.FailoverObserver.Failure;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * Which servers are down. One that did not answer, or could not be reached, is tried after all others for a while: it
 * is never given up, so that one failure does not make a domain unreachable. One that has answered 503 with Retry-After
 * is not tried until then (RFC 3261 §21.5.4). Safe for use by many threads.
 */
final class FailoverMemory {
    static final FailoverObserver NOBODY = new FailoverObserver() {};

    /** How long a server that was silent comes last. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    /** No server is believed that it is away for longer. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    /** How many servers are remembered; of more, the one that has been remembered longest is forgotten. */
    static final int MOST = 1_024;

    private final Scheduler clock;
    private final FailoverObserver observer;
    private final Map<Key, Down> servers = new LinkedHashMap<>();

    private record Key(TransportProtocol transport, InetSocketAddress remote) {
        static Key of(Hop hop) {
            return new Key(hop.transport(), hop.remote());
        }
    }

    private record Down(long until, boolean asked) {}

    FailoverMemory(Scheduler clock, FailoverObserver observer) {
        this.clock = clock;
        this.observer = observer;
    }

    FailoverObserver observer() {
        return observer;
    }

    /** Notes that a server is down; with a time that it asked for, if it did. */
    void failed(Hop hop, Failure failure, @Nullable Duration retryAfter) {
        observer.failed(hop, failure);
        Duration wanted = retryAfter == null ? Duration.ZERO : retryAfter;
        boolean asked = !wanted.isZero();
        if (failure == Failure.UNAVAILABLE && !asked) {
            return;
        }
        Duration time = asked ? wanted : SILENCE;
        Duration bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        synchronized (servers) {
            servers.remove(Key.of(hop));
            servers.put(Key.of(hop), new Down(now() + bounded.toNanos(), asked));
            if (servers.size() > MOST) {
                servers.remove(servers.keySet().iterator().next());
            }
        }
    }

    /** Notes that a server has answered. */
    void answered(Hop hop) {
        synchronized (servers) {
            if (!servers.isEmpty()) {
                servers.remove(Key.of(hop));
            }
        }
    }

    /** Tells whether nothing bad is known of a server. */
    boolean isFine(Hop hop) {
        return down(hop) == null;
    }

    int size() {
        synchronized (servers) {
            return servers.size();
        }
    }

    /** The candidates that may be tried, those that were silent last. */
    Flux<Hop> ordered(Flux<Hop> candidates) {
        return Flux.defer(() -> {
            List<Hop> silent = new ArrayList<>();
            return candidates
                    .filter(hop -> mayBeTriedNow(hop, silent))
                    .concatWith(Flux.defer(() -> Flux.fromIterable(silent)));
        });
    }

    private boolean mayBeTriedNow(Hop hop, List<Hop> silent) {
        Down down = down(hop);
        if (down == null) {
            return true;
        }
        if (down.asked()) {
            observer.passedOver(hop, Duration.ofNanos(down.until() - now()));
        } else {
            silent.add(hop);
        }
        return false;
    }

    private @Nullable Down down(Hop hop) {
        synchronized (servers) {
            if (servers.isEmpty()) {
                return null;
            }
            Down down = servers.get(Key.of(hop));
            if (down != null && down.until() - now() <= 0) {
                servers.remove(Key.of(hop));
                return null;
            }
            return down;
        }
    }

    private long now() {
        return clock.now(TimeUnit.NANOSECONDS);
    }
}
