package io.ringback.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.DatagramPacket;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.sip.transport.UdpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Servers that answer every request, from the barest to ours. All have one thread and the system's epoll. */
public final class EchoServer {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int SLOT = 8_192;
    private static final int SLOTS = 32;
    private static final int BUFFER_BYTES = 4 << 20;

    static {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    private EchoServer() {}

    /** Who answers. */
    public enum Kind {
        /** A loop over the JDK's blocking channel sends the same bytes back. */
        JDK,
        /** A handler of Netty's sends the same buffer back, and flushes once a batch. */
        NETTY,
        /** Our transport parses, fills in received and rport, tells a Flux, and sends that message back. */
        RINGBACK_ECHO,
        /** Likewise, but what is sent back is a 200 that is made for the request. */
        RINGBACK_200
    }

    /** A server at work. */
    record Running(InetSocketAddress address, Runnable end) {}

    static Running udp(Kind kind) throws IOException {
        return switch (kind) {
            case JDK -> jdk();
            case NETTY -> netty();
            case RINGBACK_ECHO, RINGBACK_200 ->
                ringback(
                        Objects.requireNonNull(UdpTransport.builder()
                                .largestDatagram(SLOT - 1)
                                .bind()
                                .block()),
                        kind);
        };
    }

    static Running tcp(Kind kind) {
        return switch (kind) {
            case NETTY -> nettyStream();
            case RINGBACK_ECHO, RINGBACK_200 ->
                ringback(Objects.requireNonNull(StreamTransport.tcp().bind().block()), kind);
            case JDK -> throw new IllegalArgumentException("there is no such server over TCP");
        };
    }

    private static Running jdk() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        channel.bind(ANY);
        Thread thread = new Thread(() -> echo(channel), "jdk-echo");
        thread.setDaemon(true);
        thread.start();
        return new Running((InetSocketAddress) channel.getLocalAddress(), () -> close(channel));
    }

    private static void echo(DatagramChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SLOT);
        try {
            while (true) {
                SocketAddress sender = channel.receive(buffer.clear());
                channel.send(buffer.flip(), sender);
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Running netty() {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        FixedRecvByteBufAllocator slots = new FixedRecvByteBufAllocator(SLOT * SLOTS);
        slots.maxMessagesPerRead(SLOTS);
        Channel channel = new Bootstrap()
                .group(group)
                .channel(EpollDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, slots)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, SLOT)
                .handler(new ChannelInboundHandlerAdapter() {
                    @Override
                    @SuppressWarnings("FutureReturnValueIgnored")
                    public void channelRead(ChannelHandlerContext context, Object read) {
                        DatagramPacket packet = (DatagramPacket) read;
                        context.write(new DatagramPacket(packet.content(), packet.sender()), context.voidPromise());
                    }

                    @Override
                    public void channelReadComplete(ChannelHandlerContext context) {
                        context.flush();
                    }
                })
                .bind(ANY)
                .syncUninterruptibly()
                .channel();
        return new Running(
                (InetSocketAddress) channel.localAddress(),
                () -> group.shutdownGracefully().syncUninterruptibly());
    }

    private static Running nettyStream() {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Channel channel = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline().addLast(new StreamEcho());
                    }
                })
                .bind(ANY)
                .syncUninterruptibly()
                .channel();
        return new Running(
                (InetSocketAddress) channel.localAddress(),
                () -> group.shutdownGracefully().syncUninterruptibly());
    }

    /** Sends bytes back. */
    private static final class StreamEcho extends ChannelInboundHandlerAdapter {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void channelRead(ChannelHandlerContext context, Object read) {
            context.write(read, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    private static Running ringback(SipTransport transport, Kind kind) {
        transport.arrivals().ofType(Delivery.class).subscribe(delivery -> {
            Delivery answer = kind == Kind.RINGBACK_ECHO ? delivery : ok(delivery);
            transport.send(answer).subscribe();
        });
        return new Running(transport.localAddress(), () -> transport.close().block());
    }

    private static Delivery ok(Delivery request) {
        SipMessage ok = SipResponse.to((SipRequest) request.message(), 200).build();
        return new Delivery(ok, request.hop());
    }
}
