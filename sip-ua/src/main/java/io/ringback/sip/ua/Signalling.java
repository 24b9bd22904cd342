package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.MessageBuilder;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.TimerValues;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.sip.transport.SipTransport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What all calls of a user agent share.
 *
 * @param transport sends what no transaction sends: ACKs to 2xx, and answers to malformed requests
 * @param layer the transactions
 * @param dialogs the dialogs
 * @param abandoned the INVITEs that we gave up
 * @param locator finds the hops of requests within dialogs
 * @param memory knows which servers are down
 * @param scheduler the time
 * @param timers the timers that calls use too
 * @param product what User-Agent and Server say
 */
record Signalling(
        SipTransport transport,
        TransactionLayer layer,
        DialogTable dialogs,
        AbandonedInvites abandoned,
        HopLocator locator,
        FailoverMemory memory,
        Scheduler scheduler,
        TimerValues timers,
        String product) {
    /** What we can be asked for. What is not here is not advertised. */
    static final List<Method> ALLOWED =
            List.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.REGISTER);

    /** Our own address at a hop. */
    static Contact contact(NameAddr self, Hop hop) {
        SipUri uri = uri(hop);
        Optional<String> user = self.uri() instanceof SipUri sip ? sip.userText() : Optional.empty();
        return Contact.of(NameAddr.of(user.map(uri::withUser).orElse(uri)));
    }

    /** Our own address at a hop, with the transport unless it is UDP, which others assume. */
    static SipUri uri(Hop hop) {
        SipUri uri = SipUri.of(hop.sentBy());
        return hop.transport() == TransportProtocol.UDP
                ? uri
                : uri.withParameter("transport", hop.transport().parameter());
    }

    /** Where requests go within a dialog that came by a hop: a WebSocket client can be reached by its flow only. */
    Destination within(Uri next, Hop known) {
        boolean flowOnly = known.transport() == TransportProtocol.WS || known.transport() == TransportProtocol.WSS;
        return flowOnly ? Destination.at(known) : Destination.of(locator, next).orElse(known);
    }

    /** The hop of a request that no transaction sends, such as the ACK to a 2xx. */
    Mono<Hop> hop(Uri next, Hop known) {
        return memory.ordered(within(next, known).usual().get()).next().defaultIfEmpty(known);
    }

    /** Tells what we can be asked for, in one line. */
    static void advertise(MessageBuilder<?> message) {
        message.set(KnownHeader.ALLOW, ALLOWED.stream().map(Method::name).collect(Collectors.joining(", ")));
    }

    /** Sends an ACK to a 2xx: it is a transaction of its own, with a branch of its own (RFC 3261 §13.2.2.4). */
    Mono<Void> acknowledge(SipRequest ack, Hop hop) {
        return transport.send(new Delivery(ack, hop));
    }

    /** A request through its challenges, and from one server to the next. */
    AuthenticatedExchange exchange(Account account, SipRequest request, Destination destination) {
        return exchange(account, hop -> request, destination, Schedulers.immediate());
    }

    /** A request that depends on its hop, and is made on a worker. */
    AuthenticatedExchange exchange(
            Account account, Function<Hop, SipRequest> requests, Destination destination, Scheduler worker) {
        AuthenticatedExchange.Way way =
                new AuthenticatedExchange.Way(transport, layer, memory, worker, abandoned::remember);
        return AuthenticatedExchange.over(way, account, requests, destination);
    }

    /** Writes the Via of a request that no transaction sends. */
    static SipRequest withVia(SipRequest.Builder request, Hop hop) {
        Via via = Via.of(hop.transport(), hop.sentBy(), RandomTokens.branch());
        return request.prepend(HeaderTypes.VIA, hop.reliable() ? via : via.with("rport", ""))
                .build();
    }

    /** A response with the transaction's To tag and our name. */
    SipResponse.Builder response(ServerTransaction transaction, int statusCode) {
        return transaction.response(statusCode).set(KnownHeader.SERVER, product);
    }

    void identify(SipRequest.Builder request) {
        request.set(KnownHeader.USER_AGENT, product);
    }
}
