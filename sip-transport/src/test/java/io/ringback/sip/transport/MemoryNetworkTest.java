package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class MemoryNetworkTest {
    private static final InetSocketAddress A = new InetSocketAddress("192.0.2.1", 5060);
    private static final InetSocketAddress B = new InetSocketAddress("192.0.2.2", 5060);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final TransportCounters counters = TransportCounters.create();
    private final Recorder arrivals = new Recorder();

    private MemoryNetwork.Builder network() {
        return MemoryNetwork.builder(time).observer(counters);
    }

    private static void send(SipTransport from, InetSocketAddress to, int cSeq) {
        Hop hop = from.hopTo(to);
        StepVerifier.create(from.send(new Delivery(Messages.options(hop.sentBy(), cSeq), hop)))
                .verifyComplete();
    }

    @Test
    void deliversAfterTheLatencyOfVirtualTime() {
        MemoryNetwork network = network().latency(Duration.ofMillis(40)).build();
        SipTransport a = network.transport(A).bind();
        network.transport(B).bind().start(arrivals);

        send(a, B, 1);
        time.advanceTimeBy(Duration.ofMillis(39));
        assertThat(arrivals.waiting()).isZero();
        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(1);
    }

    @Test
    void losesSilentlyWhatGoesWhereNobodyIs() {
        MemoryNetwork network = network().build();
        SipTransport a = network.transport(A).bind();

        send(a, B, 1);
        time.advanceTime();

        assertThat(counters.dropped(DropReason.UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void losesWhatArrivesBeforeTheStartOrAfterTheEnd() {
        MemoryNetwork network = network().build();
        SipTransport a = network.transport(A).bind();
        SipTransport b = network.transport(B).bind();

        send(a, B, 1);
        time.advanceTime();
        b.start(arrivals);
        send(a, B, 2);
        time.advanceTime();
        b.dispose();
        send(a, B, 3);
        time.advanceTime();

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(2);
        assertThat(arrivals.waiting()).isZero();
        assertThat(counters.dropped(DropReason.UNREACHABLE)).isEqualTo(2);
    }

    @Test
    void losesAndDoublesEachDatagramOnceOnItsWay() {
        Faults faults = Faults.seeded(3).lose(30).duplicate(10);
        MemoryNetwork network = network().faults(faults).build();
        SipTransport a = network.transport(A).bind();
        network.transport(B).bind().start(arrivals);
        int copies = 0;
        for (int n = 0; n < 1_000; n++) {
            send(a, B, n);
            copies += faults.copies(Direction.OUT, n);
        }
        time.advanceTime();

        assertThat(arrivals.waiting()).isEqualTo(copies);
        assertThat(1_000 - counters.dropped(DropReason.INJECTED_LOSS) + counters.duplicated())
                .isEqualTo(copies);
    }

    @Test
    void holdsNoMoreThanSoManyDatagramsUnderWay() {
        MemoryNetwork network = network().latency(Duration.ofSeconds(1)).build();
        SipTransport a = network.transport(A).bind();
        Hop hop = a.hopTo(B);
        Delivery delivery = new Delivery(Messages.options(hop.sentBy(), 1), hop);

        for (int n = 0; n < 65_537; n++) {
            a.send(delivery).subscribe();
        }

        assertThat(counters.dropped(DropReason.CONGESTION)).isEqualTo(1);
    }

    @Test
    void givesEveryTransportAPortOfItsOwn() {
        MemoryNetwork network = network().build();
        InetSocketAddress anyPort = new InetSocketAddress("192.0.2.1", 0);

        assertThat(network.transport(anyPort).bind().localAddress())
                .isNotEqualTo(network.transport(anyPort).bind().localAddress());
    }

    @Test
    void bindsOnlyACertainAddress() {
        MemoryNetwork network = network().build();

        assertThatThrownBy(() -> network.transport(new InetSocketAddress(5060)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> network.transport(InetSocketAddress.createUnresolved("a.example", 5060)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void losesEverythingAfterItsEnd() {
        MemoryNetwork network = network().build();
        SipTransport a = network.transport(A).bind();
        network.dispose();

        send(a, B, 1);

        assertThat(network.isDisposed()).isTrue();
        assertThat(counters.dropped(DropReason.UNREACHABLE)).isEqualTo(1);
    }
}
