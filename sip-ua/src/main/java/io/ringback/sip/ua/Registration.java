package io.ringback.sip.ua;

import io.ringback.sip.auth.Exchange;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.SyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * An address of record that keeps itself registered (RFC 3261 §10.2): REGISTER through its challenges, once more with a
 * longer lifetime where 423 asks for it, refreshed before it ends, tried again after a failure, and removed on request.
 * All that happens to it happens on one worker; its methods may be called by many threads. Made by
 * {@link UserAgent#register}.
 */
public final class Registration {
    private static final int REMEMBERED_EVENTS = 32;

    /** RFC 5626 §4.5: the first wait after a failure, and the longest, in seconds. */
    private static final long BASE_WAIT = 30;

    private static final long LONGEST_WAIT = 1_800;

    private enum Phase {
        SENDING,
        WAITING,
        REMOVING,
        OVER
    }

    private final Signalling signalling;
    private final RegistrationPlan plan;
    private final Scheduler worker;
    private final RegisterRequests requests;
    private final Sinks.Many<RegistrationEvent> events = Sinks.many().replay().limit(REMEMBERED_EVENTS);
    private final Disposable.Swap timer = Disposables.swap();

    private Phase phase = Phase.SENDING;
    private boolean unwanted;
    private boolean everRegistered;
    private int failures;
    private long seconds;

    private Registration(Signalling signalling, RegistrationPlan plan) {
        this.signalling = signalling;
        this.plan = plan;
        this.worker = Schedulers.single(signalling.scheduler());
        this.requests = new RegisterRequests(signalling, plan);
        this.seconds = plan.lifetime().toSeconds();
    }

    static Registration begin(Signalling signalling, RegistrationPlan plan) {
        Registration registration = new Registration(signalling, plan);
        registration.worker.schedule(registration::send);
        return registration;
    }

    /**
     * What happens, in order; the last 32 events are repeated to those who come later.
     *
     * @return completes after {@link RegistrationEvent.Refused} or {@link RegistrationEvent.Removed}; never fails
     */
    public Flux<RegistrationEvent> events() {
        return events.asFlux();
    }

    /**
     * Removes our bindings, and no others (RFC 3261 §10.2.2). Once is enough.
     *
     * @return the last event, for those who wait for it; removal does not depend on that
     */
    public Mono<RegistrationEvent> remove() {
        worker.schedule(() -> {
            unwanted = true;
            if (phase == Phase.WAITING) {
                removeOrEnd();
            }
        });
        return events().last();
    }

    private void send() {
        phase = Phase.SENDING;
        submit(seconds).subscribe(this::receive, this::fail);
    }

    private Mono<Reply> submit(long wanted) {
        return signalling
                .exchange(
                        plan.account(),
                        hop -> requests.next(hop, wanted),
                        Destination.of(plan.locator(), plan.registrar()),
                        worker)
                .replies()
                .last()
                .publishOn(worker)
                .doOnNext(requests::answered);
    }

    private void receive(Reply reply) {
        SipResponse response = reply.response();
        try {
            if (response.isSuccess()) {
                registered(reply);
            } else if (response.statusCode() == 423 && isLengthened(response)) {
                send();
            } else if (response.statusCode() >= 500 && response.statusCode() < 600) {
                retry(Optional.of(response), Optional.empty());
            } else {
                end(new RegistrationEvent.Refused(response, reply.unanswered()));
            }
        } catch (SyntaxException e) {
            retry(Optional.of(response), Optional.of(e));
        }
    }

    /** §10.2.8: with a time that the registrar takes; each 423 must ask for more than was offered, so this ends. */
    private boolean isLengthened(SipResponse response) {
        long least = response.headers().first(HeaderTypes.MIN_EXPIRES).orElse(0L);
        boolean longer = least > seconds;
        seconds = Math.max(seconds, least);
        return longer && !unwanted;
    }

    private void registered(Reply reply) {
        failures = 0;
        everRegistered = true;
        Duration lifetime = requests.granted(reply.response(), seconds);
        events.tryEmitNext(new RegistrationEvent.Registered(reply.response(), lifetime, reply.proof()));
        waitFor(beforeTheEnd(lifetime));
    }

    /** So early that a whole transaction may time out before the bindings end; or halfway, if they are short. */
    private Duration beforeTheEnd(Duration lifetime) {
        Duration timeout = signalling.timers().timeout();
        return lifetime.compareTo(timeout.multipliedBy(2)) > 0 ? lifetime.minus(timeout) : lifetime.dividedBy(2);
    }

    private void fail(Throwable cause) {
        // It is not known how many of them were sent through challenges.
        requests.skip(Exchange.MOST_SUBMISSIONS * Failover.MOST_ATTEMPTS);
        retry(Optional.empty(), Optional.of(cause));
    }

    /** RFC 5626 §4.5: twice as long after each failure, and at random, so that not all come back at once. */
    private void retry(Optional<SipResponse> response, Optional<Throwable> cause) {
        long most = Math.min(LONGEST_WAIT, BASE_WAIT << Math.min(failures, 10));
        failures++;
        long millis = ThreadLocalRandom.current().nextLong(most * 500, most * 1_000 + 1);
        Duration wait = Duration.ofMillis(millis);
        Duration asked = response.map(Registration::retryAfter).orElse(Duration.ZERO);
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        events.tryEmitNext(new RegistrationEvent.Interrupted(response, cause, longer));
        waitFor(longer);
    }

    /** A Retry-After that cannot be read asks for nothing. */
    private static Duration retryAfter(SipResponse response) {
        try {
            return response.headers()
                    .first(HeaderTypes.RETRY_AFTER)
                    .map(after -> Duration.ofSeconds(Math.min(after.seconds(), LONGEST_WAIT)))
                    .orElse(Duration.ZERO);
        } catch (SyntaxException e) {
            return Duration.ZERO;
        }
    }

    private void waitFor(Duration wait) {
        phase = Phase.WAITING;
        if (unwanted) {
            removeOrEnd();
        } else {
            timer.update(worker.schedule(this::send, wait.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void removeOrEnd() {
        timer.dispose();
        if (!everRegistered) {
            end(new RegistrationEvent.Removed(false));
            return;
        }
        phase = Phase.REMOVING;
        submit(0)
                .subscribe(
                        reply -> end(
                                new RegistrationEvent.Removed(reply.response().isSuccess())),
                        failure -> end(new RegistrationEvent.Removed(false)));
    }

    private void end(RegistrationEvent last) {
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            timer.dispose();
            plan.account().digest().forgetCall(requests.callId());
            events.tryEmitNext(last);
            events.tryEmitComplete();
        }
    }
}
