package io.ringback.sip.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakGate.class, QuietLog.class})
class StreamTransportTest {
    private static final TlsSettings TLS =
            Certificates.ofDomain(Certificates.DOMAIN).settings().build();

    /** The contract over one kind of connection. */
    abstract static class OverConnections implements TransportContract {
        private static final StreamLimits LIMITS = StreamLimits.defaults().withRefusal(Duration.ofMillis(50));

        private final List<SipTransport> open = new CopyOnWriteArrayList<>();

        abstract StreamBuilder builder();

        @AfterEach
        void end() {
            open.forEach(transport -> transport.close().block(LONG));
        }

        @Override
        public SipTransport bind(TransportObserver observer) {
            return bind(builder().observer(observer));
        }

        @Override
        public SipTransport bindTo(InetSocketAddress address) {
            return bind(builder().address(address));
        }

        private SipTransport bind(StreamBuilder builder) {
            StreamTransport transport = builder.limits(LIMITS)
                    .expectDomain(Certificates.DOMAIN)
                    .bind()
                    .block(LONG);
            open.add(transport);
            return transport;
        }

        @Override
        public int largestMessage() {
            return 65_535;
        }
    }

    @Nested
    class OverTcp extends OverConnections {
        @Override
        StreamBuilder builder() {
            return StreamTransport.tcp();
        }
    }

    @Nested
    class OverTcpOnTheJdksLoop extends OverConnections {
        @Override
        StreamBuilder builder() {
            return StreamTransport.tcp().nativeLoop(false);
        }
    }

    @Nested
    class OverTls extends OverConnections {
        @Override
        StreamBuilder builder() {
            return StreamTransport.tls(TLS);
        }
    }

    @Nested
    class OverWebSocket extends OverConnections {
        @Override
        StreamBuilder builder() {
            return StreamTransport.webSocket(WebSocketSettings.defaults());
        }
    }

    @Nested
    class OverSecureWebSocket extends OverConnections {
        @Override
        StreamBuilder builder() {
            return StreamTransport.secureWebSocket(WebSocketSettings.defaults(), TLS);
        }
    }
}
