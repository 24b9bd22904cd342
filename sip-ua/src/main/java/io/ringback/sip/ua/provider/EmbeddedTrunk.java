package io.ringback.sip.ua.provider;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.TimerValues;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.ua.IncomingCall;
import io.ringback.sip.ua.IncomingRequest;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.sip.ua.UserAgent;
import io.ringback.text.CharClass;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A provider's trunk in one object: it challenges calls with 407 and registrations with 401, answers calls with 100,
 * 183 and 200, records its route, keeps bindings, and answers OPTIONS. It has no media: whoever calls hears nothing. A
 * user changes the bindings of the addresses of record that carry its own name, and of no others (RFC 3261 §10.3).
 * Without any user it serves everyone.
 */
public final class EmbeddedTrunk {
    private final UserAgent agent;
    private final Sinks.Many<IncomingCall> calls = Sinks.many().multicast().directBestEffort();
    private final Scheduler scheduler;
    private final Registrar registrar;
    private final Duration ring;
    private final MediaPlan media;

    private EmbeddedTrunk(Builder builder) {
        this.scheduler = builder.scheduler;
        this.ring = builder.ring;
        this.media = builder.media;
        this.registrar = new Registrar(builder.clock);
        this.agent = UserAgent.builder(builder.transport)
                .scheduler(scheduler)
                .timers(builder.timers)
                .product("Ringback-Trunk/0.1")
                .admit(builder.allowed)
                .gate(new TrunkGate(
                        builder.users, builder.realm, builder.policy, builder.authenticateDialogs, builder.clock))
                .handler(this::serve)
                .start();
    }

    /**
     * Begins to make a trunk.
     *
     * @param transport a transport that is bound but not started
     * @return a builder
     */
    public static Builder builder(SipTransport transport) {
        return new Builder(transport);
    }

    /**
     * Where the trunk listens.
     *
     * @return its address
     */
    public InetSocketAddress address() {
        return agent.transport().localAddress();
    }

    /**
     * The calls that have passed the gate, while someone watches.
     *
     * @return each call as it comes in
     */
    public Flux<IncomingCall> calls() {
        return calls.asFlux();
    }

    /**
     * How many calls there are.
     *
     * @return answered calls that have not ended
     */
    public int openCalls() {
        return agent.dialogs();
    }

    /**
     * Closes the trunk, on subscription.
     *
     * @return completes when it is closed
     */
    public Mono<Void> close() {
        return agent.close();
    }

    private void serve(IncomingRequest request) {
        Method method = request.request().method();
        if (method.equals(Method.INVITE)) {
            serveCall(request.call());
        } else if (method.equals(Method.REGISTER)) {
            request.respond(registrar.register(request));
        } else {
            request.respond(request.isOptions() ? request.capabilities() : request.response(481));
        }
    }

    private void serveCall(IncomingCall call) {
        calls.tryEmitNext(call);
        call.trying();
        call.decorate(response -> recordRoute(call, response));
        call.earlyMedia(183, media);
        scheduler.schedule(() -> call.answer(media), ring.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As the seed's provider does: in-dialog requests come back here whatever Contact says. */
    private SipResponse.Builder recordRoute(IncomingCall call, SipResponse.Builder response) {
        SipUri route = call.localUri().withParameter("lr", "");
        String ftag = call.invite()
                .from()
                .tag()
                .map(Object::toString)
                .filter(CharClass.ALPHANUM.or(CharClass.of("-_."))::matchesAll)
                .orElse("");
        return response.prepend(
                HeaderTypes.RECORD_ROUTE, NameAddr.of(ftag.isEmpty() ? route : route.withParameter("ftag", ftag)));
    }

    /** Makes an {@link EmbeddedTrunk}. Not for use by several threads. */
    public static final class Builder {
        private static final int MEDIA_PORT = 14_350;

        private final SipTransport transport;
        private final Map<String, UserCredentials> users = new HashMap<>();
        private Scheduler scheduler = Schedulers.parallel();
        private InstantSource clock = InstantSource.system();
        private TimerValues timers = TimerValues.defaults();
        private String realm = "trunk.invalid";
        private VerifierPolicy policy = VerifierPolicy.defaults();
        private AccessList allowed = AccessList.EVERYONE;
        private boolean authenticateDialogs;
        private Duration ring = Duration.ofMillis(300);
        private MediaPlan media = MediaPlan.audio(MEDIA_PORT, Codec.PCMU, Codec.telephoneEvent(8_000));

        private Builder(SipTransport transport) {
            this.transport = transport;
        }

        /**
         * Adds a user.
         *
         * @param user name and secret
         * @return this
         */
        public Builder user(UserCredentials user) {
            users.put(user.username().toString(), user);
            return this;
        }

        /**
         * Names the realm of the challenges.
         *
         * @param newRealm any text without line ends
         * @return this
         */
        public Builder realm(String newRealm) {
            this.realm = newRealm;
            return this;
        }

        /**
         * Challenges by another policy. Only its {@code uri} is not used: beside equivalent ones a digest's URI counts
         * that names the host and port of the Request-URI without any user, as some callers sign the trunk instead of
         * the number.
         *
         * @param newPolicy the policy
         * @return this
         */
        public Builder policy(VerifierPolicy newPolicy) {
            this.policy = newPolicy;
            return this;
        }

        /**
         * Talks to some networks only: others get 403 before any digest work.
         *
         * @param newAllowed the networks
         * @return this
         */
        public Builder allow(AccessList newAllowed) {
            this.allowed = newAllowed;
            return this;
        }

        /**
         * Challenges requests within calls too, such as BYE. By default it does not.
         *
         * @param newChoice the choice
         * @return this
         */
        public Builder authenticateDialogs(boolean newChoice) {
            this.authenticateDialogs = newChoice;
            return this;
        }

        /**
         * Lets calls ring for a while before they are answered; 300 ms is the default.
         *
         * @param newRing not negative
         * @return this
         */
        public Builder ring(Duration newRing) {
            this.ring = newRing;
            return this;
        }

        /**
         * Answers with other media; PCMU with telephone events is the default.
         *
         * @param newMedia the media
         * @return this
         */
        public Builder media(MediaPlan newMedia) {
            this.media = newMedia;
            return this;
        }

        /**
         * Takes time from another scheduler; Reactor's parallel one is the default.
         *
         * @param newScheduler the scheduler
         * @return this
         */
        public Builder scheduler(Scheduler newScheduler) {
            this.scheduler = newScheduler;
            return this;
        }

        /**
         * Takes the time of day from elsewhere, for nonces and bindings.
         *
         * @param newClock the time of day
         * @return this
         */
        public Builder clock(InstantSource newClock) {
            this.clock = newClock;
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
         * Makes the trunk and starts its transport.
         *
         * @return a trunk at work
         */
        public EmbeddedTrunk start() {
            return new EmbeddedTrunk(this);
        }
    }
}
