package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The handler of one socket's channel. Inwards it makes the one copy off the socket and releases Netty's buffer at
 * once; outwards it has an {@link Outbox}.
 */
final class UdpSocket extends ChannelInboundHandlerAdapter {
    private static final long MOST_WAITING_BYTES = 16L << 20;

    private final Channel channel;
    private final Outbox outbox = new Datagrams();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable UdpTransport transport;

    UdpSocket(Channel channel) {
        this.channel = channel;
    }

    void attach(UdpTransport taker) {
        transport = taker;
        outbox.open(channel);
    }

    void open() {
        channel.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        outbox.reading();
        UdpTransport taker = transport;
        if (taker != null && read instanceof DatagramPacket packet) {
            ByteBuf content = packet.content();
            int length = content.readableBytes();
            InetSocketAddress source = packet.sender();
            byte[] datagram = new byte[length + TopVia.roomFor(source)];
            content.readBytes(datagram, 0, length);
            packet.release();
            taker.arrived(datagram, length, source);
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        outbox.readingDone();
    }

    /** An unconnected socket goes on after every error, so none may reach those who would close it. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        UdpTransport taker = transport;
        if (taker != null) {
            taker.reports().unexpected("reading from a socket failed", cause);
        }
    }

    void send(Outgoing datagram) {
        outbox.send(datagram);
    }

    /** Sends what waits, then closes; the connection tells when that is done. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void close() {
        try {
            channel.eventLoop().execute(() -> {
                outbox.drain(channel);
                channel.close();
            });
        } catch (RejectedExecutionException e) {
            outbox.loopIsGone();
        }
    }

    /** The socket is gone: nothing is sent any more, neither what waits nor what may still come. */
    void gone() {
        UdpTransport owner = transport;
        if (owner != null && over.compareAndSet(false, true)) {
            outbox.end(new TransportClosedException(owner.localAddress()));
            owner.socketEnded();
        }
    }

    /** Datagrams that wait. */
    private final class Datagrams extends Outbox {
        Datagrams() {
            super(MOST_WAITING_BYTES);
        }

        @Override
        Object encode(Outgoing datagram, Channel to) {
            return new DatagramPacket(buffer(datagram.bytes(), to), datagram.remote());
        }

        @Override
        void loopIsGone() {
            gone();
        }
    }
}
