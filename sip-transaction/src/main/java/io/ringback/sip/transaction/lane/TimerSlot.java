package io.ringback.sip.transaction.lane;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one slot of a wheel, in an array in which each knows its place. One that is disarmed leaves a hole: so
 * no other timer is touched, which would mostly be one that no cache of the processor has.
 */
final class TimerSlot {
    private static final int SMALLEST = 8;

    private @Nullable TimerNode[] nodes = new @Nullable TimerNode[SMALLEST];
    private int end;
    private int size;
    private boolean firing;

    boolean isEmpty() {
        return size == 0;
    }

    int room() {
        return nodes.length;
    }

    void add(TimerNode node) {
        if (end == nodes.length) {
            makeRoom();
        }
        nodes[end] = node;
        node.place = end;
        end++;
        size++;
    }

    void remove(TimerNode node) {
        int place = node.place;
        nodes[place] = null;
        node.place = TimerNode.NOWHERE;
        size--;
        if (size == 0) {
            end = 0;
        } else if (place == end - 1) {
            end = place;
        }
    }

    /**
     * Closes the holes if they are many, and grows otherwise, as it does while it is fired: then no place may change.
     */
    private void makeRoom() {
        if (firing || 2 * size > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            return;
        }
        int live = 0;
        for (int i = 0; i < end; i++) {
            TimerNode node = nodes[i];
            if (node != null) {
                nodes[i] = null;
                nodes[live] = node;
                node.place = live;
                live++;
            }
        }
        end = live;
    }

    /** Fires all that are due by a tick. They may add to this slot, and remove from it. */
    void fire(TimerWheel wheel, long tick, long now) {
        firing = true;
        try {
            for (int i = 0; i < end; i++) {
                TimerNode node = nodes[i];
                if (node != null && node.tick <= tick) {
                    wheel.disarm(node);
                    node.fire(now);
                }
            }
        } finally {
            firing = false;
        }
    }
}
