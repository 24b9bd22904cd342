package io.ringback.sip.transport;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Counts, and keeps what handlers throw. */
final class Failures implements TransportObserver {
    private final TransportCounters counters;
    private final BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();

    Failures(TransportCounters counters) {
        this.counters = counters;
    }

    @Override
    public void handlerFailed(Throwable failure) {
        seen.add(failure);
    }

    @Override
    public void dropped(DropReason reason, InetSocketAddress remote) {
        counters.dropped(reason, remote);
    }

    List<Throwable> seen() {
        return List.copyOf(seen);
    }

    Throwable next() {
        try {
            Throwable failure = seen.poll(20, TimeUnit.SECONDS);
            if (failure == null) {
                throw new AssertionError("no handler failed");
            }
            return failure;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
