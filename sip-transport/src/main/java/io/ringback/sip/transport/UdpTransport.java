package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.resources.LoopResources;
import reactor.netty.udp.UdpServer;

/**
 * SIP over UDP (RFC 3261 §18): bound sockets that are never connected, so that no peer's ICMP message can end them, and
 * requests and responses leave from the port that others know. Runs on event loops of Reactor Netty, one for each
 * socket.
 *
 * <p>An unconnected socket is not told of ICMP errors: a peer that is gone shows by its silence.
 */
public final class UdpTransport extends DatagramTransport {
    private static final Duration LOOP_SHUTDOWN = Duration.ofSeconds(5);

    private final List<UdpSocket> sockets;
    private final AtomicInteger ends = new AtomicInteger();

    private UdpTransport(InetSocketAddress local, DatagramOptions options, List<UdpSocket> sockets) {
        super(local, options, Schedulers.immediate());
        this.sockets = sockets;
    }

    /**
     * Begins to make a transport.
     *
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How many sockets share the address.
     *
     * @return 1, or as many as were asked for where the system allows it
     */
    public int sockets() {
        return sockets.size();
    }

    @Override
    void open() {
        sockets.forEach(UdpSocket::open);
    }

    /** Datagrams to one peer leave by one socket, so they keep their order. */
    @Override
    void transmit(Outgoing datagram) {
        int count = sockets.size();
        int chosen = count == 1 ? 0 : Math.floorMod(datagram.remote().hashCode(), count);
        sockets.get(chosen).send(datagram);
    }

    @Override
    void beginClose() {
        sockets.forEach(UdpSocket::close);
    }

    /** The transport ends with the last of its sockets. */
    void socketEnded() {
        if (ends.incrementAndGet() == sockets.size()) {
            ended();
        }
    }

    private void follow(Bound bound) {
        UdpSocket socket = bound.socket();
        socket.attach(this);
        bound.connection()
                .onDispose()
                .onErrorComplete()
                .then(bound.loops().release())
                .subscribe(none -> {}, failure -> {}, socket::gone);
    }

    /** Event loops, and whether they end with the transport. */
    private record Loops(LoopResources resources, boolean own) {
        static Loops of(@Nullable LoopResources given) {
            return given == null ? new Loops(LoopResources.create("sip-udp", 1, true), true) : new Loops(given, false);
        }

        Mono<Void> release() {
            return own ? resources.disposeLater(Duration.ZERO, LOOP_SHUTDOWN).onErrorComplete() : Mono.empty();
        }
    }

    /** A bound socket, and what it runs on. */
    private record Bound(Connection connection, Loops loops) {
        UdpSocket socket() {
            return connection.channel().pipeline().get(UdpSocket.class);
        }

        InetSocketAddress address() {
            return (InetSocketAddress) connection.channel().localAddress();
        }

        Mono<Void> release() {
            connection.dispose();
            return connection.onDispose().onErrorComplete().then(loops.release());
        }
    }

    /** Makes a {@link UdpTransport}. Not for use by several threads. */
    public static final class Builder extends DatagramBuilder<Builder> {
        private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private @Nullable LoopResources loops;
        private boolean nativeLoop = true;
        private int sockets = 1;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Binds another address.
         *
         * @param newAddress an address of this machine, or the wildcard address; port 0 takes a free one
         * @return this
         * @throws IllegalArgumentException if the address is not resolved
         */
        public Builder address(InetSocketAddress newAddress) {
            if (newAddress.isUnresolved()) {
                throw new IllegalArgumentException("an address to bind must be resolved, not " + newAddress);
            }
            this.address = newAddress;
            return this;
        }

        /**
         * Runs on event loops of the caller's, who disposes of them after the transport. A loop of its own is the
         * default.
         *
         * @param newLoops the loops
         * @return this
         */
        public Builder runOn(LoopResources newLoops) {
            this.loops = newLoops;
            return this;
        }

        /**
         * Chooses between the system's own interface (epoll on Linux), which is the default where its library is there,
         * and the JDK's.
         *
         * @param wanted false for the JDK's
         * @return this
         */
        public Builder nativeLoop(boolean wanted) {
            this.nativeLoop = wanted;
            return this;
        }

        /**
         * Binds several sockets to the address, each with an event loop of its own, among which the system shares what
         * arrives by source address and port ({@code SO_REUSEPORT}). Where the system's own interface is missing, it is
         * one. One is the default; with more, another program of the same user could join the address unseen.
         *
         * @param count 1 or more
         * @return this
         * @throws IllegalArgumentException if there are none
         */
        public Builder sockets(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("at least one socket is needed, not " + count);
            }
            this.sockets = count;
            return this;
        }

        /**
         * Binds, on subscription. Until the transport is started, what arrives waits in the system.
         *
         * @return the transport; fails with a {@link BindFailedException}
         */
        public Mono<UdpTransport> bind() {
            return Mono.defer(() -> {
                DatagramOptions options = options();
                int count = nativeLoop && Epoll.isAvailable() ? sockets : 1;
                List<Bound> bound = new ArrayList<>();
                return bindNext(bound, count, options)
                        .then(Mono.fromSupplier(() -> join(bound, options)))
                        .onErrorResume(failure -> Flux.fromIterable(bound)
                                .concatMap(Bound::release)
                                .then(Mono.error(failure)));
            });
        }

        /** One after the other: the first decides about the port. */
        private Mono<Void> bindNext(List<Bound> bound, int count, DatagramOptions options) {
            if (bound.size() == count) {
                return Mono.empty();
            }
            InetSocketAddress wanted = bound.isEmpty() ? address : bound.get(0).address();
            Loops used = Loops.of(loops);
            return UdpServer.create()
                    .bindAddress(() -> wanted)
                    .runOn(used.resources(), nativeLoop)
                    .doOnChannelInit((observer, channel, remote) -> install(channel, options, count > 1))
                    .handle((in, out) -> Mono.never())
                    .bind()
                    .doOnNext(connection -> bound.add(new Bound(connection, used)))
                    .onErrorResume(failure -> used.release().then(Mono.error(refusal(wanted, failure))))
                    .then(Mono.defer(() -> bindNext(bound, count, options)));
        }

        private static BindFailedException refusal(InetSocketAddress wanted, Throwable failure) {
            return new BindFailedException(wanted, String.valueOf(failure.getMessage()), failure);
        }

        private static UdpTransport join(List<Bound> bound, DatagramOptions options) {
            List<UdpSocket> all = bound.stream().map(Bound::socket).toList();
            UdpTransport transport = new UdpTransport(bound.get(0).address(), options, all);
            bound.forEach(transport::follow);
            return transport;
        }

        private static void install(Channel channel, DatagramOptions options, boolean shared) {
            UdpReads.configure(channel, options.largestDatagram());
            if (shared && channel instanceof EpollDatagramChannel epoll) {
                epoll.config().setReusePort(true);
            }
            channel.pipeline().addFirst("ringback.sip", new UdpSocket(channel));
        }
    }
}
