package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.transport.WireEvent.Fate;
import io.ringback.text.Slice;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * The end of a connection's pipeline. It hands arrivals over one by one. One that is refused is held and offered again
 * for a while, and meanwhile nothing is read: so a slow user stops his peers, and does not fill the memory.
 */
abstract class Inbound extends ChannelInboundHandlerAdapter {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Connection connection;
    private final StreamTransport owner;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Arrival refused;
    private long refusedSince;
    private long pause;
    private boolean paused;
    private boolean deaf;

    /** What this connection counts for among the bytes of unfinished messages. */
    private int charged;

    private @Nullable Future<?> deadline;

    Inbound(Connection connection) {
        this.connection = connection;
        this.owner = connection.owner();
    }

    /** Takes over bytes, which are released by the caller. */
    abstract void take(Object read);

    /** The next arrival of the bytes that were taken over, or null if there is none. */
    abstract @Nullable Arrival next();

    /** Whether a message has been begun and not ended. */
    abstract boolean isPartial();

    /** How many bytes of it are held, at most. */
    abstract int heldBytes();

    /** What is written to the channel for a message. */
    abstract Object encode(Slice message, Channel to);

    /** Asks the other side whether it is there. */
    abstract void ask();

    /** Tells the other side that there will be no more. */
    void sayGoodbye(Channel to) {}

    final Connection connection() {
        return connection;
    }

    final StreamTransport owner() {
        return owner;
    }

    final Channel channel() {
        ChannelHandlerContext present = context;
        if (present == null) {
            throw new IllegalStateException("the handler is in no pipeline");
        }
        return present.channel();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        if (newContext.channel().isActive()) {
            connection.open(newContext.channel(), this);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        connection.open(active.channel(), this);
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object read) {
        try {
            if (!deaf) {
                connection.outbox().reading();
                connection.life().traffic();
                take(read);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
        if (!deaf && !paused) {
            pump();
        } else if (!deaf) {
            owner.hold(this, heldBytes());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        connection.outbox().readingDone();
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        stopDeadline();
        deaf = true;
        owner.hold(this, 0);
        connection.closedByPeer(false);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        if (!from.channel().isWritable()) {
            connection.life().watchWriting();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof SSLException) {
            connection.fail(CloseReason.RESET, cause);
        } else if (cause instanceof DecoderException) {
            breakOff(cause);
        } else {
            owner.reports().unexpected("reading from a connection failed", cause);
            connection.fail(CloseReason.RESET, cause);
        }
    }

    /** What comes cannot be told apart any more. */
    void breakOff(Throwable cause) {
        connection.fail(CloseReason.FRAMING, cause);
    }

    /** Goes on with what has been held back. */
    final void resume() {
        if (!paused || deaf) {
            return;
        }
        paused = false;
        pump();
        connection.outbox().readingDone();
        if (!paused) {
            channel().config().setAutoRead(true);
        }
    }

    /** Hands over all that is complete. */
    private void pump() {
        ArrivalHandler taker = owner.taker();
        if (taker == null) {
            pauseReading();
            owner.hold(this, heldBytes());
            return;
        }
        boolean progress = false;
        Arrival arrival = refused != null ? refused : next();
        while (arrival != null) {
            progress = true;
            if (!handOver(taker, arrival)) {
                break;
            }
            arrival = deaf ? null : next();
        }
        if (progress) {
            stopDeadline();
        }
        settle();
    }

    /** Counts what is held, and bounds how long it may be. */
    final void settle() {
        boolean waits = !deaf && !paused && isPartial();
        if (!waits) {
            stopDeadline();
        }
        if (waits && deadline == null) {
            long limit = owner.limits().message().toNanos();
            deadline = channel()
                    .eventLoop()
                    .schedule(() -> connection.end(CloseReason.MESSAGE_TIMEOUT), limit, TimeUnit.NANOSECONDS);
        }
        if (!deaf && !owner.hold(this, heldBytes())) {
            connection.end(CloseReason.UNFINISHED_BYTES);
        }
    }

    /** Hands an arrival over; false if it has to be offered again. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private boolean handOver(ArrivalHandler taker, Arrival arrival) {
        Admission admission = Admission.ACCEPTED;
        try {
            admission = taker.accept(arrival);
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            owner.reports().handlerFailed(connection.remote(), failure);
        }
        if (admission == Admission.ACCEPTED) {
            refused = null;
            return true;
        }
        long now = System.nanoTime();
        if (refused == null) {
            refused = arrival;
            refusedSince = now;
            pause = FIRST_PAUSE;
        } else if (now - refusedSince >= owner.limits().refusal().toNanos()) {
            refused = null;
            owner.reports().dropped(DropReason.REFUSED, connection.remote());
            return true;
        }
        pauseReading();
        channel().eventLoop().schedule(this::resume, pause, TimeUnit.NANOSECONDS);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return false;
    }

    private void pauseReading() {
        paused = true;
        channel().config().setAutoRead(false);
    }

    /** Reads nothing any more. */
    final void turnDeaf() {
        deaf = true;
        stopDeadline();
        owner.hold(this, 0);
    }

    private void stopDeadline() {
        Future<?> present = deadline;
        if (present != null) {
            present.cancel(false);
            deadline = null;
        }
    }

    /**
     * A message is complete: tells those who watch, and parses it. The array is its own, and may be longer by some
     * room, to be marked in.
     */
    final @Nullable Arrival read(byte[] message, int length) {
        owner.reports().received(connection.remote(), length);
        owner.reports().wireIn(Fate.PASSED, owner.localAddress(), connection.remote(), message, length);
        return owner.reader().read(message, length, connection, connection.remote());
    }

    final int charge(int bytes) {
        int change = bytes - charged;
        charged = bytes;
        return change;
    }
}
