package io.ringback.sip.transport;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakGate.class, QuietLog.class})
class UdpTransportTest {
    /** The contract over one kind of event loop. */
    abstract static class OverUdp implements TransportContract {
        private final List<SipTransport> open = new CopyOnWriteArrayList<>();

        abstract boolean nativeLoop();

        @AfterEach
        void end() {
            open.forEach(transport -> transport.close().block(LONG));
        }

        @Override
        public SipTransport bind(TransportObserver observer) {
            return bind(UdpTransport.builder().observer(observer));
        }

        @Override
        public SipTransport bindTo(InetSocketAddress address) {
            return bind(UdpTransport.builder().address(address));
        }

        private SipTransport bind(UdpTransport.Builder builder) {
            UdpTransport transport = builder.nativeLoop(nativeLoop()).bind().block(LONG);
            open.add(transport);
            return transport;
        }

        @Override
        public int largestMessage() {
            return 65_507;
        }
    }

    @Nested
    class OnTheSystemsLoop extends OverUdp {
        @Override
        boolean nativeLoop() {
            return true;
        }
    }

    @Nested
    class OnTheJdksLoop extends OverUdp {
        @Override
        boolean nativeLoop() {
            return false;
        }
    }
}
