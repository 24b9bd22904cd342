package io.ringback.sip.transport.location;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/**
 * Netty's resolver for {@link NettyDnsClient}, with its event loop and sockets.
 *
 * <p>The resolver itself closes neither. An event loop that ends takes its timers along, and may leave sockets open,
 * those that still connect among them; with each, a datagram that was cut and waits for its whole would never be
 * released. So the sockets are kept in a group here, end before the loop, and say so to what waits for them.
 */
final class DnsSockets {
    private static final Duration LOOP_SHUTDOWN = Duration.ofSeconds(2);
    private static final int LARGEST_DATAGRAM = 4_096;
    private static final HostsFileEntriesResolver NO_HOSTS = (name, types) -> null;

    private final LoopResources loops = LoopResources.create("sip-dns", 1, true);
    private final EventLoop loop = loops.onClient(true).next();
    private final ChannelGroup open = new DefaultChannelGroup(loop, /* stayClosed= */ true);
    private final DnsNameResolver resolver;

    DnsSockets(DnsServerAddressStreamProvider servers, Duration timeout) {
        resolver = new DnsNameResolverBuilder(loop)
                .datagramChannelFactory(() -> with(new Member(), loops.onChannel(DatagramChannel.class, loop)))
                .socketChannelFactory(() -> with(new Stream(), loops.onChannel(SocketChannel.class, loop)))
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .nameServerProvider(servers)
                .queryTimeoutMillis(timeout.toMillis())
                .maxPayloadSize(LARGEST_DATAGRAM)
                .hostsFileEntriesResolver(NO_HOSTS)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .build();
    }

    DnsNameResolver resolver() {
        return resolver;
    }

    /** Closes the sockets, and then the loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void close() {
        resolver.close();
        open.close()
                .addListener(
                        done -> loops.disposeLater(Duration.ZERO, LOOP_SHUTDOWN).subscribe());
    }

    private static <C extends Channel> C with(Member handler, C channel) {
        channel.pipeline().addLast(handler);
        return channel;
    }

    private class Member extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRegistered(ChannelHandlerContext context) {
            open.add(context.channel());
            context.fireChannelRegistered();
        }
    }

    /** Tells the resolver that a connection has ended before the answer came, for which it would wait in vain. */
    private final class Stream extends Member {
        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.fireExceptionCaught(new ClosedChannelException());
            context.fireChannelInactive();
        }
    }
}
