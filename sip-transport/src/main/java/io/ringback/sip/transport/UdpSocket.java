package io.ringback.sip.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The channel's handler. Inwards it makes the one copy off the socket and releases Netty's buffer at once. Outwards all
 * senders meet in one queue, in order: it is written and flushed once for each batch of reads, or by one task of the
 * event loop for all that other threads have put there meanwhile.
 */
final class UdpSocket extends ChannelInboundHandlerAdapter {
    private static final int WRITES_A_FLUSH = 256;
    private static final long MOST_WAITING_BYTES = 16L << 20;

    private final Channel channel;
    private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean gone;
    private volatile @Nullable UdpTransport transport;

    /** Only for the event loop: between the first packet of a batch and its end. */
    private boolean reading;

    UdpSocket(Channel channel) {
        this.channel = channel;
    }

    void attach(UdpTransport taker) {
        transport = taker;
    }

    void open() {
        channel.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        reading = true;
        UdpTransport taker = transport;
        if (taker != null && read instanceof DatagramPacket packet) {
            byte[] datagram;
            try {
                datagram = ByteBufUtil.getBytes(packet.content());
            } finally {
                packet.release();
            }
            taker.arrived(datagram, packet.sender());
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        writeWaiting();
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
        int size = datagram.bytes().length();
        if (waitingBytes.addAndGet(size) > MOST_WAITING_BYTES) {
            waitingBytes.addAndGet(-size);
            datagram.failed("too many bytes wait to be sent", null);
            return;
        }
        waiting.add(datagram);
        if (gone) {
            failWaiting();
        } else if (!(channel.eventLoop().inEventLoop() && reading)) {
            schedule();
        }
    }

    /** Sends what waits, then closes; the connection tells when that is done. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void close() {
        try {
            channel.eventLoop().execute(() -> {
                while (!waiting.isEmpty() && channel.isActive()) {
                    writeWaiting();
                }
                channel.close();
            });
        } catch (RejectedExecutionException e) {
            loopIsGone();
        }
    }

    /** Nothing is sent any more: neither what waits nor what may still come. */
    void forget() {
        gone = true;
        failWaiting();
    }

    /** The caller has disposed of its loops before the transport, which may leave the channel without an end. */
    private void loopIsGone() {
        forget();
        UdpTransport owner = transport;
        if (owner != null) {
            owner.ended();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                channel.eventLoop().execute(() -> {
                    scheduled.set(false);
                    writeWaiting();
                });
            } catch (RejectedExecutionException e) {
                loopIsGone();
            }
        }
    }

    private void writeWaiting() {
        int written = 0;
        Outgoing next = waiting.poll();
        while (next != null) {
            write(next);
            written++;
            next = written < WRITES_A_FLUSH ? waiting.poll() : null;
        }
        if (written > 0) {
            channel.flush();
        }
        if (written == WRITES_A_FLUSH && !waiting.isEmpty()) {
            schedule();
        }
    }

    /** Writes all copies; what became of the last is what the sender is told. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(Outgoing datagram) {
        datagram.leaves();
        for (int copy = 1; copy < datagram.copies(); copy++) {
            channel.write(packet(datagram));
        }
        channel.write(packet(datagram)).addListener(written -> {
            waitingBytes.addAndGet(-datagram.bytes().length());
            Throwable cause = written.cause();
            if (cause == null) {
                datagram.taken();
            } else if (cause instanceof ClosedChannelException) {
                datagram.foundClosed();
            } else {
                datagram.failed(cause.getClass().getSimpleName(), cause);
            }
        });
    }

    private static DatagramPacket packet(Outgoing datagram) {
        return new DatagramPacket(Unpooled.wrappedBuffer(datagram.bytes().toBytes()), datagram.remote());
    }

    private void failWaiting() {
        for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingBytes.addAndGet(-next.bytes().length());
            next.foundClosed();
        }
    }
}
