package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.HopLost;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.ParseLimits;
import io.ringback.text.SyntaxException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * SIP over connections (RFC 3261 §18): TCP, TLS, WebSocket or secure WebSocket (RFC 7118). It takes connections at its
 * address and opens them to others; a hop to an address leads to the connection that is there, so that requests share
 * it. What arrives has a {@link Flow} as its hop: answers go back by the same connection, or, if it is gone, by a new
 * one to where the Via leads (§18.2.2).
 *
 * <p>A connection that goes is told to the handler as a {@link HopLost}, for itself and for each hop that led to it.
 */
public final class StreamTransport implements SipTransport {
    private final StreamOptions options;
    private final InetSocketAddress local;
    private final SentBy sentBy;
    private final Reports reports;
    private final MessageReader reader;
    private final ConnectionTable table;
    private final Layers layers;
    private final Dialer dialer;
    private final Channel listener;
    private final Mono<Void> release;
    private final AtomicReference<@Nullable ArrivalHandler> handler = new AtomicReference<>();
    private final Sending.Way way;
    private final AtomicLong serials = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private final Sinks.Empty<Void> closed = Sinks.empty();

    StreamTransport(StreamOptions options, Layers layers, Channel listener, Dialer dialer, Mono<Void> release) {
        this.options = options;
        this.layers = layers;
        this.listener = listener;
        this.local = (InetSocketAddress) listener.localAddress();
        this.sentBy = SentBy.of(local, options.basics().sentBy(), options.protocol());
        this.reports = new Reports(
                options.protocol(),
                options.basics().observer(),
                options.basics().wireTap(),
                Schedulers.immediate());
        this.way = new Sending.Way(this, reports, this::send);
        this.reader = new MessageReader(sentBy, options.basics().parser().withLimits(options.parseLimits()), reports);
        this.table = new ConnectionTable(options.limits());
        this.dialer = dialer;
        this.release = release;
        listener.closeFuture().addListener(done -> endIfOver());
    }

    /**
     * Begins to make a transport over TCP.
     *
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static StreamBuilder tcp() {
        return new StreamBuilder(TransportProtocol.TCP, null, null);
    }

    /**
     * Begins to make a transport over TLS (RFC 3261 §26.2.1).
     *
     * @param settings certificates and whom to trust
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static StreamBuilder tls(TlsSettings settings) {
        return new StreamBuilder(TransportProtocol.TLS, settings, null);
    }

    /**
     * Begins to make a transport over WebSocket (RFC 7118).
     *
     * @param settings the path, and whose pages may connect
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static StreamBuilder webSocket(WebSocketSettings settings) {
        return new StreamBuilder(TransportProtocol.WS, null, settings);
    }

    /**
     * Begins to make a transport over secure WebSocket (RFC 7118).
     *
     * @param settings the path, and whose pages may connect
     * @param tls certificates and whom to trust
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static StreamBuilder secureWebSocket(WebSocketSettings settings, TlsSettings tls) {
        return new StreamBuilder(TransportProtocol.WSS, tls, settings);
    }

    /**
     * Uses other certificates from now on. Connections that are there keep theirs.
     *
     * @param settings certificates and whom to trust
     * @throws IllegalStateException if this transport does not use TLS
     */
    public void renew(TlsSettings settings) {
        if (!protocol().secure()) {
            throw new IllegalStateException("the transport at " + local + " has no certificates");
        }
        layers.renew(settings);
    }

    SentBy sentBy() {
        return sentBy;
    }

    Reports reports() {
        return reports;
    }

    MessageReader reader() {
        return reader;
    }

    StreamLimits limits() {
        return options.limits();
    }

    StreamOptions options() {
        return options;
    }

    ParseLimits parseLimits() {
        return options.parseLimits();
    }

    ConnectionTable table() {
        return table;
    }

    /** Who takes arrivals, or null if the transport has not been started. */
    @Nullable
    ArrivalHandler taker() {
        return handler.get();
    }

    /** Counts the bytes that a connection holds; false if there are too many in all. */
    boolean hold(Inbound inbound, int bytes) {
        int change = inbound.charge(bytes);
        return change == 0 || unfinished.addAndGet(change) <= options.limits().unfinishedBytes() || change < 0;
    }

    /**
     * How many connections there are, those that are being opened included.
     *
     * @return 0 or more
     */
    public int connections() {
        return table.size();
    }

    @Override
    public TransportProtocol protocol() {
        return options.protocol();
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public Hop hopTo(InetSocketAddress remote) {
        return hop(remote, options.expectedDomain());
    }

    @Override
    public Hop hopTo(InetSocketAddress remote, Host domain) {
        return hop(
                remote,
                domain.isAddress() ? options.expectedDomain() : domain.name().toString());
    }

    private StreamHop hop(InetSocketAddress remote, @Nullable String domain) {
        if (remote.isUnresolved() || remote.getPort() == 0) {
            throw new IllegalArgumentException("a hop needs a resolved address and a port, not " + remote);
        }
        String proven = domain == null || !protocol().secure() ? null : domain.toLowerCase(Locale.ROOT);
        return new StreamHop(this, remote, proven);
    }

    @Override
    public void start(ArrivalHandler newHandler) {
        if (!handler.compareAndSet(null, newHandler)) {
            throw new IllegalStateException("the transport at " + local + " has been started before");
        }
        listener.config().setAutoRead(true);
        table.connections().forEach(Connection::started);
    }

    @Override
    public Mono<Void> send(Delivery delivery) {
        return way.send(delivery);
    }

    private void send(Delivery delivery, Outgoing message) {
        Connection connection;
        try {
            connection = connection(delivery);
        } catch (TransportException obstacle) {
            message.failed(obstacle);
            return;
        }
        connection.outbox().send(message);
    }

    /** The connection that a message goes by. */
    private Connection connection(Delivery delivery) {
        Hop hop = delivery.hop();
        int size = delivery.message().bytes().length();
        int limit = options.parseLimits().messageBytes();
        if (isDisposed()) {
            throw new TransportClosedException(local);
        }
        if (hop.transport() != protocol()) {
            throw new SendFailedException(hop.remote(), "this transport is no " + hop.transport(), null);
        }
        if (size > limit) {
            throw new MessageTooLargeException(hop.remote(), size, limit);
        }
        if (hop instanceof Connection connection) {
            return connection.isOpen() ? own(connection) : wayBack(own(connection), delivery.message());
        }
        InetSocketAddress remote = hop.remote();
        if (remote.isUnresolved() || remote.getPort() == 0) {
            throw new SendFailedException(remote, "the address has no number or no port", null);
        }
        return connection(hop instanceof StreamHop known ? known : hop(remote, options.expectedDomain()));
    }

    private Connection own(Connection connection) {
        if (connection.owner() != this) {
            throw new SendFailedException(connection.remote(), "the connection is another transport's", null);
        }
        return connection;
    }

    /** Where a response goes whose connection is gone (RFC 3261 §18.2.2). A WebSocket client cannot be called back. */
    private Connection wayBack(Connection gone, SipMessage message) {
        boolean webSocket = options.webSocket() != null;
        if (message.kind() == SipMessage.Kind.REQUEST || webSocket) {
            throw new SendFailedException(gone.remote(), "the connection is gone", null);
        }
        try {
            Via via = message.via();
            Host sentBy = via.sentBy().host();
            Host host = via.parameters()
                    .value("received")
                    .map(ResponseRoute::tolerantly)
                    .orElse(sentBy);
            if (!host.isAddress()) {
                throw new SendFailedException(
                        gone.remote(), "the connection is gone, and the Via has no address", null);
            }
            InetSocketAddress remote = new InetSocketAddress(
                    host.address(), via.sentBy().portOr(protocol().defaultPort()));
            String domain = sentBy.isAddress()
                    ? options.expectedDomain()
                    : sentBy.name().toString();
            return connection(hop(remote, domain));
        } catch (SyntaxException | IllegalArgumentException e) {
            throw new SendFailedException(gone.remote(), "the connection is gone, and the Via leads nowhere", e);
        }
    }

    /** The connection that a hop leads to; opens one if there is none. */
    private Connection connection(StreamHop hop) {
        while (true) {
            Connection known = table.at(hop);
            if (known != null && !known.isGone()) {
                return known;
            }
            CloseReason refusal = table.claim();
            if (refusal != null) {
                throw new SendFailedException(hop.remote(), Wording.of(refusal), null);
            }
            Connection fresh = new Connection(this, serials.incrementAndGet(), false, hop.remote(), hop.domain());
            if (table.lead(hop, known, fresh)) {
                table.add(fresh);
                dial(fresh);
                return fresh;
            }
            table.release();
        }
    }

    private void dial(Connection fresh) {
        try {
            dialer.dial(this, fresh);
        } catch (RejectedExecutionException | IllegalStateException e) {
            fresh.fail(CloseReason.UNREACHABLE, e);
        }
        if (isDisposed()) {
            fresh.close();
        }
    }

    /** Takes a connection that another has opened; null, with the reason told, if there is no place for it. */
    @Nullable
    Connection accept(InetSocketAddress remote) {
        CloseReason refusal = isDisposed() ? CloseReason.OURS : table.claim();
        if (refusal != null) {
            reports.ended(remote, refusal);
            return null;
        }
        Connection fresh = new Connection(this, serials.incrementAndGet(), true, remote, null);
        table.add(fresh);
        return fresh;
    }

    /** A connection carries messages from now on. */
    void opened(Connection connection) {
        boolean proved = protocol().secure();
        if (connection.accepted() && !proved) {
            table.lead(hop(connection.remote(), null), null, connection);
        }
        if (!connection.accepted() && options.keepAlive() != null) {
            connection.keepAlive(options.keepAlive());
        }
        reports.opened(connection);
    }

    /** A connection is over: its transactions are told before a new one can take its place. */
    void gone(Connection connection, boolean wasOpen, CloseReason reason) {
        ArrivalHandler taker = handler.get();
        if (wasOpen && taker != null) {
            tell(taker, connection, connection);
            connection.hops().forEach(hop -> tell(taker, hop, connection));
        }
        table.remove(connection);
        table.release();
        connection.releasePeer();
        reports.ended(connection.remote(), reason);
        endIfOver();
    }

    private void tell(ArrivalHandler taker, Hop lost, Connection connection) {
        try {
            taker.accept(new HopLost(lost));
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            reports.handlerFailed(connection.remote(), failure);
        }
    }

    /** The top Via of a message that came: what it says of the connection itself. */
    Via seen(Connection connection, SipMessage.Kind kind, Via top) {
        return ViaNotes.of(this, connection, kind, top);
    }

    /** The connection of a number that this transport gave, if it is open. */
    Optional<Connection> numbered(long serial) {
        return Optional.ofNullable(table.numbered(serial)).filter(Connection::isOpen);
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            if (closing.compareAndSet(false, true)) {
                beginClose();
            }
            return onClose();
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void beginClose() {
        listener.close();
        table.connections().forEach(Connection::close);
        if (loopsAreGone()) {
            table.connections().forEach(Connection::gone);
        }
        endIfOver();
    }

    /** The caller has disposed of the loops before the transport: then nothing else tells of an end. */
    private boolean loopsAreGone() {
        return listener.eventLoop().isShuttingDown();
    }

    private void endIfOver() {
        boolean over = closing.get()
                && (!listener.isOpen() || loopsAreGone())
                && table.connections().isEmpty();
        if (over && released.compareAndSet(false, true)) {
            release.onErrorComplete().subscribe(none -> {}, failure -> {}, closed::tryEmitEmpty);
        }
    }

    @Override
    public Mono<Void> onClose() {
        return closed.asMono();
    }

    @Override
    public boolean isDisposed() {
        return closing.get();
    }
}
