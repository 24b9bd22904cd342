package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sdp.negotiation.NegotiationException;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A call that someone places to us (RFC 3261 §13.3): progress, the answer, which is sent again until it is
 * acknowledged, and the BYE of whoever hangs up first. All that happens to it happens on one worker; its methods may be
 * called by many threads. What is asked for too late is ignored: the caller may have cancelled meanwhile.
 */
public final class IncomingCall {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingCall.class);

    private enum Phase {
        RINGING,
        ANSWERED,
        UP,
        OVER
    }

    private final Signalling signalling;
    private final AdmittedRequest admitted;
    private final ServerTransaction transaction;
    private final Scheduler worker;
    private final Sinks.One<CallEnd> end = Sinks.one();
    private final Disposable.Swap retransmission = Disposables.swap();

    private Phase phase = Phase.RINGING;
    private boolean wantsEnd;
    private UnaryOperator<SipResponse.Builder> decoration = UnaryOperator.identity();
    private @Nullable CallMedia media;
    private @Nullable Slice description;
    private volatile List<NegotiatedMedia> agreed = List.of();
    private @Nullable Dialog dialog;

    private IncomingCall(Signalling signalling, AdmittedRequest admitted) {
        this.signalling = signalling;
        this.admitted = admitted;
        this.transaction = admitted.transaction();
        this.worker = Schedulers.single(signalling.scheduler());
    }

    static IncomingCall of(Signalling signalling, AdmittedRequest admitted) {
        IncomingCall call = new IncomingCall(signalling, admitted);
        ServerTransaction transaction = admitted.transaction();
        transaction.cancelled().publishOn(call.worker).subscribe(none -> {}, failure -> {}, call::cancelled);
        transaction.terminated().publishOn(call.worker).subscribe(none -> {}, failure -> {}, call::transactionEnded);
        return call;
    }

    /**
     * The INVITE.
     *
     * @return the request as it arrived
     */
    public SipRequest invite() {
        return transaction.request();
    }

    /**
     * Who calls.
     *
     * @return the address that the INVITE came from
     */
    public InetSocketAddress remote() {
        return transaction.hop().remote();
    }

    /**
     * How we are reached where the call came by: as a Contact or a Record-Route names us.
     *
     * @return our URI, which names the transport unless it is UDP
     */
    public SipUri localUri() {
        return Signalling.uri(transaction.hop());
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
     * Adds something to every response above 100, such as a Record-Route.
     *
     * @param newDecoration changes a response
     */
    public void decorate(UnaryOperator<SipResponse.Builder> newDecoration) {
        run(() -> decoration = newDecoration);
    }

    /** Tells the caller that we are at it: 100. */
    public void trying() {
        run(() -> {
            if (phase == Phase.RINGING) {
                send(SipResponse.to(invite(), 100).build());
            }
        });
    }

    /**
     * Tells the caller how far the call is, and lets it hear something: a provisional response with the answer to its
     * offer, which the final response then repeats.
     *
     * @param statusCode 101 to 199
     * @param plan our media
     */
    public void earlyMedia(int statusCode, MediaPlan plan) {
        run(() -> {
            if (phase == Phase.RINGING && !hasOffer()) {
                // An offer of ours belongs into a reliable response (RFC 3261 §13.2.1).
                send(response(statusCode).build());
            } else if (phase == Phase.RINGING && agree(plan)) {
                send(describe(response(statusCode)).build());
            }
        });
    }

    /**
     * Answers the call.
     *
     * @param plan our media
     */
    public void answer(MediaPlan plan) {
        run(() -> {
            if (phase == Phase.RINGING && agree(plan)) {
                SipResponse.Builder response = describe(response(200)).set(KnownHeader.SUPPORTED, "");
                Signalling.advertise(response);
                SipResponse answer = admitted.complete(response);
                phase = Phase.ANSWERED;
                acceptMedia();
                dialog = Dialog.atServer(invite(), answer);
                signalling.dialogs().enter(dialog, new LegUser());
                retransmit(answer, signalling.timers().t1(), Duration.ZERO);
            }
        });
    }

    /**
     * Refuses the call.
     *
     * @param statusCode 300 to 699
     */
    public void refuse(int statusCode) {
        run(() -> refuseNow(statusCode));
    }

    /**
     * Hangs up: refuses with 480 what is not answered, and ends what is with BYE.
     *
     * @return the end of the call, for those who wait for it
     */
    public Mono<CallEnd> hangUp() {
        run(() -> {
            if (phase == Phase.RINGING) {
                refuseNow(480);
            } else if (phase == Phase.ANSWERED) {
                // No BYE before the ACK: the caller may not know of the answer yet (RFC 3261 §15).
                wantsEnd = true;
            } else if (phase == Phase.UP) {
                bye();
            }
        });
        return ended();
    }

    private void run(Runnable step) {
        worker.schedule(step);
    }

    /** Agrees on media, once; where nothing can be agreed on, the call is refused (§13.3.1.3). */
    private boolean agree(MediaPlan plan) {
        if (media != null) {
            return true;
        }
        CallMedia negotiation =
                new CallMedia(plan.begin(transaction.hop().sentBy().host()));
        try {
            description = negotiation.answer(invite());
        } catch (NegotiationException | SyntaxException e) {
            refuseNow(488);
            return false;
        }
        if (hasOffer() && !negotiation.isAgreed()) {
            refuseNow(488);
            return false;
        }
        media = negotiation;
        agreed = negotiation.agreed();
        return true;
    }

    private void acceptMedia() {
        if (media != null) {
            media.accept();
        }
    }

    private boolean hasOffer() {
        return CallMedia.isDescribed(invite());
    }

    /**
     * What was agreed on.
     *
     * @return a medium each; empty before
     */
    public List<NegotiatedMedia> media() {
        return agreed;
    }

    private SipResponse.Builder response(int statusCode) {
        SipResponse.Builder response = transaction
                .response(statusCode)
                .copy(invite(), KnownHeader.RECORD_ROUTE)
                .set(KnownHeader.SERVER, signalling.product());
        try {
            return decoration.apply(response);
        } catch (RuntimeException e) {
            LOG.warn("a response could not be decorated", e);
            return transaction.response(statusCode).copy(invite(), KnownHeader.RECORD_ROUTE);
        }
    }

    private SipResponse.Builder describe(SipResponse.Builder response) {
        response.set(HeaderTypes.CONTACT, Signalling.contact(self(), transaction.hop()));
        return description == null ? response : response.body(MediaType.SDP, description);
    }

    private NameAddr self() {
        return NameAddr.of(invite().requestUri());
    }

    private void send(SipResponse response) {
        transaction.respond(response).onErrorComplete().subscribe();
    }

    /** The end is told when the refusal has been sent: whoever waits for it may end the transport next. */
    private void refuseNow(int statusCode) {
        if (phase == Phase.RINGING) {
            SipResponse refusal = response(statusCode).build();
            leave();
            transaction
                    .respond(refusal)
                    .onErrorComplete()
                    .subscribe(none -> {}, failure -> {}, () -> end.tryEmitValue(CallEnd.NEVER_ANSWERED));
        }
    }

    private void cancelled() {
        refuseNow(487);
    }

    private void transactionEnded() {
        if (phase == Phase.RINGING) {
            finish(CallEnd.NEVER_ANSWERED);
        }
    }

    /** Sends the 2xx at T1, doubling up to T2, on any transport, until the ACK or until 64·T1 (§13.3.1.4). */
    private void retransmit(SipResponse answer, Duration interval, Duration waited) {
        if (phase != Phase.ANSWERED) {
            return;
        }
        if (waited.compareTo(signalling.timers().timeout()) >= 0) {
            bye();
            return;
        }
        send(answer);
        Duration doubled = interval.multipliedBy(2);
        Duration longest = signalling.timers().t2();
        Duration next = doubled.compareTo(longest) > 0 ? longest : doubled;
        Runnable again = () -> retransmit(answer, next, waited.plus(interval));
        retransmission.update(worker.schedule(again, interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void acknowledge(SipRequest ack) {
        if (phase == Phase.ANSWERED) {
            phase = Phase.UP;
            retransmission.update(Disposables.disposed());
            takeLateAnswer(ack);
            if (wantsEnd) {
                bye();
            }
        }
    }

    /**
     * Where the INVITE had no offer, the ACK has the answer to ours (§13.2.2.4). A call without one has no media, and
     * is left to its caller: test tools and monitors do that.
     */
    private void takeLateAnswer(SipRequest ack) {
        if (media != null && !hasOffer()) {
            try {
                if (CallMedia.isDescribed(ack)) {
                    media.conclude(ack);
                    agreed = media.agreed();
                }
            } catch (NegotiationException | SyntaxException e) {
                bye();
            }
        }
    }

    private void bye() {
        Dialog ours = dialog;
        if (ours == null || phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        SipRequest.Builder bye = ours.request(Method.BYE);
        signalling.identify(bye);
        signalling
                .exchange(Account.anonymous(""), bye.build(), signalling.within(ours.nextHop(), transaction.hop()))
                .replies()
                .last()
                .map(reply -> reply.response().isSuccess() ? CallEnd.LOCAL : CallEnd.LOCAL_UNCONFIRMED)
                .onErrorReturn(CallEnd.LOCAL_UNCONFIRMED)
                .publishOn(worker)
                .subscribe(this::finish);
    }

    private void finish(CallEnd how) {
        leave();
        end.tryEmitValue(how);
    }

    private void leave() {
        phase = Phase.OVER;
        retransmission.dispose();
        if (dialog != null) {
            signalling.dialogs().remove(dialog);
        }
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
        public void acknowledged(SipRequest ack) {
            run(() -> acknowledge(ack));
        }

        @Override
        public Mono<?> hangUp() {
            return IncomingCall.this.hangUp();
        }
    }
}
