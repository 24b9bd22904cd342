package io.ringback.sip.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.ParseLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.resources.LoopResources;

/** Makes a {@link StreamTransport}. Not for use by several threads. */
public final class StreamBuilder extends TransportBuilder<StreamBuilder> {
    /** Reads of no more than what an event loop has buffers of its own for: it would wait for others to share more. */
    static final RecvByteBufAllocator READS = new AdaptiveRecvByteBufAllocator(64, 2_048, 16_384);

    private static final Duration LOOP_SHUTDOWN = Duration.ofSeconds(5);
    private static final int BACKLOG = 1_024;

    private final TransportProtocol protocol;
    private final @Nullable TlsSettings tls;
    private final @Nullable WebSocketSettings webSocket;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private ParseLimits parseLimits = ParseLimits.defaults();
    private StreamLimits limits = StreamLimits.defaults();
    private @Nullable Predicate<InetAddress> relays;
    private @Nullable Duration keepAlive;
    private boolean willKeepAlive;
    private @Nullable Duration offeredKeepAlive;
    private @Nullable String expectedDomain;
    private @Nullable LoopResources loops;
    private boolean nativeLoop = true;

    StreamBuilder(TransportProtocol protocol, @Nullable TlsSettings tls, @Nullable WebSocketSettings webSocket) {
        this.protocol = protocol;
        this.tls = tls;
        this.webSocket = webSocket;
    }

    @Override
    StreamBuilder self() {
        return this;
    }

    /**
     * Binds another address.
     *
     * @param newAddress an address of this machine, or the wildcard address; port 0 takes a free one
     * @return this
     * @throws IllegalArgumentException if the address is not resolved
     */
    public StreamBuilder address(InetSocketAddress newAddress) {
        if (newAddress.isUnresolved()) {
            throw new IllegalArgumentException("an address to bind must be resolved, not " + newAddress);
        }
        this.address = newAddress;
        return this;
    }

    /**
     * Bounds single messages otherwise, those that are sent included. They take the place of the parser's own limits.
     *
     * @param newLimits the limits
     * @return this
     */
    public StreamBuilder parseLimits(ParseLimits newLimits) {
        this.parseLimits = newLimits;
        return this;
    }

    /**
     * Bounds connections otherwise.
     *
     * @param newLimits the limits
     * @return this
     */
    public StreamBuilder limits(StreamLimits newLimits) {
        this.limits = newLimits;
        return this;
    }

    /**
     * Expects a PROXY header (version 1 or 2) as the first bytes of the connections that some addresses open, and
     * believes it: the address that it names is the other side's from then on. Others are taken as they come, and a
     * header of theirs is no message. Nobody is believed by default.
     *
     * @param trusted tells who relays connections to us
     * @return this
     */
    public StreamBuilder proxyProtocolFrom(Predicate<InetAddress> trusted) {
        this.relays = trusted;
        return this;
    }

    /**
     * Keeps connections alive that we open, and finds out when they are dead, as {@link Flow#keepAlive} does. It must
     * be known that the servers answer. By default it begins on a connection when a response's Via asks for it (RFC
     * 6223).
     *
     * @param interval more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public StreamBuilder keepAlive(Duration interval) {
        this.keepAlive = requirePositive(interval);
        return this;
    }

    /**
     * Offers in the Via of each REGISTER to keep its connection alive, and does so as often as the answer asks for,
     * until another answer asks no more (RFC 6223 §4.2.2, §4.3).
     *
     * @return this
     */
    public StreamBuilder negotiateKeepAlive() {
        this.willKeepAlive = true;
        return this;
    }

    /**
     * Asks those for keep-alives who offer them in a request's Via (RFC 6223 §4.4). Nobody is asked by default.
     *
     * @param interval how often; a second or more
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public StreamBuilder offerKeepAlive(Duration interval) {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException("keep-alives are asked for in whole seconds, not " + interval);
        }
        this.offeredKeepAlive = interval;
        return this;
    }

    /**
     * Wants the other side to prove that it speaks for a domain where a hop names none: with one trunk or one outbound
     * proxy, whose domain that is. Without it such hops fail over TLS. Without TLS it means nothing.
     *
     * @param domain a domain name
     * @return this
     */
    public StreamBuilder expectDomain(String domain) {
        this.expectedDomain = domain;
        return this;
    }

    /**
     * Runs on event loops of the caller's, who disposes of them after the transport. Loops of its own, one for each
     * processor, are the default.
     *
     * @param newLoops the loops
     * @return this
     */
    public StreamBuilder runOn(LoopResources newLoops) {
        this.loops = newLoops;
        return this;
    }

    /**
     * Chooses between the system's own interface (epoll on Linux), which is the default where its library is there, and
     * the JDK's.
     *
     * @param wanted false for the JDK's
     * @return this
     */
    public StreamBuilder nativeLoop(boolean wanted) {
        this.nativeLoop = wanted;
        return this;
    }

    private static Duration requirePositive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("an interval is more than zero, not " + duration);
        }
        return duration;
    }

    /**
     * Binds the address, on subscription. Until the transport is started, connections wait in the system.
     *
     * @return the transport; fails with a {@link BindFailedException}
     */
    public Mono<StreamTransport> bind() {
        return Mono.create(this::bind);
    }

    private void bind(MonoSink<StreamTransport> sink) {
        boolean own = loops == null;
        LoopResources used = loops != null
                ? loops
                : LoopResources.create("sip-stream", Runtime.getRuntime().availableProcessors(), true);
        Mono<Void> release =
                own ? used.disposeLater(Duration.ZERO, LOOP_SHUTDOWN).onErrorComplete() : Mono.empty();
        EventLoopGroup group = used.onServer(nativeLoop);
        StreamOptions options = new StreamOptions(
                protocol,
                basics(),
                parseLimits,
                limits,
                webSocket,
                relays,
                keepAlive,
                willKeepAlive,
                offeredKeepAlive,
                expectedDomain);
        Layers layers = new Layers(options, tls);
        AtomicReference<@Nullable StreamTransport> made = new AtomicReference<>();
        InetSocketAddress wanted = address;
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channelFactory(() -> used.onChannel(ServerSocketChannel.class, group))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new Doorway(made, layers))
                .bind(wanted);
        bound.addListener(done -> {
            if (done.isSuccess()) {
                Bootstrap dialling = new Bootstrap()
                        .group(group)
                        .channelFactory(() -> used.onChannel(SocketChannel.class, group))
                        .option(ChannelOption.RECVBUF_ALLOCATOR, READS)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_KEEPALIVE, true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(limits.connecting().toMillis()));
                Channel listener = bound.channel();
                StreamTransport transport =
                        new StreamTransport(options, layers, listener, new Dialer(dialling, layers), release);
                made.set(transport);
                sink.success(transport);
            } else {
                String reason = String.valueOf(done.cause().getMessage());
                BindFailedException failure = new BindFailedException(wanted, reason, done.cause());
                release.subscribe(none -> {}, ignored -> sink.error(failure), () -> sink.error(failure));
            }
        });
    }

    /** Lets those in who have connected. */
    private static final class Doorway extends ChannelInitializer<Channel> {
        private final AtomicReference<@Nullable StreamTransport> transport;
        private final Layers layers;

        Doorway(AtomicReference<@Nullable StreamTransport> transport, Layers layers) {
            this.transport = transport;
            this.layers = layers;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void initChannel(Channel channel) {
            StreamTransport owner = transport.get();
            if (owner == null) {
                channel.close();
            } else {
                layers.accepted(owner, channel);
            }
        }
    }
}
