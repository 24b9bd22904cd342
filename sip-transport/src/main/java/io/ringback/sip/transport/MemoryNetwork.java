package io.ringback.sip.transport;

import io.ringback.sip.address.TransportProtocol;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * A network of datagrams within this process, for tests without sockets. Its addresses mean nothing outside of it.
 * Datagrams travel as bytes, through the same parser and the same rules as over UDP, on one worker of a Reactor
 * scheduler and after a fixed latency; with Reactor's {@code VirtualTimeScheduler} the test decides when they arrive.
 * What goes to an address where nobody is bound is silently lost, and counted. Safe for use by many threads.
 */
public final class MemoryNetwork implements Disposable {
    private static final int FIRST_EPHEMERAL_PORT = 49_152;
    private static final int MOST_UNDER_WAY = 65_536;

    private final Scheduler scheduler;
    private final Scheduler.Worker worker;
    private final Duration latency;
    private final FaultDice dice;
    private final Reports reports;
    private final ConcurrentMap<InetSocketAddress, MemoryTransport> bound = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    private MemoryNetwork(Builder builder) {
        this.scheduler = builder.scheduler;
        this.worker = scheduler.createWorker();
        this.latency = builder.latency;
        this.dice = new FaultDice(builder.faults);
        this.reports = new Reports(TransportProtocol.UDP, builder.observer, null, scheduler);
    }

    /**
     * A network without faults or latency.
     *
     * @param scheduler delivers the datagrams
     * @return a new network
     */
    public static MemoryNetwork on(Scheduler scheduler) {
        return builder(scheduler).build();
    }

    /**
     * Begins to make a network.
     *
     * @param scheduler delivers the datagrams
     * @return a builder
     */
    public static Builder builder(Scheduler scheduler) {
        return new Builder(scheduler);
    }

    /**
     * Begins to make a transport on this network.
     *
     * @param address where to bind it; port 0 takes a free one
     * @return a builder
     * @throws IllegalArgumentException if the address is not resolved, or is the wildcard address
     */
    public MemoryTransport.Builder transport(InetSocketAddress address) {
        return new MemoryTransport.Builder(this, address);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Takes an address for a transport, or a free port of it. */
    MemoryTransport bind(InetSocketAddress wanted, DatagramOptions options) {
        boolean anyPort = wanted.getPort() == 0;
        int port = anyPort ? FIRST_EPHEMERAL_PORT : wanted.getPort();
        do {
            MemoryTransport transport =
                    new MemoryTransport(this, new InetSocketAddress(wanted.getAddress(), port), options);
            if (bound.putIfAbsent(transport.localAddress(), transport) == null) {
                return transport;
            }
            port++;
        } while (anyPort && port <= 65_535);
        throw new BindFailedException(wanted, "the address is taken", null);
    }

    void unbind(MemoryTransport transport) {
        bound.remove(transport.localAddress(), transport);
    }

    void carry(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        int copies = dice.roll(Direction.OUT);
        if (copies == 0) {
            reports.dropped(DropReason.INJECTED_LOSS, to);
        }
        for (int copy = 0; copy < copies; copy++) {
            depart(from, to, datagram);
        }
        if (copies > 1) {
            reports.duplicated(to);
        }
    }

    private void depart(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (underWay.getAndUpdate(count -> Math.min(count + 1, MOST_UNDER_WAY)) == MOST_UNDER_WAY) {
            reports.dropped(DropReason.CONGESTION, to);
            return;
        }
        Runnable arrival = () -> arrive(from, to, datagram);
        try {
            if (latency.isZero()) {
                worker.schedule(arrival);
            } else {
                worker.schedule(arrival, latency.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
            reports.dropped(DropReason.UNREACHABLE, to);
        }
    }

    private void arrive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        underWay.decrementAndGet();
        MemoryTransport target = bound.get(to);
        if (target == null || !target.isOpen()) {
            reports.dropped(DropReason.UNREACHABLE, to);
        } else {
            target.arrived(Arrays.copyOf(datagram, datagram.length + TopVia.ROOM), datagram.length, from);
        }
    }

    /** Ends the network: what is under way is lost. Transports on it stay bound, but nothing arrives any more. */
    @Override
    public void dispose() {
        worker.dispose();
    }

    @Override
    public boolean isDisposed() {
        return worker.isDisposed();
    }

    /** Makes a {@link MemoryNetwork}. Not for use by several threads. */
    public static final class Builder {
        private final Scheduler scheduler;
        private Duration latency = Duration.ZERO;
        private Faults faults = Faults.none();
        private TransportObserver observer = TransportObserver.none();

        private Builder(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        /**
         * Lets every datagram travel for a while. None is the default.
         *
         * @param newLatency not negative
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder latency(Duration newLatency) {
            if (newLatency.isNegative()) {
                throw new IllegalArgumentException("a latency is not negative: " + newLatency);
            }
            this.latency = newLatency;
            return this;
        }

        /**
         * Loses and doubles datagrams between any two addresses, each once on its way. None is the default.
         *
         * @param newFaults how many
         * @return this
         */
        public Builder faults(Faults newFaults) {
            this.faults = newFaults;
            return this;
        }

        /**
         * Lets someone watch what the network loses and doubles. Nobody is the default.
         *
         * @param newObserver the observer
         * @return this
         */
        public Builder observer(TransportObserver newObserver) {
            this.observer = newObserver;
            return this;
        }

        /**
         * Makes the network.
         *
         * @return a new network
         */
        public MemoryNetwork build() {
            return new MemoryNetwork(this);
        }
    }
}
