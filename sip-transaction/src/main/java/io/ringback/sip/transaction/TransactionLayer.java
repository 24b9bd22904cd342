package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.text.RangeReader;
import io.ringback.text.SyntaxException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * The transaction layer (RFC 3261 §17): takes arrivals from a transport, sends through a function, and between the two
 * keeps the client and server transactions. Its work is divided among lanes by a keyed hash of the Call-ID, so that all
 * that belongs together meets in one lane, and nothing there needs a lock. Safe for use by many threads.
 */
public final class TransactionLayer implements ArrivalHandler, Disposable {
    private final Settings settings;
    private final Switchboard[] boards;
    private final RangeReader<Switchboard> chooser = this::board;
    private final RequestFlux requests = new RequestFlux();
    private final Scheduler scheduler;
    private final boolean ownsScheduler;
    private final AtomicInteger running;
    private final Sinks.Empty<Void> over = Sinks.empty();
    private volatile boolean disposed;

    TransactionLayer(Settings settings, Scheduler scheduler, boolean ownsScheduler, int lanes) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.ownsScheduler = ownsScheduler;
        this.running = new AtomicInteger(lanes);
        this.boards = new Switchboard[lanes];
        for (int i = 0; i < lanes; i++) {
            boards[i] = new Switchboard(settings, requests, scheduler);
        }
    }

    /**
     * A layer with default settings.
     *
     * @param sender sends a message to its hop; its failure is the transport error of the transaction
     * @return the layer, which works until it is shut down or disposed
     */
    public static TransactionLayer over(Function<? super Delivery, ? extends Mono<Void>> sender) {
        return builder(sender).build();
    }

    /**
     * A builder of a layer with settings of one's own.
     *
     * @param sender sends a message to its hop; its failure is the transport error of the transaction
     * @return a builder
     */
    public static TransactionLayerBuilder builder(Function<? super Delivery, ? extends Mono<Void>> sender) {
        return new TransactionLayerBuilder(sender);
    }

    /**
     * Takes what a transport receives. Responses, ACK and CANCEL are taken when other requests are refused already.
     *
     * @param arrival the arrival
     * @return whether it was taken
     */
    @Override
    public Admission accept(Arrival arrival) {
        if (disposed) {
            return Admission.REFUSED;
        }
        if (arrival instanceof Delivery delivery) {
            return accept(delivery);
        }
        if (arrival instanceof Malformed malformed) {
            settings.strays().onMalformed(malformed);
        } else if (arrival instanceof HopLost lost) {
            for (Switchboard board : boards) {
                board.lane().signal(now -> board.hopLost(lost.hop(), now));
            }
        }
        return Admission.ACCEPTED;
    }

    private Admission accept(Delivery delivery) {
        if (!delivery.message().headers().has(KnownHeader.CALL_ID)) {
            settings.observer().strayed(TransactionObserver.Stray.MALFORMED);
            return Admission.ACCEPTED;
        }
        Switchboard board = board(delivery.message());
        boolean taken = opensTransaction(delivery.message())
                ? board.lane().offerNew(delivery)
                : board.lane().offer(delivery);
        if (!taken) {
            settings.observer().refused(Refusal.LANE_FULL);
        }
        return taken ? Admission.ACCEPTED : Admission.REFUSED;
    }

    private static boolean opensTransaction(SipMessage message) {
        if (message.kind() == SipMessage.Kind.RESPONSE) {
            return false;
        }
        Method method = ((SipRequest) message).method();
        return !method.equals(Method.ACK) && !method.equals(Method.CANCEL);
    }

    /** The lane of a message that has a Call-ID. */
    private Switchboard board(SipMessage message) {
        return boards.length == 1 ? boards[0] : message.headers().readText(KnownHeader.CALL_ID, chooser, boards[0]);
    }

    private Switchboard board(byte[] bytes, int from, int to) {
        return boards[(int) settings.keys().hash(bytes, from, to) & (boards.length - 1)];
    }

    /**
     * A client transaction for a request. The layer puts a Via of its own on top, with a branch that nobody can guess,
     * and {@code rport} where responses may have to come back through a NAT (RFC 3581 §3).
     *
     * @param request a complete request without that Via, other than ACK, which is no transaction's (RFC 3261 §17.1),
     *     and CANCEL, for which there is {@link ClientTransaction#cancel()}
     * @param hop where to
     * @return the transaction; nothing is sent until its responses are subscribed to
     * @throws IllegalArgumentException if the request is ACK or CANCEL
     * @throws io.ringback.text.SyntaxException if it has no Call-ID
     */
    public ClientTransaction client(SipRequest request, Hop hop) {
        if (request.method().equals(Method.ACK) || request.method().equals(Method.CANCEL)) {
            throw new IllegalArgumentException(request.method() + " makes no client transaction of its own");
        }
        if (!request.headers().has(KnownHeader.CALL_ID)) {
            throw SyntaxException.of(
                    MessageRule.MANDATORY_HEADER, request.bytes().length());
        }
        Branch branch = settings.via().nextBranch();
        SipRequest outgoing = settings.via().on(request, hop, branch);
        return new ClientSide(board(request), new Delivery(outgoing, hop), Receiver.NONE, branch).handle();
    }

    /**
     * Makes a request and its transaction for each subscription, so that {@code retry}, {@code repeat} and
     * {@code timeout} send a new request, and never the same one twice.
     *
     * @param request makes the request: with a new CSeq number, or another Call-ID
     * @param hop where to
     * @return the responses, as {@link ClientTransaction#responses()} gives them
     */
    public Flux<SipResponse> exchange(Supplier<SipRequest> request, Hop hop) {
        return Flux.defer(() -> client(request.get(), hop).responses());
    }

    /**
     * The requests that arrive, each with its transaction, for one subscriber at a time. They are emitted by the lanes,
     * one after the other, and must not block them. A request for which there is no subscriber or no demand is refused
     * as the {@link RefusalPolicy} says; nothing waits for demand. CANCEL and ACK do not come here: see
     * {@link ServerTransaction#cancelled()} and {@link StrayHandler#onAck}.
     *
     * @return the requests; completes when the layer is shut down
     */
    public Flux<ServerTransaction> requests() {
        return requests;
    }

    /**
     * How many transactions are open, at both sides.
     *
     * @return the number at some time during the call, for metrics
     */
    public int transactions() {
        int sum = 0;
        for (Switchboard board : boards) {
            sum += board.transactions();
        }
        return sum;
    }

    /** Tells whether nothing is left in any lane: no transaction, key, connection, timer or work. */
    boolean isQuiet() {
        for (Switchboard board : boards) {
            if (!board.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Shuts the layer down in good order, once somebody subscribes: nothing new begins, what is under way ends by the
     * rules. Use {@code timeout} and {@link #dispose()} to shorten it.
     *
     * @return completes when the last transaction is over and the lanes have ended
     */
    public Mono<Void> shutdown() {
        return Mono.defer(() -> {
            for (Switchboard board : boards) {
                board.lane().signal(now -> board.shutDown(this::laneOver));
            }
            return over.asMono();
        });
    }

    /**
     * Ends everything at once: transactions fail with {@link TransactionRefusedException}, and nothing more is sent.
     */
    @Override
    public void dispose() {
        disposed = true;
        for (Switchboard board : boards) {
            board.lane().signal(now -> board.close(this::laneOver));
        }
    }

    /**
     * Tells whether the layer was disposed, or has ended after its shutdown.
     *
     * @return true if it takes nothing any more
     */
    @Override
    public boolean isDisposed() {
        return disposed;
    }

    private void laneOver() {
        if (running.decrementAndGet() == 0) {
            disposed = true;
            requests.complete();
            if (ownsScheduler) {
                // Ending threads takes locks, which a lane must not wait for, least of all to end itself.
                Thread ending = new Thread(this::endThreads, "sip-transaction-end");
                ending.setDaemon(true);
                ending.start();
            } else {
                over.tryEmitEmpty();
            }
        }
    }

    private void endThreads() {
        scheduler.dispose();
        over.tryEmitEmpty();
    }
}
