package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.WireEvent.Fate;
import io.ringback.text.Slice;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** What all transports of datagrams have in common: everything but the datagrams' way. */
abstract sealed class DatagramTransport implements SipTransport permits UdpTransport, MemoryTransport {
    /** 65,535 bytes without the headers of IPv4 (20) and UDP (8); IPv6's own header is not counted. */
    private static final int LARGEST_IPV4 = 65_507;

    private static final int LARGEST_IPV6 = 65_527;

    private final InetSocketAddress local;
    private final SentBy sentBy;
    private final int largest;
    private final FaultDice dice;
    private final Reports reports;
    private final MessageReader reader;
    private final boolean multicast;
    private final AtomicReference<@Nullable ArrivalHandler> handler = new AtomicReference<>();
    private final Sending.Way way;
    private final MessageReader.Source arriving = new Arriving();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Sinks.Empty<Void> closed = Sinks.empty();

    DatagramTransport(InetSocketAddress local, DatagramOptions options, Scheduler clock) {
        this.local = local;
        TransportBuilder.Basics basics = options.basics();
        this.sentBy = SentBy.of(local, basics.sentBy(), protocol());
        this.largest = options.largestDatagram();
        this.multicast = options.multicast();
        this.dice = new FaultDice(options.faults());
        this.reports = new Reports(protocol(), basics.observer(), basics.wireTap(), clock);
        this.reader = new MessageReader(sentBy, basics.parser(), reports);
        this.way = new Sending.Way(this, reports, this::send);
    }

    /** Lets datagrams come: from now on {@link #arrived} may be called. */
    abstract void open();

    /** Puts copies of a datagram on their way, and tells the sink once. */
    abstract void transmit(Outgoing datagram);

    /** Begins to close; at the end of it {@link #ended} is called. */
    abstract void beginClose();

    final SentBy sentBy() {
        return sentBy;
    }

    final Reports reports() {
        return reports;
    }

    @Override
    public final TransportProtocol protocol() {
        return TransportProtocol.UDP;
    }

    @Override
    public final InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public final Hop hopTo(InetSocketAddress remote) {
        if (remote.isUnresolved() || remote.getPort() == 0) {
            throw new IllegalArgumentException("a hop needs a resolved address and a port, not " + remote);
        }
        return new DatagramHop(this, remote);
    }

    @Override
    public final void start(ArrivalHandler newHandler) {
        if (!handler.compareAndSet(null, newHandler)) {
            throw new IllegalStateException("the transport at " + local + " has been started before");
        }
        open();
    }

    @Override
    public final Mono<Void> send(Delivery delivery) {
        return way.send(delivery);
    }

    private void send(Delivery delivery, Outgoing datagram) {
        Slice bytes = datagram.bytes();
        TransportException obstacle = obstacle(bytes, delivery.hop());
        if (obstacle != null) {
            datagram.failed(obstacle);
            return;
        }
        int copies = dice.roll(Direction.OUT);
        if (copies == 0) {
            lose(Direction.OUT, datagram.remote(), bytes);
            datagram.succeeded();
            return;
        }
        transmit(datagram.times(copies));
    }

    private @Nullable TransportException obstacle(Slice bytes, Hop hop) {
        InetSocketAddress remote = hop.remote();
        if (isDisposed()) {
            return new TransportClosedException(local);
        }
        if (hop.transport() != protocol()) {
            return new SendFailedException(remote, "this transport is no " + hop.transport(), null);
        }
        if (remote.isUnresolved() || remote.getPort() == 0) {
            return new SendFailedException(remote, "the address has no number or no port", null);
        }
        if (!multicast && remote.getAddress().isMulticastAddress()) {
            return new SendFailedException(remote, "sending to multicast addresses is not enabled", null);
        }
        int limit = Math.min(largest, remote.getAddress() instanceof Inet6Address ? LARGEST_IPV6 : LARGEST_IPV4);
        return bytes.length() > limit ? new MessageTooLargeException(remote, bytes.length(), limit) : null;
    }

    /**
     * Takes a datagram from the network. The array is its own from now on, and may be longer by some room, to be marked
     * in. Never throws.
     */
    final void arrived(byte[] datagram, int length, InetSocketAddress source) {
        ArrivalHandler taker = handler.get();
        if (isDisposed() || taker == null) {
            return;
        }
        reports.received(source, length);
        if (length > largest) {
            reports.dropped(DropReason.TRUNCATED, source);
            return;
        }
        int copies = dice.roll(Direction.IN);
        if (copies == 0) {
            lose(Direction.IN, source, Slice.of(datagram, 0, length));
        }
        for (int copy = 0; copy < copies; copy++) {
            byte[] own = copy < copies - 1 ? datagram.clone() : datagram;
            reports.wireIn(copy == 0 ? Fate.PASSED : Fate.DUPLICATE, local, source, own, length);
            handOver(own, length, source, taker);
        }
        if (copies > 1) {
            reports.duplicated(source);
        }
    }

    private void handOver(byte[] datagram, int length, InetSocketAddress source, ArrivalHandler taker) {
        try {
            Arrival arrival =
                    readKeepAlive(datagram, length, source) ? null : reader.read(datagram, length, arriving, source);
            if (arrival != null && taker.accept(arrival) == Admission.REFUSED) {
                reports.dropped(DropReason.REFUSED, source);
            }
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            reports.handlerFailed(source, failure);
        }
    }

    private boolean readKeepAlive(byte[] datagram, int length, InetSocketAddress source) {
        for (int i = 0; i < length; i++) {
            if (datagram[i] != '\r' && datagram[i] != '\n') {
                return false;
            }
        }
        reports.dropped(DropReason.KEEP_ALIVE, source);
        return true;
    }

    /** A datagram's answer goes where its Via says, from here. */
    private final class Arriving implements MessageReader.Source {
        /** Most datagrams come from where the one before came from. Threads may set it as they like. */
        private @Nullable DatagramHop last;

        @Override
        public boolean mayLeadElsewhere(Host maddr) {
            return multicast && maddr.isAddress() && maddr.address().isMulticastAddress();
        }

        @Override
        public boolean isConnection() {
            return false;
        }

        @Override
        public Hop hop(InetSocketAddress answerTo) {
            DatagramHop known = last;
            if (known != null && isSame(known.remote(), answerTo)) {
                return known;
            }
            DatagramHop fresh = new DatagramHop(DatagramTransport.this, answerTo);
            last = fresh;
            return fresh;
        }

        /** IPv6 addresses that are equal may still be of different links. */
        private static boolean isSame(InetSocketAddress one, InetSocketAddress other) {
            return one.equals(other) && one.getAddress() instanceof Inet4Address;
        }
    }

    private void lose(Direction direction, InetSocketAddress remote, Slice bytes) {
        reports.wire(direction, Fate.LOST, local, remote, bytes);
        reports.dropped(DropReason.INJECTED_LOSS, remote);
    }

    @Override
    public final Mono<Void> close() {
        return Mono.defer(() -> {
            if (closing.compareAndSet(false, true)) {
                beginClose();
            }
            return onClose();
        });
    }

    @Override
    public final Mono<Void> onClose() {
        return closed.asMono();
    }

    @Override
    public final boolean isDisposed() {
        return closing.get();
    }

    /** The network is gone, by {@link #beginClose} or by itself. */
    final void ended() {
        closing.set(true);
        closed.tryEmitEmpty();
    }
}
