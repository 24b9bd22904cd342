package io.ringback.sip.ua;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.HopUnreachableException;
import io.ringback.sip.transaction.TransactionException;
import io.ringback.sip.transaction.TransactionState;
import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.transport.MessageTooLargeException;
import io.ringback.sip.ua.AuthenticatedExchange.Way;
import io.ringback.sip.ua.FailoverObserver.Failure;
import io.ringback.text.SyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes one request from server to server until one has answered (RFC 3263 §4.3): a 503, a transport failure, and a
 * timeout without any response go on to the next. Which that is, is asked only then. A call that has rung somewhere is
 * not taken elsewhere, unless its server says 503 itself. The last failure is the outcome if all fail.
 */
final class Failover {
    /** How many servers one request is tried at. */
    static final int MOST_ATTEMPTS = 8;

    private final Way way;
    private final Destination destination;
    private final Function<Hop, Attempt> attempts;
    private final Runnable left;
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private @Nullable Supplier<Flux<Reply>> lastFailure;
    private boolean large;
    private int count;
    private volatile boolean stop;

    /**
     * One server's turn.
     *
     * @param request what will be sent there first
     * @param replies sends it, on subscription
     */
    record Attempt(SipRequest request, Supplier<Flux<Reply>> replies) {}

    /**
     * The servers of one request.
     *
     * @param attempts makes each attempt
     * @param left is run when a server is left from which an answer may still come
     */
    Failover(Way way, Destination destination, Function<Hop, Attempt> attempts, Runnable left) {
        this.left = left;
        this.way = way;
        this.destination = destination;
        this.attempts = attempts;
    }

    Flux<Reply> replies() {
        return Flux.defer(() -> tryAll(destination.usual().get()))
                .takeUntil(Optional::isEmpty)
                .concatMap(Mono::justOrEmpty);
    }

    /** Tries no other server from now on. */
    void stop() {
        stop = true;
        stopped.tryEmitEmpty();
    }

    /** The replies, and behind them an empty one. */
    private Flux<Optional<Reply>> tryAll(Flux<Hop> candidates) {
        return way.memory()
                .ordered(candidates)
                .onErrorResume(e -> lastFailure == null ? Flux.error(e) : Flux.empty())
                .takeUntilOther(stopped.asMono())
                .concatMap(hop -> Flux.defer(() -> attempt(hop)).subscribeOn(way.worker()), 0)
                .concatWith(Flux.defer(this::exhausted));
    }

    private Flux<Optional<Reply>> exhausted() {
        Supplier<Flux<Reply>> failure = lastFailure;
        if (failure != null) {
            return failure.get().map(Optional::of).concatWithValues(Optional.empty());
        }
        return stop
                ? Flux.just(Optional.empty())
                : Flux.error(new NoHopException("every server has asked not to be tried for a while"));
    }

    private Flux<Optional<Reply>> attempt(Hop hop) {
        if (stop) {
            return Flux.empty();
        }
        Attempt attempt = attempts.apply(hop);
        if (!large && isTooLarge(hop, attempt.request())) {
            // What the first candidate shows; from here on the reliable ones come first (RFC 3261 §18.1.1).
            large = true;
            return tryAll(destination.large().get());
        }
        count++;
        return new Turn(hop).of(attempt.replies().get());
    }

    private boolean isTooLarge(Hop hop, SipRequest request) {
        return !destination.named() && way.transports() != null && TransportChoice.isTooLarge(hop, request);
    }

    /**
     * A congestion-controlled way to the same server, for a request that has outgrown datagrams, if it may be there.
     */
    Optional<Hop> insteadOf(Hop hop, SipRequest request) {
        return way.transports() == null || !isTooLarge(hop, request)
                ? Optional.empty()
                : way.transports()
                        .over(TransportProtocol.TCP)
                        .map(tcp -> tcp.hopTo(hop.remote()))
                        .filter(way.memory()::isFine);
    }

    /** What one server answers. */
    private final class Turn {
        private final Hop hop;
        private boolean rang;
        private boolean failed;

        Turn(Hop hop) {
            this.hop = hop;
        }

        Flux<Optional<Reply>> of(Flux<Reply> replies) {
            return replies.filter(this::isKept)
                    .map(Optional::of)
                    .onErrorResume(TransactionException.class, this::failed)
                    .concatWith(Flux.defer(() -> failed ? Flux.empty() : Flux.just(Optional.empty())));
        }

        /** Keeps all replies but a 503 that another server may be tried after. */
        private boolean isKept(Reply reply) {
            SipResponse response = reply.response();
            rang |= response.isProvisional() && response.statusCode() > 100;
            if (response.statusCode() == 503) {
                way.memory().failed(hop, Failure.UNAVAILABLE, retryAfter(response));
                failed = goesOn();
                lastFailure = () -> Flux.just(reply);
                return !failed;
            }
            way.memory().answered(hop);
            return true;
        }

        private Flux<Optional<Reply>> failed(TransactionException cause) {
            boolean late = cause instanceof TransactionTimeoutException timeout && isSilence(timeout);
            boolean unreachable = cause instanceof HopUnreachableException && !rang;
            if (late || unreachable) {
                if (!(cause.getCause() instanceof MessageTooLargeException)) {
                    way.memory().failed(hop, late ? Failure.TIMED_OUT : Failure.UNREACHABLE, null);
                }
                if (goesOn()) {
                    failed = true;
                    lastFailure = () -> Flux.error(cause);
                    left.run();
                    return Flux.empty();
                }
            }
            return Flux.error(cause);
        }

        /** Nothing has come, provisional or final, until timer B or F fired. */
        private boolean isSilence(TransactionTimeoutException timeout) {
            return timeout.lastState() != TransactionState.PROCEEDING
                    && (timeout.timer().equals("B") || timeout.timer().equals("F"));
        }

        private boolean goesOn() {
            return !stop && count < MOST_ATTEMPTS;
        }
    }

    /** A Retry-After that cannot be read asks for nothing. */
    private static @Nullable Duration retryAfter(SipResponse response) {
        try {
            return response.headers()
                    .first(HeaderTypes.RETRY_AFTER)
                    .map(after -> Duration.ofSeconds(after.seconds()))
                    .orElse(null);
        } catch (SyntaxException e) {
            return null;
        }
    }
}
