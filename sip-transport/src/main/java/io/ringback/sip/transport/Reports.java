package io.ringback.sip.transport;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.WireEvent.Fate;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

/** Tells the user's observer and wire tap what happens, and lets nothing that they throw reach an event loop. */
final class Reports {
    static final TransportObserver NOBODY = new TransportObserver() {};

    private static final Logger LOG = LoggerFactory.getLogger(SipTransport.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final TransportProtocol protocol;
    private final TransportObserver observer;
    private final @Nullable WireTap tap;
    private final Scheduler clock;
    private final RareLog failures = new RareLog(LOG, QUIET_NANOS);

    Reports(TransportProtocol protocol, TransportObserver observer, @Nullable WireTap tap, Scheduler clock) {
        this.protocol = protocol;
        this.observer = observer;
        this.tap = tap;
        this.clock = clock;
    }

    void received(InetSocketAddress remote, int bytes) {
        tell(watcher -> watcher.received(remote, bytes));
    }

    void sent(InetSocketAddress remote, int bytes) {
        tell(watcher -> watcher.sent(remote, bytes));
    }

    void sendFailed(InetSocketAddress remote, TransportException failure) {
        tell(watcher -> watcher.sendFailed(remote, failure));
    }

    void dropped(DropReason reason, InetSocketAddress remote) {
        tell(watcher -> watcher.dropped(reason, remote));
    }

    void duplicated(InetSocketAddress remote) {
        tell(watcher -> watcher.duplicated(remote));
    }

    void opened(Flow flow) {
        tell(watcher -> watcher.opened(flow));
    }

    void ended(InetSocketAddress remote, CloseReason reason) {
        tell(watcher -> watcher.ended(remote, reason));
    }

    void handshakeFailed(InetSocketAddress remote, TlsFailedException failure) {
        tell(watcher -> watcher.handshakeFailed(remote, failure));
    }

    void handlerFailed(InetSocketAddress remote, Throwable failure) {
        failures.warn("a handler of arrivals threw; the arrival is dropped", failure);
        tell(watcher -> watcher.handlerFailed(failure));
        dropped(DropReason.HANDLER_FAILED, remote);
    }

    /** Something that should not happen, and that no user code is told of. */
    void unexpected(String what, Throwable failure) {
        failures.warn(what, failure);
    }

    /** What has come, of which a wire tap gets a copy: the bytes may be marked afterwards. */
    void wireIn(Fate fate, InetSocketAddress local, InetSocketAddress remote, byte[] message, int length) {
        if (tap != null) {
            wire(Direction.IN, fate, local, remote, Slice.of(Arrays.copyOf(message, length)));
        }
    }

    void wire(Direction direction, Fate fate, InetSocketAddress local, InetSocketAddress remote, Slice bytes) {
        if (tap == null) {
            return;
        }
        long wall = clock.now(TimeUnit.MILLISECONDS);
        long nanos = clock.now(TimeUnit.NANOSECONDS);
        try {
            tap.passed(new WireEvent(direction, fate, protocol, local, remote, bytes, wall, nanos));
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            failures.warn("a wire tap threw", failure);
        }
    }

    private void tell(Consumer<TransportObserver> call) {
        if (observer == NOBODY) {
            return;
        }
        try {
            call.accept(observer);
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            failures.warn("a transport observer threw", failure);
        }
    }
}
