package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.StrayHandler;
import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.sip.ua.dialog.DialogId;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Leads what arrives to whom it belongs: to a call, to the handler of new requests, or to an answer at once. */
final class Dispatcher implements StrayHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Predicate<InetAddress> admitted;
    private final RequestGate gate;
    private final RequestHandler handler;
    private final Signalling signalling;

    /**
     * A dispatcher, whose layer hands its strays to it.
     *
     * @param signalling makes what is shared, the layer included, for this dispatcher
     */
    Dispatcher(
            Predicate<InetAddress> admitted,
            RequestGate gate,
            RequestHandler handler,
            Function<StrayHandler, Signalling> signalling) {
        this.admitted = admitted;
        this.gate = gate;
        this.handler = handler;
        this.signalling = signalling.apply(this);
    }

    /** Begins to lead requests, and tells what is shared. */
    Signalling begin() {
        signalling.layer().requests().subscribe(this::dispatch, failure -> LOG.error("no more requests", failure));
        return signalling;
    }

    /** Whatever goes wrong with one request must not end the stream of all. */
    private void dispatch(ServerTransaction transaction) {
        try {
            route(transaction);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            LOG.warn("a request could not be served: {}", e.getClass().getName());
            respond(transaction, SipResponse.to(transaction.request(), 500));
        }
    }

    private void route(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!admitted.test(transaction.hop().remote().getAddress())) {
            refuse(transaction, SipResponse.to(request, 403));
            return;
        }
        GateDecision decision = RequestGuard.refuse(request)
                .map(GateDecision::refuse)
                .orElseGet(() -> Objects.requireNonNull(gate.decide(request), "a gate has to decide"));
        if (decision instanceof GateDecision.Passed passed) {
            serve(new AdmittedRequest(transaction, passed));
        } else if (decision instanceof GateDecision.Refused refused) {
            refuse(transaction, refused.response());
        }
    }

    private void serve(AdmittedRequest arrived) {
        SipRequest request = arrived.transaction().request();
        if (request.to().tag().isPresent()) {
            withinDialog(arrived);
        } else if (request.method().equals(Method.BYE)) {
            respond(arrived.transaction(), SipResponse.to(request, 481));
        } else {
            handler.handle(new IncomingRequest(signalling, arrived));
        }
    }

    private void withinDialog(AdmittedRequest arrived) {
        ServerTransaction transaction = arrived.transaction();
        SipRequest request = transaction.request();
        Optional<DialogTable.Entry> entry = signalling.dialogs().find(DialogId.atServer(request));
        if (entry.isEmpty()) {
            respond(transaction, SipResponse.to(request, 481));
        } else if (entry.get().dialog().receive(request)) {
            entry.get().user().receive(arrived);
        } else {
            respond(transaction, SipResponse.to(request, 500));
        }
    }

    /** Sends a response. */
    private static void respond(ServerTransaction transaction, SipResponse.Builder response) {
        transaction.respond(tagged(transaction, response)).onErrorComplete().subscribe();
    }

    /**
     * Sends a response to someone who has not proved yet who he is, once: its address may be forged, and must not be
     * worth to be flooded (RFC 3261 §8.2.7, §26.1.5).
     */
    private static void refuse(ServerTransaction transaction, SipResponse.Builder response) {
        transaction.refuse(tagged(transaction, response)).onErrorComplete().subscribe();
    }

    /** The response with the transaction's To tag if the request has none (RFC 3261 §8.2.6.2). */
    private static SipResponse tagged(ServerTransaction transaction, SipResponse.Builder response) {
        NameAddr to = transaction.request().to();
        if (to.tag().isEmpty()) {
            response.set(HeaderTypes.TO, to.withTag(transaction.toTag()));
        }
        return response.build();
    }

    /**
     * A 2xx that nobody awaits: one that comes again wants its ACK again, and a call that nobody wants is ended (RFC
     * 3261 §13.2.2.4). One whose INVITE is not known to be ours gets nothing: its Contact may be anybody's address.
     */
    @Override
    public void onSuccess(SipResponse response, Hop hop, Optional<SipRequest> invite) {
        Optional<DialogTable.Entry> entry = signalling.dialogs().find(DialogId.atClient(response));
        if (entry.isPresent()) {
            entry.get().user().answeredAgain();
        } else if (response.to().tag().isPresent()) {
            invite.or(() -> signalling.abandoned().answeredBy(response)).ifPresent(sent -> end(sent, response, hop));
        }
    }

    private void end(SipRequest invite, SipResponse response, Hop hop) {
        Dialog dialog = Leg.dialog(Reply.of(invite, response));
        Leg.of(signalling, dialog, invite, hop).subscribe(leg -> {
            SipRequest.Builder bye = dialog.request(Method.BYE);
            signalling.identify(bye);
            signalling
                    .acknowledge(leg.ack(), leg.hop())
                    .onErrorComplete()
                    .then(Mono.defer(() ->
                            signalling.layer().client(bye.build(), leg.hop()).response()))
                    .subscribe(answer -> {}, failure -> LOG.debug("an unwanted call could not be ended"));
        });
    }

    @Override
    public void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> accepted) {
        signalling
                .dialogs()
                .find(DialogId.atServer(ack))
                .ifPresent(entry -> entry.user().acknowledged(ack));
    }

    /** Answers a malformed request as well as it can be read, without a transaction (RFC 3261 §8.2.7, §21.4.1). */
    @Override
    public void onMalformed(Malformed malformed) {
        int status = malformed.message().violation().status();
        boolean answerable =
                status != 0 && admitted.test(malformed.hop().remote().getAddress());
        if (answerable
                && malformed.message().readable().orElse(null) instanceof SipRequest request
                && !request.method().equals(Method.ACK)) {
            answer(request, status, malformed);
        }
    }

    private void answer(SipRequest request, int status, Malformed malformed) {
        try {
            request.via();
            SipResponse.Builder response = SipResponse.to(request, status)
                    .reasonPhrase(malformed.message().violation().rule().description());
            signalling
                    .transport()
                    .send(new Delivery(tagIfReadable(request, response).build(), malformed.hop()))
                    .onErrorComplete()
                    .subscribe();
        } catch (SyntaxException e) {
            LOG.debug("a malformed request has no Via that can be answered");
        }
    }

    private static SipResponse.Builder tagIfReadable(SipRequest request, SipResponse.Builder response) {
        try {
            NameAddr to = request.to();
            return to.tag().isPresent() ? response : response.set(HeaderTypes.TO, to.withTag(RandomTokens.tag()));
        } catch (SyntaxException e) {
            return response;
        }
    }
}
