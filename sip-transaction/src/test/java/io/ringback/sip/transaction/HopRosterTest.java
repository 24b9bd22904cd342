package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.HopLost;
import io.ringback.testing.Rfc;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Connections that come and go, with transactions on them. */
class HopRosterTest {
    private static final int CONNECTIONS = 5;

    /** A connection, equal to itself only, whose hash another one may have. */
    private static final class Connection implements Hop {
        private final int hash;

        Connection(int hash) {
            this.hash = hash;
        }

        @Override
        public TransportProtocol transport() {
            return TransportProtocol.TCP;
        }

        @Override
        public InetSocketAddress remote() {
            return Wire.TCP.remote();
        }

        @Override
        public HostPort sentBy() {
            return Wire.TCP.sentBy();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** One of the open transactions, and how it ended. */
    private record Open(ClientTransaction transaction, List<Throwable> failures) {}

    @Property(tries = 100)
    @Rfc(number = 3261, section = "17.1.4")
    void failsExactlyTheTransactionsOfAConnectionThatIsLost(
            @ForAll @Size(max = 600) List<@IntRange(min = -CONNECTIONS, max = 40) Integer> steps) {
        Wire wire = new Wire();
        List<Connection> connections = new ArrayList<>();
        List<List<Open>> open = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(i / 2));
            open.add(new ArrayList<>());
        }
        for (int step : steps) {
            int number = Math.floorMod(step, CONNECTIONS);
            List<Open> there = open.get(number);
            if (step < 0) {
                wire.layer.accept(new HopLost(connections.get(number)));
                assertThat(there)
                        .allSatisfy(lost -> assertThat(lost.failures())
                                .singleElement()
                                .isInstanceOf(HopUnreachableException.class));
                there.clear();
            } else if (step % 3 == 0 && !there.isEmpty()) {
                Open answered = there.remove(step % there.size());
                wire.receive(Wire.response(answered.transaction().request(), 200, "b"), connections.get(number));
                assertThat(answered.transaction().state()).isEqualTo(TransactionState.TERMINATED);
            } else {
                there.add(open(wire, connections.get(number)));
            }
            assertThat(open.stream().flatMap(List::stream))
                    .allSatisfy(still -> assertThat(still.failures()).isEmpty());
            assertThat(wire.layer.transactions())
                    .isEqualTo(open.stream().mapToInt(List::size).sum());
        }
        connections.forEach(connection -> wire.layer.accept(new HopLost(connection)));
        assertThat(wire.layer.isQuiet()).isTrue();
        wire.layer.dispose();
    }

    private static Open open(Wire wire, Hop hop) {
        Open made = new Open(wire.layer.client(Wire.request(Method.OPTIONS), hop), new ArrayList<>());
        made.transaction().response().subscribe(response -> {}, made.failures()::add);
        return made;
    }
}
