package io.ringback.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.scheduler.Schedulers;

@ExtendWith(QuietLog.class)
class MemoryTransportTest implements TransportContract {
    private final MemoryNetwork network = MemoryNetwork.on(Schedulers.parallel());

    @AfterEach
    void end() {
        network.dispose();
    }

    @Override
    public SipTransport bind(TransportObserver observer) {
        return network.transport(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .observer(observer)
                .bind();
    }

    @Override
    public SipTransport bindTo(InetSocketAddress address) {
        return network.transport(address).bind();
    }

    @Override
    public int largestMessage() {
        return 65_507;
    }
}
