package io.ringback.sip.ua;

import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.DigestClient;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ClientTransaction;
import io.ringback.sip.transaction.HopUnreachableException;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.sip.transport.SipTransport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One request and its answers, through every challenge that can be met: a 401 or 407 leads to a new transaction with
 * the same Call-ID, From tag and body, the next CSeq number and credentials (RFC 3261 §8.1.3.5, §22). Each of them is
 * one client transaction; the budget of {@link Exchange} ends the series. Can be subscribed once.
 */
public final class AuthenticatedExchange {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticatedExchange.class);

    private final @Nullable SipTransport transports;
    private final TransactionLayer layer;
    private final DigestClient digest;
    private final Exchange exchange;
    private final SipRequest first;
    private final Hop hop;
    private final AtomicReference<@Nullable ClientTransaction> current = new AtomicReference<>();
    private volatile boolean cancelled;

    private AuthenticatedExchange(
            @Nullable SipTransport transports,
            TransactionLayer layer,
            DigestClient digest,
            Exchange exchange,
            SipRequest first,
            Hop hop) {
        this.transports = transports;
        this.layer = layer;
        this.digest = digest;
        this.exchange = exchange;
        this.first = first;
        this.hop = hop;
    }

    /**
     * Prepares an exchange.
     *
     * @param layer makes the transactions
     * @param account answers the challenges
     * @param request the request without a Via
     * @param hop where it goes
     * @return the exchange; nothing is sent yet
     */
    public static AuthenticatedExchange of(TransactionLayer layer, Account account, SipRequest request, Hop hop) {
        return new AuthenticatedExchange(null, layer, account.digest(), Exchange.with(account.peer()), request, hop);
    }

    /**
     * Prepares an exchange whose requests go by another transport if they are too large for a datagram (RFC 3261
     * §18.1.1). Where nobody listens there, the hop is tried after all.
     *
     * @param transports the transports that are there; with UDP alone there is no other way
     */
    static AuthenticatedExchange over(
            SipTransport transports, TransactionLayer layer, Account account, SipRequest request, Hop hop) {
        return new AuthenticatedExchange(
                transports, layer, account.digest(), Exchange.with(account.peer()), request, hop);
    }

    /**
     * Sends the request and goes on as challenged.
     *
     * @return the responses but answered challenges; of an INVITE all provisional ones and, after a 2xx, every further
     *     2xx; of others the final one. Fails as {@link ClientTransaction#responses()} does
     */
    public Flux<Reply> replies() {
        return Flux.defer(() -> submit(digest.authorize(exchange, first)));
    }

    private Flux<Reply> submit(SipRequest request) {
        Hop other = transports == null
                ? null
                : TransportChoice.insteadOf(hop, request, transports).orElse(null);
        if (other == null) {
            return submit(request, hop);
        }
        AtomicBoolean answered = new AtomicBoolean();
        return submit(request, other)
                .doOnNext(reply -> answered.set(true))
                .onErrorResume(
                        HopUnreachableException.class,
                        failure -> answered.get() ? Flux.error(failure) : submit(request, hop));
    }

    private Flux<Reply> submit(SipRequest request, Hop way) {
        ClientTransaction transaction = layer.client(request, way);
        current.set(transaction);
        if (cancelled) {
            transaction.cancel().onErrorComplete().subscribe();
        }
        Flux<SipResponse> responses = request.method().equals(Method.INVITE)
                ? transaction.responses()
                : transaction.response().flux();
        return responses.concatMap(response -> next(transaction.request(), response));
    }

    private Flux<Reply> next(SipRequest request, SipResponse response) {
        if (response.isProvisional()) {
            return Flux.just(Reply.of(request, response));
        }
        if (response.statusCode() != 401 && response.statusCode() != 407) {
            return Flux.just(Reply.of(request, response, observe(request, response)));
        }
        if (cancelled) {
            return Flux.just(Reply.of(request, response));
        }
        DigestAnswer answer = digest.answer(exchange, request, response);
        return answer instanceof Authorized authorized
                ? submit(authorized.request())
                : Flux.just(new Reply(request, response, Optional.of(answer), PeerProof.ABSENT));
    }

    private PeerProof observe(SipRequest request, SipResponse response) {
        PeerProof proof = digest.observe(exchange, request, response);
        if (proof == PeerProof.WRONG) {
            LOG.warn("{} has accepted our credentials with a wrong proof of its own", exchange.peer());
        }
        return proof;
    }

    /**
     * The request that was sent last.
     *
     * @return the request as it was sent, with its credentials; empty if nothing was sent yet
     */
    Optional<SipRequest> latest() {
        return Optional.ofNullable(current.get()).map(ClientTransaction::request);
    }

    /**
     * Cancels the INVITE that is under way (RFC 3261 §9.1). A challenge that comes now is not answered any more.
     *
     * @return completes when there is nothing more to do for it; the INVITE's own final response is still to come
     */
    public Mono<Void> cancel() {
        cancelled = true;
        ClientTransaction transaction = current.get();
        return transaction == null ? Mono.empty() : transaction.cancel().then();
    }
}
