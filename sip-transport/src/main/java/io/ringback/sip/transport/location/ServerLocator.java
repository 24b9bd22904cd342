package io.ringback.sip.transport.location;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import io.ringback.text.RandomBits;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the servers of a SIP URI, and the way back of a response (RFC 3263, RFC 7984): by NAPTR, SRV, A and AAAA
 * records, as far as the URI leaves open what they tell. It gives candidates only, best first; who tries the next one
 * when one fails is the user's affair. Safe for use by many threads.
 *
 * <pre>{@code
 * ServerLocator locator = ServerLocator.builder(transport).build();
 * Mono<Hop> best = locator.locate(SipUri.of("sip:example.com")).next();
 * }</pre>
 */
public final class ServerLocator implements Disposable {
    /** How many candidates one search gives at most. */
    public static final int MOST_CANDIDATES = 64;

    private final Setting setting;
    private final @Nullable Disposable own;

    /** What all searches share. */
    record Setting(
            SipTransport transport,
            DnsClient dns,
            RandomGenerator random,
            Scheduler clock,
            LocationObserver observer) {}

    private ServerLocator(Setting setting, @Nullable Disposable own) {
        this.setting = setting;
        this.own = own;
    }

    /**
     * Begins to make a locator.
     *
     * @param transport the transports that may be chosen; where several are joined, the first is the preferred one
     *     among those that the domain does not rank
     * @return a builder
     */
    public static Builder builder(SipTransport transport) {
        return new Builder(transport);
    }

    /**
     * The servers of a URI (RFC 3263 §4), of which nothing is asked in advance: a question is put to the DNS when its
     * answer is needed for the candidate that is asked for.
     *
     * @param uri a Request-URI or a Route
     * @return candidates, one or more, each once the one before has failed; fails with a {@link NoServerException} if
     *     there is none
     */
    public Flux<Hop> locate(SipUri uri) {
        return Flux.defer(() -> new Search(setting, uri.host()).byUri(uri, false));
    }

    /**
     * The servers of a URI for a request that is too large for a datagram (RFC 3261 §18.1.1): where the URI names no
     * transport, those over reliable transports come first, and the others after them.
     *
     * @param uri a Request-URI or a Route
     * @return candidates, as {@link #locate(SipUri)}
     */
    public Flux<Hop> locateForLarge(SipUri uri) {
        return Flux.defer(() -> new Search(setting, uri.host()).byUri(uri, true));
    }

    /**
     * Where a response goes when it cannot go back the way that its request came (RFC 3263 §5).
     *
     * @param via the response's top Via
     * @return candidates over the Via's transport, as {@link #locate(SipUri)}
     */
    public Flux<Hop> locate(Via via) {
        return Flux.defer(() -> new Search(setting, via.sentBy().host()).byVia(via));
    }

    /** Ends the DNS client, unless it was given. */
    @Override
    public void dispose() {
        if (own != null) {
            own.dispose();
        }
    }

    @Override
    public boolean isDisposed() {
        return own != null && own.isDisposed();
    }

    /** Makes a {@link ServerLocator}. Not for use by several threads. */
    public static final class Builder {
        private final SipTransport transport;
        private @Nullable DnsClient dns;
        private RandomGenerator random = RandomBits::next;
        private Scheduler clock = Schedulers.parallel();
        private int size = DnsCache.DEFAULT_SIZE;
        private LocationObserver observer = LocationObserver.none();

        private Builder(SipTransport transport) {
            this.transport = transport;
        }

        /**
         * Asks another DNS client, behind this locator's cache. That of the system's servers is the default.
         *
         * @param newDns the client, which its maker closes
         * @return this
         */
        public Builder dns(DnsClient newDns) {
            this.dns = newDns;
            return this;
        }

        /**
         * Draws the order of servers of one priority from another source, such as a seeded one. It must be safe for use
         * by many threads. Numbers that nobody can foresee are the default.
         *
         * @param newRandom the source
         * @return this
         */
        public Builder random(RandomGenerator newRandom) {
            this.random = newRandom;
            return this;
        }

        /**
         * Takes the time from another scheduler; Reactor's parallel one is the default.
         *
         * @param newClock the scheduler
         * @return this
         */
        public Builder clock(Scheduler newClock) {
            this.clock = newClock;
            return this;
        }

        /**
         * Remembers more or fewer answers of the DNS; {@value DnsCache#DEFAULT_SIZE} is the default.
         *
         * @param answers how many, 1 or more
         * @return this
         */
        public Builder cacheSize(int answers) {
            this.size = answers;
            return this;
        }

        /**
         * Lets someone watch. Nobody is the default.
         *
         * @param newObserver the observer
         * @return this
         */
        public Builder observer(LocationObserver newObserver) {
            this.observer = newObserver;
            return this;
        }

        /**
         * Makes the locator. Without {@link #dns} the system's settings are read from files, so this may block.
         *
         * @return a locator
         * @throws IllegalArgumentException if the cache has no place
         */
        public ServerLocator build() {
            RandomBits.prepare();
            DnsClient given = dns;
            if (given != null) {
                return build(given, null);
            }
            NettyDnsClient system = NettyDnsClient.system();
            return build(system, system);
        }

        private ServerLocator build(DnsClient asked, @Nullable Disposable own) {
            DnsCache cache = DnsCache.of(asked, clock, size);
            return new ServerLocator(new Setting(transport, cache, random, clock, observer), own);
        }
    }
}
