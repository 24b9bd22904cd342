package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Malformed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

class MutatedDatagramsTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5099);

    private final Failures failures = new Failures(TransportCounters.create());
    private @Nullable Arrival last;

    private void arrive(byte[] datagram) {
        MemoryNetwork network = MemoryNetwork.on(Schedulers.immediate());
        MemoryTransport transport = network.transport(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060))
                .observer(failures)
                .bind();
        transport.start(arrival -> {
            last = arrival;
            return Admission.ACCEPTED;
        });
        transport.arrived(Arrays.copyOf(datagram, datagram.length + TopVia.ROOM), datagram.length, SOURCE);
    }

    @Property
    void anyChangeOfARequestIsTakenOrDroppedOrMalformed(@ForAll long seed, @ForAll @IntRange(max = 40) int changes) {
        Random random = new Random(seed);
        byte[] datagram = Messages.bytes(
                Messages.options("SIP/2.0/UDP a.example;rport;branch=z9hG4bK1, SIP/2.0/UDP b.example", 1, "body"));
        for (int i = 0; i < changes; i++) {
            datagram[random.nextInt(datagram.length)] = (byte) random.nextInt(256);
        }

        arrive(datagram);

        assertThat(failures.seen()).isEmpty();
        if (last instanceof Malformed malformed
                && malformed.message().violation().status() != 0) {
            assertThat(malformed.hop().remote().getAddress()).isEqualTo(SOURCE.getAddress());
        }
    }

    @Property
    void anyBytesAreTakenOrDroppedOrMalformed(@ForAll @Size(max = 300) byte[] datagram) {
        arrive(datagram);

        assertThat(failures.seen()).isEmpty();
    }
}
