package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions go over which connection, so that all of them learn when it is gone: lists of transactions, one
 * for each hash of a hop, so that a transaction costs no object here. Hops that are no connections cannot be lost, and
 * are not listed. For use in one lane.
 */
final class HopRoster {
    private static final int SMALLEST = 64;

    private @Nullable Transaction[] heads = new @Nullable Transaction[SMALLEST];
    private int size;

    void add(Transaction transaction) {
        if (transaction.hop().reliable()) {
            if (size == heads.length) {
                resize(2 * heads.length);
            }
            push(transaction);
            size++;
        }
    }

    private void push(Transaction transaction) {
        int place = place(transaction.hop().hashCode());
        Transaction head = heads[place];
        heads[place] = transaction;
        transaction.nextOnHop = head;
        if (head != null) {
            head.previousOnHop = transaction;
        }
    }

    private int place(int hash) {
        int spread = hash * 0x9E37_79B9;
        return (spread ^ (spread >>> 16)) & (heads.length - 1);
    }

    void remove(Transaction transaction) {
        if (transaction.hop().reliable()) {
            unlink(transaction);
            size--;
            if (heads.length > SMALLEST && 8 * size < heads.length) {
                resize(heads.length / 2);
            }
        }
    }

    private void unlink(Transaction transaction) {
        Transaction next = transaction.nextOnHop;
        Transaction previous = transaction.previousOnHop;
        if (next != null) {
            next.previousOnHop = previous;
        }
        if (previous != null) {
            previous.nextOnHop = next;
        } else {
            heads[place(transaction.hop().hashCode())] = next;
        }
        transaction.nextOnHop = null;
        transaction.previousOnHop = null;
    }

    /** Those on a hop, in no order; the list does not change with the roster. */
    List<Transaction> on(Hop hop) {
        List<Transaction> there = new ArrayList<>();
        Transaction next = heads[place(hop.hashCode())];
        while (next != null) {
            if (next.hop().equals(hop)) {
                there.add(next);
            }
            next = next.nextOnHop;
        }
        return there;
    }

    private void resize(int capacity) {
        @Nullable Transaction[] old = heads;
        heads = new @Nullable Transaction[capacity];
        for (Transaction head : old) {
            Transaction next = head;
            while (next != null) {
                Transaction moved = next;
                next = moved.nextOnHop;
                moved.previousOnHop = null;
                push(moved);
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }
}
