package io.ringback.sip.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.ringback.sip.transport.WireEvent.Fate;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * A message on its way out, and at once the subscription of the sender who waits to hear of it. Cancelling it takes
 * nothing back: what is on its way goes its way.
 */
final class Outgoing implements Subscription, ChannelFutureListener {
    private final Sending.Way way;
    private final Slice bytes;
    private final InetSocketAddress remote;
    private final CoreSubscriber<? super Void> sender;
    private @Nullable Outbox outbox;
    private int copies = 1;
    private volatile boolean over;

    Outgoing(Sending.Way way, Slice bytes, InetSocketAddress remote, CoreSubscriber<? super Void> sender) {
        this.way = way;
        this.bytes = bytes;
        this.remote = remote;
        this.sender = sender;
    }

    Slice bytes() {
        return bytes;
    }

    InetSocketAddress remote() {
        return remote;
    }

    int copies() {
        return copies;
    }

    /** Before it goes: how often it does. */
    Outgoing times(int newCopies) {
        this.copies = newCopies;
        return this;
    }

    /** It is about to be given to the network: told before, so that no answer can seem to come first. */
    void leaves() {
        for (int copy = 0; copy < copies; copy++) {
            Fate fate = copy == 0 ? Fate.PASSED : Fate.DUPLICATE;
            way.reports().wire(Direction.OUT, fate, way.transport().localAddress(), remote, bytes);
        }
    }

    /** Listens for the channel, and tells the outbox that it leaves by. */
    ChannelFutureListener leavingBy(Outbox newOutbox) {
        this.outbox = newOutbox;
        return this;
    }

    @Override
    public void operationComplete(ChannelFuture written) {
        Outbox left = outbox;
        if (left != null) {
            left.written(this, written.cause());
        }
    }

    /** The network has taken it. */
    void taken() {
        way.reports().sent(remote, bytes.length());
        if (copies > 1) {
            way.reports().duplicated(remote);
        }
        succeeded();
    }

    /** There is nothing to wait for, although the network has not taken it. */
    void succeeded() {
        if (!over) {
            over = true;
            sender.onComplete();
        }
    }

    void failed(String reason, @Nullable Throwable cause) {
        failed(new SendFailedException(remote, reason, cause));
    }

    /** Its way is closed: ours to all, or only this one. */
    void foundClosed(TransportException unlessOurs) {
        failed(
                way.transport().isDisposed()
                        ? new TransportClosedException(way.transport().localAddress())
                        : unlessOurs);
    }

    void failed(TransportException failure) {
        way.reports().sendFailed(remote, failure);
        if (!over) {
            over = true;
            sender.onError(failure);
        }
    }

    /** There is never a value, so nothing is to be asked for. */
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {
        over = true;
    }
}
