package io.ringback.sip.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a transport: by their number, and by the hops that lead to them. Safe for use by many threads. All
 * are counted, in all and by the address of the peer.
 */
final class ConnectionTable {
    private final StreamLimits limits;
    private final ConcurrentMap<Long, Connection> all = new ConcurrentHashMap<>();
    private final ConcurrentMap<StreamHop, Connection> byHop = new ConcurrentHashMap<>();
    private final ConcurrentMap<InetAddress, Integer> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    ConnectionTable(StreamLimits limits) {
        this.limits = limits;
    }

    int size() {
        return count.get();
    }

    /** Takes a place for one more connection; tells why if there is none. */
    @Nullable
    CloseReason claim() {
        if (count.incrementAndGet() > limits.connections()) {
            count.decrementAndGet();
            return CloseReason.TOO_MANY;
        }
        return null;
    }

    /** Takes a place among those of a peer; tells why if there is none. */
    @Nullable
    CloseReason claim(InetAddress peer) {
        boolean[] refused = {false};
        accepted.compute(peer, (address, known) -> {
            int number = known == null ? 0 : known;
            refused[0] = number >= limits.connectionsOfPeer();
            return refused[0] ? number : number + 1;
        });
        return refused[0] ? CloseReason.TOO_MANY_OF_PEER : null;
    }

    void release(InetAddress peer) {
        accepted.computeIfPresent(peer, (address, number) -> number == 1 ? null : number - 1);
    }

    void release() {
        count.decrementAndGet();
    }

    void add(Connection connection) {
        all.put(connection.serial(), connection);
    }

    @Nullable
    Connection numbered(long serial) {
        return all.get(serial);
    }

    /** The connection that a hop leads to; one that is over has not yet left the table. */
    @Nullable
    Connection at(StreamHop hop) {
        return byHop.get(hop);
    }

    /** Leads a hop to a connection if it leads nowhere yet, or still to the one that is over. */
    boolean lead(StreamHop hop, @Nullable Connection over, Connection connection) {
        boolean led = over == null ? byHop.putIfAbsent(hop, connection) == null : byHop.replace(hop, over, connection);
        if (led) {
            connection.reachedBy(hop);
        }
        return led;
    }

    void remove(Connection connection) {
        all.remove(connection.serial(), connection);
        for (StreamHop hop : connection.hops()) {
            byHop.remove(hop, connection);
        }
    }

    List<Connection> connections() {
        return new ArrayList<>(all.values());
    }
}
