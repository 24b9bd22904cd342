package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.ringback.text.Slice;
import java.nio.channels.ClosedChannelException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What waits to leave by one channel. All senders meet in one queue, in order: it is written and flushed once for each
 * batch of reads, or by one task of the event loop for all that other threads have put there meanwhile. Until it is
 * opened, everything waits. Bounded in bytes, those that the channel itself has not yet given to the system included.
 */
abstract class Outbox {
    private static final int WRITES_A_FLUSH = 256;

    private final long mostBytes;
    private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable Channel channel;
    private volatile @Nullable TransportException end;

    /** Only for the event loop: between the first read of a batch and its end. */
    private boolean reading;

    /** Only for the event loop: something was written while a batch was read. */
    private boolean unflushed;

    private long takenMessages;

    Outbox(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What is written to the channel for a message. */
    abstract Object encode(Outgoing message, Channel to);

    /** The caller has disposed of its loops before the transport, which may leave the channel without an end. */
    abstract void loopIsGone();

    /** Begins to write to a channel. */
    final void open(Channel newChannel) {
        channel = newChannel;
        schedule(newChannel);
    }

    final long waitingBytes() {
        return waitingBytes.get();
    }

    /** How many messages are through, however it went. Only for the event loop. */
    final long takenMessages() {
        return takenMessages;
    }

    /** A batch of reads has begun: what is sent meanwhile is flushed at its end. Only for the event loop. */
    final void reading() {
        reading = true;
    }

    /** The batch is over. Only for the event loop. */
    final void readingDone() {
        reading = false;
        Channel open = channel;
        if (open != null) {
            writeWaiting(open);
        }
    }

    /** Writes at once what a handler sends from within a batch of reads, unless others are before it. */
    private boolean writesNow(Outgoing message) {
        Channel open = channel;
        if (open == null || end != null || !open.eventLoop().inEventLoop() || !reading || !waiting.isEmpty()) {
            return false;
        }
        write(message, open);
        unflushed = true;
        return true;
    }

    final void send(Outgoing message) {
        int size = message.bytes().length();
        if (waitingBytes.addAndGet(size) > mostBytes) {
            waitingBytes.addAndGet(-size);
            message.failed("too many bytes wait to be sent", null);
            return;
        }
        if (writesNow(message)) {
            return;
        }
        waiting.add(message);
        Channel open = channel;
        if (end != null) {
            failWaiting();
        } else if (open != null && !(open.eventLoop().inEventLoop() && reading)) {
            schedule(open);
        }
    }

    /** Writes all that waits, then does something. Only for the event loop. */
    final void drain(Channel open) {
        while ((unflushed || !waiting.isEmpty()) && open.isActive()) {
            writeWaiting(open);
        }
    }

    /** Nothing is sent any more, neither what waits nor what may still come: each fails with this. */
    final void end(TransportException cause) {
        if (end == null) {
            end = cause;
        }
        failWaiting();
    }

    private void schedule(Channel open) {
        if (scheduled.compareAndSet(false, true)) {
            try {
                open.eventLoop().execute(() -> {
                    scheduled.set(false);
                    writeWaiting(open);
                });
            } catch (RejectedExecutionException e) {
                loopIsGone();
            }
        }
    }

    private void writeWaiting(Channel open) {
        int written = 0;
        Outgoing next = waiting.poll();
        while (next != null) {
            write(next, open);
            written++;
            next = written < WRITES_A_FLUSH ? waiting.poll() : null;
        }
        if (written > 0 || unflushed) {
            unflushed = false;
            open.flush();
        }
        if (written == WRITES_A_FLUSH && !waiting.isEmpty()) {
            schedule(open);
        }
    }

    /**
     * Writes all copies; what became of the last is what the sender is told. A message for which there is no memory
     * fails alone: those behind it are not to wait for a task that has ended.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(Outgoing message, Channel open) {
        message.leaves();
        ChannelFuture last;
        try {
            for (int copy = 1; copy < message.copies(); copy++) {
                open.write(encode(message, open));
            }
            last = open.write(encode(message, open));
        } catch (Throwable failure) {
            written(message, failure);
            return;
        }
        last.addListener(message.leavingBy(this));
    }

    /** The channel is through with a message. Only for the event loop. */
    final void written(Outgoing message, @Nullable Throwable cause) {
        waitingBytes.addAndGet(-message.bytes().length());
        takenMessages++;
        if (cause == null) {
            message.taken();
        } else if (cause instanceof ClosedChannelException) {
            message.foundClosed(closed(message));
        } else {
            message.failed(cause.getClass().getSimpleName(), cause);
        }
    }

    private TransportException closed(Outgoing message) {
        TransportException known = end;
        return known != null ? known : new SendFailedException(message.remote(), "the connection is closed", null);
    }

    private void failWaiting() {
        for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingBytes.addAndGet(-next.bytes().length());
            next.foundClosed(closed(next));
        }
    }

    /** The bytes in a buffer that the network takes as it is. */
    static ByteBuf buffer(Slice bytes, Channel to) {
        return bytes.copyTo(to.alloc().directBuffer(bytes.length()), ByteBuf::writeBytes);
    }
}
