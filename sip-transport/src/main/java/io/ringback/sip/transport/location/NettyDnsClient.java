package io.ringback.sip.transport.location;

import io.netty.channel.AddressedEnvelope;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStream;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * Asks recursive DNS servers by Netty's client: over UDP from a port of its own for each question, and over TCP if the
 * answer does not fit. A server that does not answer, or fails, is followed by the next one. Addresses in the system's
 * file of hosts come first. It remembers nothing: {@link DnsCache} does. Safe for use by many threads.
 *
 * <p>Its event loop and sockets are made with the first question, and live until {@link #dispose()}.
 */
public final class NettyDnsClient implements DnsClient, Disposable {
    /** How long one server may take to answer. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private static final int FEWEST_TRIES = 2;
    private static final int MOST_TRIES = 3;

    /** A file of hosts has addresses only, and they hold until it is changed, which nobody tells. */
    private static final Duration HOSTS_LIFETIME = Duration.ofSeconds(10);

    private final DnsServerAddressStreamProvider servers;
    private final Duration timeout;
    private final Map<String, List<InetAddress>> ipv4Hosts;
    private final Map<String, List<InetAddress>> ipv6Hosts;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private @Nullable DnsSockets sockets;
    private boolean disposed;

    private NettyDnsClient(
            DnsServerAddressStreamProvider servers, Duration timeout, @Nullable HostsFileEntriesProvider hosts) {
        this.servers = servers;
        this.timeout = timeout;
        this.ipv4Hosts = hosts == null ? Map.of() : hosts.ipv4Entries();
        this.ipv6Hosts = hosts == null ? Map.of() : hosts.ipv6Entries();
    }

    /**
     * A client of the servers that the system is set up for. Reads files, so it may block.
     *
     * @return a client
     */
    public static NettyDnsClient system() {
        return new NettyDnsClient(
                DnsServerAddressStreamProviders.platformDefault(),
                DEFAULT_TIMEOUT,
                HostsFileEntriesProvider.parser().parseSilently());
    }

    /**
     * A client of certain servers, without a file of hosts.
     *
     * @param timeout how long one server may take to answer; positive
     * @param servers addresses with ports, asked in this order; at least one
     * @return a client
     * @throws IllegalArgumentException if there is no server, or no time
     */
    public static NettyDnsClient of(Duration timeout, InetSocketAddress... servers) {
        if (servers.length == 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a DNS client needs a server, and time to wait for it");
        }
        DnsServerAddresses addresses = DnsServerAddresses.sequential(servers);
        return new NettyDnsClient(name -> addresses.stream(), timeout, null);
    }

    @Override
    public Mono<DnsAnswer> answer(DnsLookup lookup) {
        return Mono.defer(() -> {
            if (!lookup.isPossible()) {
                return Mono.just(DnsAnswer.without(DnsVerdict.NO_SUCH_NAME, DnsCache.LONGEST));
            }
            DnsAnswer written = inHostsFile(lookup);
            if (written != null) {
                return Mono.just(written);
            }
            DnsServerAddressStream order = servers.nameServerAddressStream(lookup.name() + ".");
            int tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, order.size()));
            return ask(lookup, order, tries);
        });
    }

    /** What stands in the file of hosts; a host that stands there has the addresses there and no others. */
    private @Nullable DnsAnswer inHostsFile(DnsLookup lookup) {
        List<InetAddress> ipv4 = ipv4Hosts.getOrDefault(lookup.name(), List.of());
        List<InetAddress> ipv6 = ipv6Hosts.getOrDefault(lookup.name(), List.of());
        boolean address = lookup.type() == RecordType.A || lookup.type() == RecordType.AAAA;
        if (!address || (ipv4.isEmpty() && ipv6.isEmpty())) {
            return null;
        }
        Stream<InetAddress> wanted = (lookup.type() == RecordType.A ? ipv4 : ipv6).stream();
        List<DnsRecord> records =
                wanted.<DnsRecord>map(DnsRecord.Address::new).distinct().toList();
        return records.isEmpty()
                ? DnsAnswer.without(DnsVerdict.NO_SUCH_RECORD, HOSTS_LIFETIME)
                : DnsAnswer.of(records, HOSTS_LIFETIME);
    }

    private Mono<DnsAnswer> ask(DnsLookup lookup, DnsServerAddressStream order, int tries) {
        InetSocketAddress server = order.next();
        Mono<DnsAnswer> answer = Mono.<DnsAnswer>create(sink -> ask(lookup, server, sink))
                // Netty's own time is for a datagram; with TCP behind it, twice that has to be enough.
                .timeout(timeout.multipliedBy(2), Mono.just(DnsAnswer.without(DnsVerdict.TIMED_OUT, Duration.ZERO)))
                .takeUntilOther(closed.asMono())
                .defaultIfEmpty(DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO));
        return tries == 1
                ? answer
                : answer.flatMap(first ->
                        first.isFound() || isFinal(first.verdict()) ? Mono.just(first) : ask(lookup, order, tries - 1));
    }

    private static boolean isFinal(DnsVerdict verdict) {
        return verdict == DnsVerdict.NO_SUCH_NAME || verdict == DnsVerdict.NO_SUCH_RECORD;
    }

    private void ask(DnsLookup lookup, InetSocketAddress server, MonoSink<DnsAnswer> sink) {
        try {
            resolver()
                    .query(server, new DefaultDnsQuestion(lookup.name(), AnswerReader.type(lookup.type())))
                    .addListener(done -> sink.success(answer(lookup, (Future<?>) done)));
        } catch (RejectedExecutionException | IllegalStateException | IllegalArgumentException e) {
            sink.success(DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO));
        }
    }

    private static DnsAnswer answer(DnsLookup lookup, Future<?> done) {
        if (!done.isSuccess()) {
            boolean late = done.cause() instanceof DnsNameResolverTimeoutException;
            return DnsAnswer.without(late ? DnsVerdict.TIMED_OUT : DnsVerdict.FAILED, Duration.ZERO);
        }
        AddressedEnvelope<?, ?> envelope = (AddressedEnvelope<?, ?>) done.getNow();
        try {
            return AnswerReader.read(lookup, (DnsResponse) envelope.content());
        } catch (RuntimeException e) {
            return DnsAnswer.without(DnsVerdict.UNREADABLE, Duration.ZERO);
        } finally {
            envelope.release();
        }
    }

    private synchronized DnsNameResolver resolver() {
        if (disposed) {
            throw new IllegalStateException("the DNS client is closed");
        }
        if (sockets == null) {
            sockets = new DnsSockets(servers, timeout);
        }
        return sockets.resolver();
    }

    @Override
    public synchronized boolean isDisposed() {
        return disposed;
    }

    /** Closes the sockets and ends the event loop. Questions that wait are answered with a failure. */
    @Override
    public void dispose() {
        DnsSockets ending;
        synchronized (this) {
            disposed = true;
            ending = sockets;
            sockets = null;
        }
        try {
            closed.tryEmitEmpty();
        } finally {
            if (ending != null) {
                ending.close();
            }
        }
    }
}
