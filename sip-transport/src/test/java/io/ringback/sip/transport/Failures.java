package io.ringback.sip.transport;

import java.net.InetSocketAddress;
import java.util.List;

/** Counts, and keeps what handlers throw. */
final class Failures implements TransportObserver {
    private final TransportCounters counters;
    private final Mailbox<Throwable> seen = new Mailbox<>();

    Failures(TransportCounters counters) {
        this.counters = counters;
    }

    @Override
    public void handlerFailed(Throwable failure) {
        seen.put(failure);
    }

    @Override
    public void dropped(DropReason reason, InetSocketAddress remote) {
        counters.dropped(reason, remote);
    }

    List<Throwable> seen() {
        return seen.all();
    }

    Throwable next() {
        return seen.next();
    }
}
