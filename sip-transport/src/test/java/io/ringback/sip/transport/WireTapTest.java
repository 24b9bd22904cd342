package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.WireEvent.Fate;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.scheduler.VirtualTimeScheduler;

@ExtendWith(QuietLog.class)
class WireTapTest {
    private static final InetSocketAddress A = new InetSocketAddress("192.0.2.1", 5060);
    private static final InetSocketAddress B = new InetSocketAddress("192.0.2.2", 5060);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<WireEvent> events = new ArrayList<>();

    private SipRequest exchange(Faults faults) {
        MemoryNetwork network =
                MemoryNetwork.builder(time).latency(Duration.ofMillis(5)).build();
        SipTransport a =
                network.transport(A).faults(faults).wireTap(events::add).bind();
        network.transport(B).wireTap(events::add).bind().start(new Recorder());
        Hop hop = a.hopTo(B);
        SipRequest request = Messages.options(hop.sentBy(), 1);
        a.send(new Delivery(request, hop)).block();
        time.advanceTimeBy(Duration.ofMillis(5));
        return request;
    }

    @Test
    void seesBothEndsOfTheWireWithTheirTimes() {
        SipRequest request = exchange(Faults.none());

        assertThat(events).hasSize(2);
        WireEvent out = events.get(0);
        WireEvent in = events.get(1);
        assertThat(out)
                .extracting(WireEvent::direction, WireEvent::fate, WireEvent::local, WireEvent::remote)
                .containsExactly(Direction.OUT, Fate.PASSED, A, B);
        assertThat(in)
                .extracting(WireEvent::direction, WireEvent::fate, WireEvent::local, WireEvent::remote)
                .containsExactly(Direction.IN, Fate.PASSED, B, A);
        assertThat(out.bytes()).isEqualTo(request.bytes()).isEqualTo(in.bytes());
        assertThat(in.nanos() - out.nanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(in.wallMillis() - out.wallMillis()).isEqualTo(5);
    }

    @Test
    void seesWhatIsLostAndWhatIsDoubledOnPurpose() {
        exchange(Faults.seeded(1).lose(100));
        assertThat(events).extracting(WireEvent::fate).containsExactly(Fate.LOST);
        events.clear();

        exchange(Faults.seeded(1).duplicate(100));
        assertThat(events)
                .extracting(WireEvent::direction, WireEvent::fate)
                .containsExactly(
                        tuple(Direction.OUT, Fate.PASSED),
                        tuple(Direction.OUT, Fate.DUPLICATE),
                        tuple(Direction.IN, Fate.PASSED),
                        tuple(Direction.IN, Fate.PASSED));
    }

    @Test
    void showsNoContentAsText() {
        exchange(Faults.none());

        assertThat(events.get(0).toString()).doesNotContain("OPTIONS").contains("bytes");
    }

    @Test
    void cannotHarmTheTransport() {
        MemoryNetwork network = MemoryNetwork.on(time);
        SipTransport a = network.transport(A)
                .wireTap(event -> {
                    throw new IllegalStateException("on purpose");
                })
                .bind();
        Recorder arrivals = new Recorder();
        network.transport(B).bind().start(arrivals);
        Hop hop = a.hopTo(B);
        a.send(new Delivery(Messages.options(hop.sentBy(), 1), hop)).block();
        time.advanceTime();

        assertThat(arrivals.waiting()).isEqualTo(1);
    }
}
