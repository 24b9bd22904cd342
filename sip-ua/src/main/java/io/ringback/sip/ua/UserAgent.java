package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.StrayHandler;
import io.ringback.sip.transaction.TimerValues;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.location.ReturnPath;
import io.ringback.sip.transport.location.ServerLocator;
import io.ringback.text.RandomBits;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A SIP user agent over one transport, or over several that are joined ({@link io.ringback.sip.transport.Transports}):
 * it places calls, takes them, and sends single requests. Safe for use by many threads.
 *
 * <pre>{@code
 * UserAgent agent = UserAgent.builder(transport).start();
 * Call call = agent.call(plan);
 * call.outcome().subscribe(outcome -> …);
 * }</pre>
 */
public final class UserAgent {
    private final Signalling signalling;
    private final Disposable own;

    private UserAgent(Signalling signalling, Disposable own) {
        this.signalling = signalling;
        this.own = own;
    }

    /**
     * Begins to make a user agent.
     *
     * @param transport a transport that is bound but not started
     * @return a builder
     */
    public static Builder builder(SipTransport transport) {
        return new Builder(transport);
    }

    /**
     * Places a call, at once.
     *
     * @param plan whom to call, and how
     * @return the call
     */
    public Call call(CallPlan plan) {
        return Call.place(signalling, plan);
    }

    /**
     * Registers an address of record, at once, and keeps it registered.
     *
     * @param plan whom to register, where, and how
     * @return the registration
     */
    public Registration register(RegistrationPlan plan) {
        return Registration.begin(signalling, plan);
    }

    /**
     * Sends a request outside of dialogs, on subscription: through its challenges, and from one server to the next
     * where one does not answer, cannot be reached, or answers 503 (RFC 3263 §4.3).
     *
     * @param request a request other than INVITE, ACK and CANCEL, without a Via
     * @param account whose credentials answer challenges
     * @param locator how the next hop is found
     * @return the final response; fails with a {@link NoHopException} or a
     *     {@link io.ringback.sip.transaction.TransactionException}
     */
    public Mono<Reply> request(SipRequest request, Account account, HopLocator locator) {
        return Mono.defer(() -> signalling
                .exchange(account, request, Destination.of(locator, firstTarget(request)))
                .replies()
                .last());
    }

    /** RFC 3261 §8.1.2: the first route, or else whom the request is addressed to. */
    private static Uri firstTarget(SipRequest request) {
        return request.headers().first(HeaderTypes.ROUTE).map(NameAddr::uri).orElseGet(request::requestUri);
    }

    /**
     * Finds hops over this agent's transport, as RFC 3263 wants it unless the builder was told otherwise.
     *
     * @return the locator that requests within dialogs use
     */
    public HopLocator locator() {
        return signalling.locator();
    }

    /**
     * The transport.
     *
     * @return the transport that was given
     */
    public SipTransport transport() {
        return signalling.transport();
    }

    /**
     * How many dialogs there are.
     *
     * @return 0 or more
     */
    public int dialogs() {
        return signalling.dialogs().size();
    }

    /**
     * Closes the transactions and the transport at once, on subscription: what is under way ends without an answer, and
     * calls without a BYE.
     *
     * @return completes when both are closed
     */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            signalling.layer().dispose();
            own.dispose();
            return signalling.transport().close();
        });
    }

    /**
     * Hangs up the calls that are up, takes no new transactions then, lets those under way end, which may take 32 s,
     * and closes the transport; on subscription.
     *
     * @return completes when all is closed
     */
    public Mono<Void> shutdown() {
        return Mono.defer(() -> signalling.dialogs().hangUpAll())
                .then(signalling.layer().shutdown())
                .then(Mono.fromRunnable(own::dispose))
                .then(signalling.transport().close());
    }

    /** Makes a {@link UserAgent}. Not for use by several threads. */
    public static final class Builder {
        private final SipTransport transport;
        private Scheduler scheduler = Schedulers.parallel();
        private TimerValues timers = TimerValues.defaults();
        private String product = "Ringback/0.1";
        private @Nullable HopLocator locator;
        private @Nullable ServerLocator servers;
        private FailoverObserver failover = FailoverObserver.none();
        private Predicate<InetAddress> admitted = address -> true;
        private RequestGate gate = RequestGate.open();
        private RequestHandler handler = RequestHandler.callerOnly();

        private Builder(SipTransport transport) {
            this.transport = transport;
        }

        /**
         * Takes time from another scheduler; Reactor's parallel one is the default. Each call has a worker of it for as
         * long as anything can happen to the call, and does not dispose it: one whose workers hold a thread, such as
         * {@code boundedElastic}, does not fit.
         *
         * @param newScheduler the scheduler
         * @return this
         */
        public Builder scheduler(Scheduler newScheduler) {
            this.scheduler = newScheduler;
            return this;
        }

        /**
         * Uses other timers; those of RFC 3261 are the default.
         *
         * @param newTimers the values
         * @return this
         */
        public Builder timers(TimerValues newTimers) {
            this.timers = newTimers;
            return this;
        }

        /**
         * Names us otherwise in User-Agent and Server.
         *
         * @param newProduct a product and its version
         * @return this
         */
        public Builder product(String newProduct) {
            this.product = newProduct;
            return this;
        }

        /**
         * Finds the hops of requests within dialogs otherwise; as {@link #servers} does is the default.
         *
         * @param newLocator the locator
         * @return this
         */
        public Builder locator(HopLocator newLocator) {
            this.locator = newLocator;
            return this;
        }

        /**
         * Finds servers, and the way back of responses, by another locator, which its maker disposes of. By default it
         * is one of this agent's own, which asks the DNS that the system is set up for.
         *
         * @param newServers a locator over this agent's transport
         * @return this
         */
        public Builder servers(ServerLocator newServers) {
            this.servers = newServers;
            return this;
        }

        /**
         * Lets someone watch how requests go from server to server. Nobody is the default.
         *
         * @param newFailover the observer
         * @return this
         */
        public Builder failover(FailoverObserver newFailover) {
            this.failover = newFailover;
            return this;
        }

        /**
         * Talks to some addresses only: others get 403. All may talk to us by default.
         *
         * @param newAdmitted tells whom to talk to
         * @return this
         */
        public Builder admit(Predicate<InetAddress> newAdmitted) {
            this.admitted = newAdmitted;
            return this;
        }

        /**
         * Puts a gate before all requests, those within dialogs too. It is open by default.
         *
         * @param newGate the gate
         * @return this
         */
        public Builder gate(RequestGate newGate) {
            this.gate = newGate;
            return this;
        }

        /**
         * Serves requests outside of dialogs. By default only OPTIONS is served.
         *
         * @param newHandler the handler
         * @return this
         */
        public Builder handler(RequestHandler newHandler) {
            this.handler = newHandler;
            return this;
        }

        /**
         * Makes the user agent and starts its transport. Without {@link #servers} the system's DNS settings are read
         * from files, so this may block.
         *
         * @return a user agent at work
         */
        public UserAgent start() {
            RandomBits.prepare();
            ServerLocator given = servers;
            ServerLocator finder = given != null
                    ? given
                    : ServerLocator.builder(transport).clock(scheduler).build();
            Signalling signalling =
                    new Dispatcher(admitted, gate, handler, strays -> signalling(strays, finder)).begin();
            transport.start(signalling.layer());
            return new UserAgent(signalling, given != null ? Disposables.disposed() : finder);
        }

        private Signalling signalling(StrayHandler strays, ServerLocator finder) {
            ReturnPath path = ReturnPath.over(transport, finder);
            TransactionLayer layer = TransactionLayer.builder(path::send)
                    .scheduler(scheduler)
                    .timers(timers)
                    .strays(strays)
                    .detectMergedRequests(true)
                    .build();
            HopLocator hops = locator != null ? locator : HopLocator.of(finder);
            FailoverMemory memory = new FailoverMemory(scheduler, failover);
            AbandonedInvites abandoned = new AbandonedInvites(scheduler, timers.timeout());
            return new Signalling(
                    transport, layer, new DialogTable(), abandoned, hops, memory, scheduler, timers, product);
        }
    }
}
