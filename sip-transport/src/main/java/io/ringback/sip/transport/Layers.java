package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds the pipelines of connections, layer by layer: PROXY header, TLS, WebSocket, and SIP at the end. */
final class Layers {
    private static final int HTTP_BYTES = 8 << 10;

    private final StreamOptions options;
    private final AtomicReference<@Nullable TlsSettings> tls;

    Layers(StreamOptions options, @Nullable TlsSettings tls) {
        this.options = options;
        this.tls = new AtomicReference<>(tls);
    }

    /** New connections use other certificates. */
    void renew(TlsSettings newSettings) {
        tls.set(newSettings);
    }

    /** Another side has opened a connection. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void accepted(StreamTransport owner, Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        Connection connection = owner.accept(remote);
        if (connection == null) {
            channel.close();
            return;
        }
        connection.attach(channel);
        watchHandshakes(connection, channel);
        Predicate<InetAddress> relays = options.relays();
        if (relays != null && relays.test(remote.getAddress())) {
            ProxyHeader.expect(channel.pipeline(), connection, () -> secure(connection, channel));
        } else {
            secure(connection, channel);
        }
    }

    /** We are opening a connection. */
    void dialled(Connection connection, Channel channel) {
        connection.attach(channel);
        watchHandshakes(connection, channel);
        secure(connection, channel);
    }

    /** The address of the peer is known: TLS comes next, where it is wanted. */
    private void secure(Connection connection, Channel channel) {
        if (connection.accepted() && !connection.claimPeer()) {
            connection.end(CloseReason.TOO_MANY_OF_PEER);
            return;
        }
        TlsSettings settings = tls.get();
        if (settings == null) {
            upgrade(connection, channel);
            return;
        }
        connection.during(CloseReason.TLS);
        ChannelHandler handler = connection.accepted()
                ? settings.server(options.limits().handshake())
                : settings.client(
                        channel.alloc(),
                        connection.domain(),
                        connection.remote().getPort());
        channel.pipeline().addLast(handler, new TlsGuard(connection, () -> upgrade(connection, channel)));
    }

    /** What follows is not read by others: WebSocket comes next, where it is wanted. */
    private void upgrade(Connection connection, Channel channel) {
        WebSocketSettings settings = options.webSocket();
        ChannelPipeline pipeline = channel.pipeline();
        connection.during(settings == null ? CloseReason.THEIRS : CloseReason.WEBSOCKET);
        if (settings == null) {
            pipeline.addLast(new FramedInbound(connection));
        } else if (connection.accepted()) {
            pipeline.addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(HTTP_BYTES),
                    new WebSocketGate(connection, settings));
        } else {
            pipeline.addLast(
                    new HttpClientCodec(),
                    new HttpObjectAggregator(HTTP_BYTES),
                    new WebSocketCaller(connection, settings));
        }
    }

    private void watchHandshakes(Connection connection, Channel channel) {
        if (tls.get() == null && options.webSocket() == null && options.relays() == null) {
            return;
        }
        long limit = options.limits().handshake().toNanos();
        long wait = connection.accepted()
                ? limit
                : limit + options.limits().connecting().toNanos();
        Future<?> deadline = channel.eventLoop()
                .schedule(
                        () -> {
                            if (!connection.isOpen()) {
                                connection.end(CloseReason.HANDSHAKE_TIMEOUT);
                            }
                        },
                        wait,
                        TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(closed -> deadline.cancel(false));
    }
}
