package io.ringback.sip.ua;

import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One request and its answers, through every challenge that can be met and every server that can be tried. A 401 or 407
 * leads to a new transaction with the same Call-ID, From tag and body, the next CSeq number and credentials (RFC 3261
 * §8.1.3.5, §22). A server that does not answer, cannot be reached, or answers 503, is followed by the next one, with
 * the same request in a new transaction (RFC 3263 §4.3). Each submission is one client transaction; the budget of
 * {@link Exchange} ends the series at each server, and there are few servers. Can be subscribed once.
 */
public final class AuthenticatedExchange {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticatedExchange.class);

    private final Way way;
    private final Account account;
    private final Function<Hop, SipRequest> requests;
    private final AtomicReference<@Nullable ClientTransaction> current = new AtomicReference<>();
    private final Failover failover;
    private volatile boolean cancelled;

    /**
     * How requests go.
     *
     * @param transports the transports that are there; null if nothing may be chosen
     * @param layer makes the transactions
     * @param memory knows which servers are down
     * @param worker begins each attempt
     * @param abandoned is given INVITEs whose server has been left for another, and may answer after all
     */
    record Way(
            @Nullable SipTransport transports,
            TransactionLayer layer,
            FailoverMemory memory,
            Scheduler worker,
            Consumer<SipRequest> abandoned) {}

    private AuthenticatedExchange(
            Way way, Account account, Function<Hop, SipRequest> requests, Destination destination) {
        this.way = way;
        this.account = account;
        this.requests = requests;
        this.failover = new Failover(way, destination, this::submitFirst, this::leave);
    }

    /**
     * Prepares an exchange with one hop.
     *
     * @param layer makes the transactions
     * @param account answers the challenges
     * @param request the request without a Via
     * @param hop where it goes
     * @return the exchange; nothing is sent yet
     */
    public static AuthenticatedExchange of(TransactionLayer layer, Account account, SipRequest request, Hop hop) {
        FailoverMemory memory = new FailoverMemory(Schedulers.parallel(), FailoverObserver.none());
        Way way = new Way(null, layer, memory, Schedulers.immediate(), invite -> {});
        return new AuthenticatedExchange(way, account, any -> request, Destination.at(hop));
    }

    /**
     * Prepares an exchange with the servers of a destination.
     *
     * @param requests makes the request, without a Via, for a hop; called on the way's worker, once for each server
     */
    static AuthenticatedExchange over(
            Way way, Account account, Function<Hop, SipRequest> requests, Destination destination) {
        return new AuthenticatedExchange(way, account, requests, destination);
    }

    /**
     * Sends the request and goes on as challenged.
     *
     * @return the responses but answered challenges, and but those 503 that another server is tried after; of an INVITE
     *     all provisional ones and, after a 2xx, every further 2xx; of others the final one. Fails as
     *     {@link ClientTransaction#responses()} does, or with a {@link NoHopException}; is empty if it was cancelled
     *     before anything was sent
     */
    public Flux<Reply> replies() {
        return failover.replies();
    }

    /** The first submission at a server: its request is that of the server before, in a new transaction. */
    private Failover.Attempt submitFirst(Hop hop) {
        SipRequest request = requests.apply(hop);
        SipRequest sent = latest().orElse(request);
        CSeq sequence = sent.cSeq();
        SipRequest same = sequence.equals(request.cSeq())
                ? request
                : request.edit().set(HeaderTypes.CSEQ, sequence).build();
        Exchange exchange = Exchange.with(account.peer());
        SipRequest authorized = account.digest().authorize(exchange, same);
        return new Failover.Attempt(authorized, () -> new AtServer(hop, exchange).submit(authorized));
    }

    private void leave() {
        latest().filter(request -> request.method().equals(Method.INVITE)).ifPresent(way.abandoned());
    }

    /** The submissions at one server. */
    private final class AtServer {
        private final Hop hop;
        private final Exchange exchange;

        AtServer(Hop hop, Exchange exchange) {
            this.hop = hop;
            this.exchange = exchange;
        }

        Flux<Reply> submit(SipRequest request) {
            Hop other = failover.insteadOf(hop, request).orElse(null);
            if (other == null) {
                return submit(request, hop);
            }
            AtomicBoolean answered = new AtomicBoolean();
            return submit(request, other)
                    .doOnNext(reply -> answered.set(true))
                    .onErrorResume(HopUnreachableException.class, failure -> {
                        way.memory().failed(other, FailoverObserver.Failure.UNREACHABLE, null);
                        return answered.get() ? Flux.error(failure) : submit(request, hop);
                    });
        }

        private Flux<Reply> submit(SipRequest request, Hop to) {
            way.memory().observer().attempted(to);
            ClientTransaction transaction = way.layer().client(request, to);
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
            DigestAnswer answer = account.digest().answer(exchange, request, response);
            return answer instanceof Authorized authorized
                    ? submit(authorized.request())
                    : Flux.just(new Reply(request, response, Optional.of(answer), PeerProof.ABSENT));
        }

        private PeerProof observe(SipRequest request, SipResponse response) {
            PeerProof proof = account.digest().observe(exchange, request, response);
            if (proof == PeerProof.WRONG) {
                LOG.warn("{} has accepted our credentials with a wrong proof of its own", exchange.peer());
            }
            return proof;
        }
    }

    /**
     * The request that was sent last.
     *
     * @return the request as it was sent, with its credentials; empty if nothing was sent yet
     */
    Optional<SipRequest> latest() {
        return Optional.ofNullable(current.get()).map(ClientTransaction::request);
    }

    /** Where the request that was sent last has gone: its CANCEL and its ACK go there too (RFC 3263 §4). */
    Optional<Hop> hop() {
        return Optional.ofNullable(current.get()).map(ClientTransaction::hop);
    }

    /**
     * Cancels the INVITE that is under way (RFC 3261 §9.1). A challenge that comes now is not answered any more, and no
     * other server is tried.
     *
     * @return completes when there is nothing more to do for it; the INVITE's own final response is still to come
     */
    public Mono<Void> cancel() {
        cancelled = true;
        failover.stop();
        ClientTransaction transaction = current.get();
        return transaction == null ? Mono.empty() : transaction.cancel().then();
    }
}
