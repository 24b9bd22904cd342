package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import io.ringback.sip.ua.FailoverObserver.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** How much is remembered of servers that are down, and for how long. */
class FailoverMemoryTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final FailoverMemory memory = new FailoverMemory(time, FailoverObserver.none());

    private record Port(TransportProtocol transport, InetSocketAddress remote) implements Hop {
        static Port of(int port) {
            return new Port(TransportProtocol.UDP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        @Override
        public HostPort sentBy() {
            return HostPort.of("127.0.0.1", 5060);
        }
    }

    @AfterEach
    void end() {
        time.dispose();
    }

    @Test
    void aSilenceIsForgottenAfterAWhile() {
        memory.failed(Port.of(1), Failure.TIMED_OUT, null);

        time.advanceTimeBy(FailoverMemory.SILENCE.minusMillis(1));
        assertThat(memory.isFine(Port.of(1))).isFalse();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(memory.isFine(Port.of(1))).isTrue();
        assertThat(memory.size()).isZero();
    }

    @Test
    void theSameAddressOverAnotherTransportIsAnotherServer() {
        memory.failed(Port.of(1), Failure.UNREACHABLE, null);

        assertThat(memory.isFine(new Port(TransportProtocol.TCP, Port.of(1).remote())))
                .isTrue();
    }

    @Test
    void onlySoManyServersAreRemembered() {
        for (int port = 1; port <= 5_000; port++) {
            memory.failed(Port.of(port), Failure.TIMED_OUT, null);
        }

        assertThat(memory.size()).isEqualTo(FailoverMemory.MOST);
        assertThat(memory.isFine(Port.of(1))).isTrue();
        assertThat(memory.isFine(Port.of(5_000))).isFalse();
    }
}
