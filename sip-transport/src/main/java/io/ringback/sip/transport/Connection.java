package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One connection from its first byte to its last. It exists before it is open, so that what is sent meanwhile waits in
 * order. It is equal only to itself.
 */
final class Connection implements Flow, MessageReader.Source {
    private final StreamTransport owner;
    private final long serial;
    private final boolean accepted;
    private final @Nullable String domain;
    private final Outbox outbox;
    private final AtomicReference<@Nullable CloseReason> reason = new AtomicReference<>();
    private final List<StreamHop> hops = new CopyOnWriteArrayList<>();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final AtomicBoolean over = new AtomicBoolean();
    private final LifeSigns life = new LifeSigns(this);
    private volatile InetSocketAddress remote;
    private volatile @Nullable InetAddress peer;
    private volatile boolean peerClaimed;
    private volatile Set<String> domains = Set.of();
    private volatile State state = State.OPENING;
    private volatile CloseReason unlessTold = CloseReason.THEIRS;
    private volatile boolean closing;
    private volatile @Nullable Channel channel;
    private volatile @Nullable Inbound inbound;
    private volatile @Nullable Throwable failure;

    /** Where a connection is in its life. */
    private enum State {
        OPENING,
        OPEN,
        OVER
    }

    Connection(
            StreamTransport owner, long serial, boolean accepted, InetSocketAddress remote, @Nullable String domain) {
        this.owner = owner;
        this.serial = serial;
        this.accepted = accepted;
        this.remote = remote;
        this.domain = domain;
        this.outbox = new Bytes(owner.limits().waitingBytes());
    }

    StreamTransport owner() {
        return owner;
    }

    long serial() {
        return serial;
    }

    Outbox outbox() {
        return outbox;
    }

    LifeSigns life() {
        return life;
    }

    /** The domain that the other side has to prove, if we have opened the connection. */
    @Nullable
    String domain() {
        return domain;
    }

    /** The hops that lead here. */
    List<StreamHop> hops() {
        return hops;
    }

    void reachedBy(StreamHop hop) {
        hops.add(hop);
    }

    /** A trusted relay has told who is behind it. Only before the connection is open. */
    void cameFrom(InetSocketAddress source) {
        remote = source;
    }

    /** Takes a place among the connections of its peer; false if there is none. */
    boolean claimPeer() {
        peer = remote.getAddress();
        peerClaimed = owner.table().claim(peer) == null;
        return peerClaimed;
    }

    void releasePeer() {
        InetAddress claimed = peer;
        if (peerClaimed && claimed != null) {
            owner.table().release(claimed);
        }
    }

    void proved(Set<String> proven) {
        domains = proven;
    }

    /** The channel is there, though nothing may be sent yet. */
    void attach(Channel newChannel) {
        channel = newChannel;
        if (accepted) {
            newChannel.closeFuture().addListener(end -> gone());
        }
    }

    /** Names what ends if the connection ends without a better reason. */
    void during(CloseReason phase) {
        unlessTold = phase;
    }

    /** Everything is agreed on: messages may go. Only for the event loop, once. */
    void open(Channel open, Inbound newInbound) {
        inbound = newInbound;
        if (state != State.OPENING) {
            return;
        }
        state = State.OPEN;
        unlessTold = CloseReason.THEIRS;
        outbox.open(open);
        life.begin(open);
        owner.opened(this);
        if (closing) {
            closeWhenSent(open);
        }
    }

    /** The transport has been started: what has been held back may be handed over. */
    void started() {
        Channel present = channel;
        Inbound reader = inbound;
        if (present != null && reader != null) {
            onLoop(present, reader::resume);
        }
    }

    /** Whether its end is being told, so that another may take its place. */
    boolean isGone() {
        return state == State.OVER;
    }

    boolean isOver() {
        return state == State.OVER || reason.get() != null;
    }

    /** Asks whether the other side is there. */
    void ask() {
        Inbound present = inbound;
        if (present != null) {
            present.ask();
        }
    }

    /** Closes at once, for a reason of ours. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void end(CloseReason why) {
        reason.compareAndSet(null, why);
        Channel present = channel;
        if (present == null) {
            gone();
        } else {
            present.close();
        }
    }

    /** Closes at once: something failed. */
    void fail(CloseReason why, Throwable cause) {
        failure = failure == null ? cause : failure;
        end(why);
    }

    /** The attempt to open it has ended. */
    void connected(ChannelFuture attempt) {
        Throwable cause = attempt.cause();
        if (cause == null) {
            attempt.channel().closeFuture().addListener(end -> gone());
        } else {
            fail(CloseReason.UNREACHABLE, cause);
            gone();
        }
    }

    /** The other side has closed its direction. */
    void closedByPeer(boolean reset) {
        reason.compareAndSet(null, reset ? CloseReason.RESET : CloseReason.THEIRS);
    }

    /** There is no connection any more, or there never was one. */
    void gone() {
        State before = state;
        if (!over.compareAndSet(false, true)) {
            return;
        }
        state = State.OVER;
        boolean wasOpen = before == State.OPEN;
        reason.compareAndSet(null, unlessTold);
        life.end();
        CloseReason why = reason();
        if (why == CloseReason.TLS && failure == null) {
            failure = new TlsFailedException(remote, TlsCheck.PROTOCOL, null);
        }
        outbox.end(failed(why));
        owner.gone(this, wasOpen, why);
        closed.tryEmitEmpty();
    }

    private CloseReason reason() {
        CloseReason known = reason.get();
        return known == null ? CloseReason.THEIRS : known;
    }

    private TransportException failed(CloseReason why) {
        Throwable cause = failure;
        if (cause instanceof TransportException known) {
            return known;
        }
        return new SendFailedException(remote, Wording.of(why), cause);
    }

    @Override
    public void close() {
        closing = true;
        Channel present = channel;
        if (present != null && state == State.OPEN) {
            onLoop(present, () -> closeWhenSent(present));
        } else if (accepted) {
            end(CloseReason.OURS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeWhenSent(Channel open) {
        outbox.drain(open);
        Inbound codec = inbound;
        if (codec != null) {
            codec.sayGoodbye(open);
        }
        reason.compareAndSet(null, CloseReason.OURS);
        open.close();
    }

    /** Does something on the event loop; if that is gone, so is the connection. */
    private void onLoop(Channel on, Runnable task) {
        try {
            on.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            gone();
        }
    }

    @Override
    public TransportProtocol transport() {
        return owner.protocol();
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetSocketAddress local() {
        Channel present = channel;
        return present != null && present.localAddress() instanceof InetSocketAddress address
                ? address
                : owner.localAddress();
    }

    @Override
    public HostPort sentBy() {
        return owner.sentBy().towards(remote);
    }

    @Override
    public boolean willKeepAlive() {
        return !accepted && owner.options().willKeepAlive();
    }

    @Override
    public boolean accepted() {
        return accepted;
    }

    @Override
    public boolean isOpen() {
        return state == State.OPEN && reason.get() == null;
    }

    @Override
    public Set<String> domains() {
        return domains;
    }

    @Override
    public void keepAlive(Duration interval) {
        life.askEvery(interval);
        Channel present = channel;
        if (present != null && state == State.OPEN) {
            onLoop(present, life::arm);
        }
    }

    @Override
    public Mono<Void> onClose() {
        return closed.asMono();
    }

    @Override
    public boolean isConnection() {
        return true;
    }

    @Override
    public boolean mayLeadElsewhere(Host maddr) {
        return false;
    }

    /** Answers go back the way that the request came. */
    @Override
    public Hop hop(InetSocketAddress answerTo) {
        return this;
    }

    @Override
    public Via seen(SipMessage.Kind kind, Via top) {
        return owner.seen(this, kind, top);
    }

    @Override
    public String toString() {
        return transport() + " " + remote + " connection " + serial;
    }

    /** Messages that wait. */
    private final class Bytes extends Outbox {
        Bytes(long most) {
            super(most);
        }

        @Override
        Object encode(Outgoing message, Channel to) {
            Inbound codec = inbound;
            return codec == null ? buffer(message.bytes(), to) : codec.encode(message.bytes(), to);
        }

        @Override
        void loopIsGone() {
            gone();
        }
    }
}
