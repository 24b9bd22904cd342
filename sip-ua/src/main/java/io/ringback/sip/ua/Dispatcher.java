package io.ringback.sip.ua;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.StrayHandler;
import io.ringback.sip.ua.dialog.DialogId;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads what arrives to whom it belongs: to a call, to the handler of new requests, or to an answer at once. */
final class Dispatcher implements StrayHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Predicate<InetAddress> admitted;
    private final RequestGate gate;
    private final RequestHandler handler;
    private volatile Signalling signalling;

    Dispatcher(Predicate<InetAddress> admitted, RequestGate gate, RequestHandler handler) {
        this.admitted = admitted;
        this.gate = gate;
        this.handler = handler;
    }

    void begin(Signalling shared) {
        signalling = shared;
        shared.layer().requests().subscribe(this::dispatch, failure -> LOG.error("no more requests", failure));
    }

    /** Whatever goes wrong with one request must not end the stream of all. */
    private void dispatch(ServerTransaction transaction) {
        try {
            route(transaction);
        } catch (RuntimeException e) {
            LOG.warn("a request could not be served: {}", e.toString());
            respond(transaction, SipResponse.to(transaction.request(), 500));
        }
    }

    private void route(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!admitted.test(transaction.hop().remote().getAddress())) {
            respond(transaction, SipResponse.to(request, 403));
            return;
        }
        Optional<SipResponse.Builder> refusal = RequestGuard.refuse(request).or(() -> gate.refuse(request));
        if (refusal.isPresent()) {
            respond(transaction, refusal.get());
        } else if (request.to().tag().isPresent()) {
            withinDialog(transaction);
        } else if (request.method().equals(Method.BYE)) {
            respond(transaction, SipResponse.to(request, 481));
        } else {
            handler.handle(new IncomingRequest(signalling, transaction));
        }
    }

    private void withinDialog(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        Optional<DialogTable.Entry> entry = signalling.dialogs().find(DialogId.atServer(request));
        if (entry.isEmpty()) {
            respond(transaction, SipResponse.to(request, 481));
        } else if (entry.get().dialog().receive(request)) {
            entry.get().user().receive(transaction);
        } else {
            respond(transaction, SipResponse.to(request, 500));
        }
    }

    private void respond(ServerTransaction transaction, SipResponse.Builder response) {
        SipResponse complete = Signalling.tagged(transaction.request(), response).build();
        transaction.respond(complete).onErrorComplete().subscribe();
    }

    @Override
    public void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> accepted) {
        signalling.dialogs().find(DialogId.atServer(ack)).ifPresent(entry -> entry.user().acknowledged(ack));
    }

    /** Answers a malformed request as well as it can be read, without a transaction (RFC 3261 §8.2.7, §21.4.1). */
    @Override
    public void onMalformed(Malformed malformed) {
        int status = malformed.message().violation().status();
        boolean request = malformed.message().readable().orElse(null) instanceof SipRequest;
        if (status == 0 || !request || !admitted.test(malformed.hop().remote().getAddress())) {
            return;
        }
        SipRequest readable = (SipRequest) malformed.message().readable().get();
        if (!readable.method().equals(Method.ACK)) {
            answer(readable, status, malformed);
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
            return Signalling.tagged(request, response);
        } catch (SyntaxException e) {
            return response;
        }
    }
}
