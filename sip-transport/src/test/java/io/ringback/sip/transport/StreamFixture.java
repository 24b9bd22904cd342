package io.ringback.sip.transport;

import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Transports of connections, closed at the end of each test, and what they tell. */
final class StreamFixture implements AfterEachCallback {
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(200);

    final TransportCounters counters = TransportCounters.create();
    final Recorder arrivals = new Recorder();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** A transport that counts and records. */
    StreamTransport start(StreamBuilder builder) {
        StreamTransport transport = bind(builder.observer(counters));
        transport.start(arrivals);
        return transport;
    }

    StreamTransport bind(StreamBuilder builder) {
        StreamTransport transport = builder.bind().block(LONG);
        open.add(() -> transport.close().block(LONG));
        return transport;
    }

    <T extends AutoCloseable> T closeLater(T peer) {
        open.add(0, peer);
        return peer;
    }

    RawStream peer(SipTransport of) {
        return closeLater(RawStream.to(of));
    }

    static void send(SipTransport from, InetSocketAddress to, int cSeq) {
        Hop hop = from.hopTo(to);
        from.send(new Delivery(Messages.options(hop, cSeq), hop)).block(LONG);
    }

    /** The next arrival that is a message. */
    Delivery nextDelivery() {
        Arrival next = arrivals.next();
        while (!(next instanceof Delivery)) {
            next = arrivals.next();
        }
        return (Delivery) next;
    }

    void ended(CloseReason reason, int times) {
        Eventually.holds(() -> counters.ended(reason) == times);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
