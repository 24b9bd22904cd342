package io.ringback.sip.transport;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.resources.LoopResources;
import reactor.netty.udp.UdpServer;

/**
 * SIP over UDP (RFC 3261 §18): one bound socket that is never connected, so that no peer's ICMP message can end it, and
 * requests and responses leave from the port that others know. Runs on one event loop of Reactor Netty.
 *
 * <p>An unconnected socket is not told of ICMP errors: a peer that is gone shows by its silence.
 */
public final class UdpTransport extends DatagramTransport {
    private static final Duration LOOP_SHUTDOWN = Duration.ofSeconds(5);

    private final UdpSocket socket;

    private UdpTransport(InetSocketAddress local, DatagramOptions options, UdpSocket socket) {
        super(local, options, Schedulers.immediate());
        this.socket = socket;
    }

    /**
     * Begins to make a transport.
     *
     * @return a builder; by default for any port of the IPv4 loopback address
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    void open() {
        socket.open();
    }

    @Override
    void transmit(Outgoing datagram) {
        socket.send(datagram);
    }

    @Override
    void beginClose() {
        socket.close();
    }

    private void endWith(Connection connection, Loops loops) {
        connection.onDispose().onErrorComplete().then(loops.release()).subscribe(none -> {}, failure -> {}, () -> {
            socket.forget();
            ended();
        });
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

    /** Makes a {@link UdpTransport}. Not for use by several threads. */
    public static final class Builder extends DatagramBuilder<Builder> {
        private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private @Nullable LoopResources loops;
        private boolean nativeLoop = true;

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
         * Binds the socket, on subscription. Until the transport is started, what arrives waits in the system.
         *
         * @return the transport; fails with a {@link BindFailedException}
         */
        public Mono<UdpTransport> bind() {
            return Mono.defer(() -> bind(address, options(), Loops.of(loops)));
        }

        private Mono<UdpTransport> bind(InetSocketAddress wanted, DatagramOptions options, Loops used) {
            return UdpServer.create()
                    .bindAddress(() -> wanted)
                    .runOn(used.resources(), nativeLoop)
                    .doOnChannelInit((observer, channel, remote) -> install(channel, options.largestDatagram()))
                    .handle((in, out) -> Mono.never())
                    .bind()
                    .map(connection -> bound(connection, options, used))
                    .onErrorResume(failure -> used.release().then(Mono.error(refusal(wanted, failure))));
        }

        private static BindFailedException refusal(InetSocketAddress wanted, Throwable failure) {
            return new BindFailedException(wanted, String.valueOf(failure.getMessage()), failure);
        }

        private static UdpTransport bound(Connection connection, DatagramOptions options, Loops loops) {
            Channel channel = connection.channel();
            InetSocketAddress local = (InetSocketAddress) channel.localAddress();
            UdpTransport transport =
                    new UdpTransport(local, options, channel.pipeline().get(UdpSocket.class));
            transport.socket.attach(transport);
            transport.endWith(connection, loops);
            return transport;
        }

        private static void install(Channel channel, int largestDatagram) {
            UdpReads.configure(channel, largestDatagram);
            channel.pipeline().addFirst("ringback.sip", new UdpSocket(channel));
        }
    }
}
