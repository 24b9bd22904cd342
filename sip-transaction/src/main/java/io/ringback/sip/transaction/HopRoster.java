package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions go over which connection, so that all of them learn when it is gone. Hops that are no connections
 * cannot be lost, and are not listed. For use in one lane.
 */
final class HopRoster {
    private final Map<Hop, Transaction> heads = new HashMap<>();

    void add(Transaction transaction) {
        if (!transaction.hop().reliable()) {
            return;
        }
        Transaction head = heads.put(transaction.hop(), transaction);
        transaction.nextOnHop = head;
        if (head != null) {
            head.previousOnHop = transaction;
        }
    }

    void remove(Transaction transaction) {
        if (!transaction.hop().reliable()) {
            return;
        }
        Transaction next = transaction.nextOnHop;
        Transaction previous = transaction.previousOnHop;
        if (next != null) {
            next.previousOnHop = previous;
        }
        if (previous != null) {
            previous.nextOnHop = next;
        } else if (next != null) {
            heads.put(transaction.hop(), next);
        } else {
            heads.remove(transaction.hop(), transaction);
        }
        transaction.nextOnHop = null;
        transaction.previousOnHop = null;
    }

    /** The first transaction on a hop; the others follow it. */
    @Nullable
    Transaction on(Hop hop) {
        return heads.get(hop);
    }

    boolean isEmpty() {
        return heads.isEmpty();
    }
}
