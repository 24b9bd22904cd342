package io.ringback.sip.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;

/** Opens connections, from the address that the transport is bound to. */
final class Dialer {
    private final Bootstrap bootstrap;
    private final Layers layers;

    Dialer(Bootstrap bootstrap, Layers layers) {
        this.bootstrap = bootstrap;
        this.layers = layers;
    }

    /**
     * Begins to open a connection, which is told how it went.
     *
     * @throws RejectedExecutionException if the event loops are gone, which would tell nothing any more
     */
    void dial(StreamTransport owner, Connection connection) {
        if (bootstrap.config().group().isShuttingDown()) {
            throw new RejectedExecutionException("the event loops are gone");
        }
        Bootstrap attempt = bootstrap.clone().handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                layers.dialled(connection, channel);
            }
        });
        InetAddress local = owner.localAddress().getAddress();
        ChannelFuture connecting = local.isAnyLocalAddress()
                ? attempt.connect(connection.remote())
                : attempt.connect(connection.remote(), new InetSocketAddress(local, 0));
        connecting.addListener(done -> connection.connected(connecting));
    }
}
