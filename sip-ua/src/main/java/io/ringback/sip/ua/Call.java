package io.ringback.sip.ua;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.NegotiationException;
import io.ringback.sip.address.Host;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A call that we place: INVITE through its challenges, early media, the answer and its ACK, and the BYE of whoever
 * hangs up first (RFC 3261 §13, §15). All that happens to it happens on one worker, one thing after the other; its
 * methods may be called by many threads. Made by {@link UserAgent#call}.
 */
public final class Call {
    private static final int REMEMBERED_EVENTS = 32;

    /** How many dialogs one INVITE may make: each costs datagrams to an address that its maker chooses. */
    private static final int MOST_FORKS = 16;

    private enum Phase {
        SETUP,
        CANCELLING,
        UP,
        OVER
    }

    private final Signalling signalling;
    private final CallPlan plan;
    private final Invitation invitation;
    private final Scheduler worker;
    private final Sinks.Many<CallEvent> events = Sinks.many().replay().limit(REMEMBERED_EVENTS);
    private final Sinks.One<CallOutcome> outcome = Sinks.one();
    private final Sinks.One<CallEnd> end = Sinks.one();
    private final Disposable.Swap patience = Disposables.swap();
    private final Map<Slice, Leg> legs = new HashMap<>();
    private final LegUser legUser = new LegUser();

    private Phase phase = Phase.SETUP;
    private boolean impatient;
    private @Nullable AuthenticatedExchange exchange;
    private @Nullable Host mediaAddress;
    private @Nullable ForkedMedia media;
    private @Nullable Leg confirmed;
    private volatile Optional<SessionDescription> remoteDescription = Optional.empty();

    private Call(Signalling signalling, CallPlan plan) {
        this.signalling = signalling;
        this.plan = plan;
        this.invitation = new Invitation(plan, signalling);
        this.worker = Schedulers.single(signalling.scheduler());
    }

    static Call place(Signalling signalling, CallPlan plan) {
        Call call = new Call(signalling, plan);
        call.run(call::begin);
        return call;
    }

    /**
     * What happens, in order; the last 32 events are repeated to those who come later.
     *
     * @return completes when the call has ended
     */
    public Flux<CallEvent> events() {
        return events.asFlux();
    }

    /**
     * What has become of the attempt to place the call.
     *
     * @return the outcome, once it is known; never fails
     */
    public Mono<CallOutcome> outcome() {
        return outcome.asMono();
    }

    /**
     * How the call has ended.
     *
     * @return the end, once it has come; never fails
     */
    public Mono<CallEnd> ended() {
        return end.asMono();
    }

    /**
     * The other side's session description in force.
     *
     * @return the answer that was taken, if there is one yet
     */
    public Optional<SessionDescription> remoteDescription() {
        return remoteDescription;
    }

    /**
     * Hangs up: with CANCEL before the answer (RFC 3261 §9.1), with BYE after it (§15). Once is enough.
     *
     * @return the end of the call, for those who wait for it; hanging up does not depend on that
     */
    public Mono<CallEnd> hangUp() {
        run(this::end);
        return ended();
    }

    private void run(Runnable step) {
        worker.schedule(step);
    }

    private void begin() {
        patience.update(worker.schedule(
                () -> {
                    impatient = true;
                    end();
                },
                plan.patience().toMillis(),
                TimeUnit.MILLISECONDS));
        exchange = signalling.exchange(
                plan.account(), this::invite, Destination.of(plan.locator(), plan.requestUri()), worker);
        exchange.replies().publishOn(worker).subscribe(this::receive, this::fail, this::silent);
    }

    /** The INVITE for a server. Where media is received depends on the way there; the rest stays as it is. */
    private SipRequest invite(Hop hop) {
        Host address = hop.sentBy().host();
        ForkedMedia offered = media;
        if (offered == null || mediaAddress == null || !mediaAddress.equals(address)) {
            offered = new ForkedMedia(plan.media().begin(address), MOST_FORKS);
            media = offered;
            mediaAddress = address;
        }
        return invitation.at(hop, offered.offer());
    }

    private void receive(Reply reply) {
        try {
            SipResponse response = reply.response();
            if (reply.proof() == PeerProof.WRONG) {
                emit(new CallEvent.WrongProof(response));
            }
            if (response.isSuccess()) {
                answered(reply);
            } else if (response.isProvisional()) {
                progress(response);
            } else if (phase == Phase.CANCELLING) {
                conclude(new CallOutcome.Cancelled(impatient));
            } else {
                conclude(new CallOutcome.Refused(response, reply.unanswered()));
            }
        } catch (SyntaxException | NegotiationException e) {
            fail(e);
        }
    }

    private void progress(SipResponse response) {
        if (response.statusCode() == 100 || phase != Phase.SETUP) {
            return;
        }
        emit(new CallEvent.Progress(response));
        try {
            preview(response);
        } catch (SyntaxException | NegotiationException ignored) {
            // One that cannot be read, or whose description does not fit, changes nothing: the final answer counts.
        }
    }

    private void preview(SipResponse response) {
        Optional<CallMedia> early = response.to().tag().flatMap(requireMedia()::of);
        if (early.isPresent() && early.get().preview(response)) {
            remoteDescription = early.get().remote();
            emit(new CallEvent.EarlyMedia(early.get().agreed()));
        }
    }

    private ForkedMedia requireMedia() {
        if (media == null) {
            throw new IllegalStateException("a response before the request");
        }
        return media;
    }

    /** Every 2xx is acknowledged: the first, its retransmissions, and those of other forks (§13.2.2.4). */
    private void answered(Reply reply) {
        Hop hop = Optional.ofNullable(exchange)
                .flatMap(AuthenticatedExchange::hop)
                .orElseThrow();
        Dialog dialog = Leg.dialog(reply);
        Leg known = legs.get(dialog.remoteTag());
        if (known != null) {
            acknowledge(known);
        } else if (legs.size() < MOST_FORKS) {
            Leg.of(signalling, dialog, reply.request(), hop)
                    .publishOn(worker)
                    .subscribe(leg -> newLeg(leg, reply.response()), this::fail);
        }
    }

    private void newLeg(Leg leg, SipResponse response) {
        if (legs.putIfAbsent(leg.dialog().remoteTag(), leg) != null) {
            return;
        }
        if (phase == Phase.SETUP) {
            // Before the ACK goes out, on which the other side may answer with a BYE at once.
            signalling.dialogs().enter(leg.dialog(), legUser);
            acknowledge(leg);
            confirm(leg, response);
        } else {
            acknowledge(leg);
            bye(leg);
            if (phase == Phase.CANCELLING) {
                conclude(new CallOutcome.Cancelled(impatient));
            }
        }
    }

    private void acknowledge(Leg leg) {
        signalling.acknowledge(leg.ack(), leg.hop()).onErrorComplete().subscribe();
    }

    private void confirm(Leg leg, SipResponse response) {
        patience.dispose();
        confirmed = leg;
        phase = Phase.UP;
        CallMedia agreed = requireMedia().confirm(leg.dialog().remoteTag());
        try {
            agreed.conclude(response);
        } catch (NegotiationException | SyntaxException e) {
            CallOutcome failed = new CallOutcome.Failed(e);
            outcome.tryEmitValue(failed);
            emit(new CallEvent.Concluded(failed));
            end();
            return;
        }
        remoteDescription = agreed.remote();
        CallOutcome answered = new CallOutcome.Answered(response, agreed.agreed(), agreed.isChanged());
        outcome.tryEmitValue(answered);
        emit(new CallEvent.Concluded(answered));
    }

    private void end() {
        if (phase == Phase.SETUP) {
            cancel();
        } else if (phase == Phase.UP && confirmed != null) {
            phase = Phase.OVER;
            bye(confirmed).subscribe(this::finish);
        }
    }

    /** Cancels, and waits 64·T1 for the final response (§9.1). */
    private void cancel() {
        phase = Phase.CANCELLING;
        if (exchange != null) {
            exchange.cancel().onErrorComplete().subscribe();
        }
        patience.update(worker.schedule(
                () -> {
                    abandon();
                    conclude(new CallOutcome.Cancelled(impatient));
                },
                signalling.timers().timeout().toMillis(),
                TimeUnit.MILLISECONDS));
    }

    /** Sends BYE through its challenges; the call is over whatever comes back (§15.1.1). */
    private Mono<CallEnd> bye(Leg leg) {
        SipRequest.Builder bye = leg.dialog().request(Method.BYE);
        signalling.identify(bye);
        Mono<CallEnd> result = signalling
                .exchange(
                        plan.account(),
                        bye.build(),
                        signalling.within(leg.dialog().nextHop(), leg.hop()))
                .replies()
                .last()
                .map(reply -> reply.response().isSuccess() ? CallEnd.LOCAL : CallEnd.LOCAL_UNCONFIRMED)
                .onErrorReturn(CallEnd.LOCAL_UNCONFIRMED)
                .publishOn(worker)
                .cache();
        result.subscribe();
        return result;
    }

    private void fail(Throwable cause) {
        abandon();
        if (phase == Phase.CANCELLING) {
            conclude(new CallOutcome.Cancelled(impatient));
        } else if (phase == Phase.SETUP) {
            conclude(new CallOutcome.Failed(cause));
        }
    }

    /** The INVITE's transaction has ended: after an answer that is as it should be. */
    private void silent() {
        if (phase == Phase.CANCELLING) {
            conclude(new CallOutcome.Cancelled(impatient));
        }
    }

    /** A 2xx may still come, and somebody has to end what it begins. */
    private void abandon() {
        if (exchange != null && confirmed == null) {
            exchange.latest().ifPresent(signalling.abandoned()::remember);
        }
    }

    /** The attempt has ended without a call. */
    private void conclude(CallOutcome result) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        outcome.tryEmitValue(result);
        emit(new CallEvent.Concluded(result));
        finish(CallEnd.NEVER_ANSWERED);
    }

    private void finish(CallEnd how) {
        phase = Phase.OVER;
        patience.dispose();
        if (confirmed != null) {
            signalling.dialogs().remove(confirmed.dialog());
        }
        plan.account().digest().forgetCall(invitation.callId());
        end.tryEmitValue(how);
        emit(new CallEvent.Ended(how));
        events.tryEmitComplete();
    }

    private void emit(CallEvent event) {
        events.tryEmitNext(event);
    }

    /** What the other side asks for within the dialog. */
    private final class LegUser implements DialogUser {
        @Override
        public void receive(AdmittedRequest request) {
            if (InDialogAnswers.answer(signalling, request)) {
                run(() -> finish(CallEnd.REMOTE));
            }
        }

        @Override
        public void answeredAgain() {
            run(() -> {
                if (confirmed != null) {
                    acknowledge(confirmed);
                }
            });
        }

        @Override
        public Mono<?> hangUp() {
            return Call.this.hangUp();
        }

        @Override
        public void acknowledged(SipRequest ack) {
            // An ACK to a 2xx of ours would be to a re-INVITE, and none is accepted.
        }
    }
}
