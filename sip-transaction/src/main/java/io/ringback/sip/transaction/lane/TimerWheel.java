package io.ringback.sip.transaction.lane;

import org.jspecify.annotations.Nullable;

/**
 * Timers of a coarse tick in a wheel of lists. Arming and disarming cost the same however many there are. It owns no
 * clock: time is an argument, in nanoseconds, and never goes back. A timer fires on the first tick at or after its
 * time. Not for use by several threads.
 */
public final class TimerWheel {
    /** The length of a tick, in nanoseconds: 10 ms. */
    public static final long TICK = 10_000_000;

    private static final int SLOTS = 4096;

    private final @Nullable End[] slots = new @Nullable End[SLOTS];
    private final End due = new End();
    private long tick;
    private int size;

    /**
     * An empty wheel.
     *
     * @param now the time
     */
    public TimerWheel(long now) {
        this.tick = Math.floorDiv(now, TICK);
    }

    /**
     * How many timers are armed.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Arms a timer. If it is armed already, only its new time counts.
     *
     * @param node the timer
     * @param at the time at which it fires; if that has passed, it fires on the next tick
     */
    public void arm(TimerNode node, long at) {
        disarm(node);
        node.tick = Math.max(Math.floorDiv(at + TICK - 1, TICK), tick + 1);
        int slot = (int) node.tick & SLOTS - 1;
        End end = slots[slot];
        if (end == null) {
            end = new End();
            slots[slot] = end;
        }
        end.append(node);
        size++;
    }

    /**
     * Arms a timer, unless it is armed for that tick or an earlier one.
     *
     * @param node the timer
     * @param at the latest time at which it fires; if that has passed, it fires on the next tick
     */
    public void armBy(TimerNode node, long at) {
        if (!node.isArmed() || node.tick > Math.max(Math.floorDiv(at + TICK - 1, TICK), tick + 1)) {
            arm(node, at);
        }
    }

    /**
     * Disarms a timer.
     *
     * @param node the timer; nothing happens if it is not armed
     */
    public void disarm(TimerNode node) {
        if (node.isArmed()) {
            End.unlink(node);
            size--;
        }
    }

    /**
     * Fires all timers whose time has come. They may arm and disarm any timers, themselves included.
     *
     * @param now the time
     */
    public void advance(long now) {
        long target = Math.floorDiv(now, TICK);
        // After a long pause one turn visits every slot.
        long first = Math.max(tick + 1, target - SLOTS + 1);
        tick = Math.max(tick, target);
        for (long at = first; at <= target && size > 0; at++) {
            End end = slots[(int) at & SLOTS - 1];
            if (end != null) {
                collect(end, target);
                fireDue(now);
            }
        }
    }

    private void collect(End end, long target) {
        TimerNode node = end.first();
        while (node != end) {
            TimerNode next = End.after(node);
            if (node.tick <= target) {
                End.unlink(node);
                due.append(node);
            }
            node = next;
        }
    }

    private void fireDue(long now) {
        for (TimerNode node = due.first(); node != due; node = due.first()) {
            disarm(node);
            node.fire(now);
        }
    }

    /** Where a list begins and ends, so that every node in it has a neighbour on both sides. */
    private static final class End extends TimerNode {
        End() {
            next = this;
            previous = this;
        }

        TimerNode first() {
            return after(this);
        }

        void append(TimerNode node) {
            TimerNode last = before(this);
            node.previous = last;
            node.next = this;
            last.next = node;
            previous = node;
        }

        static void unlink(TimerNode node) {
            TimerNode before = before(node);
            TimerNode after = after(node);
            before.next = after;
            after.previous = before;
            node.previous = null;
            node.next = null;
        }

        static TimerNode after(TimerNode linked) {
            TimerNode node = linked.next;
            if (node == null) {
                throw new IllegalStateException("a timer that is in no list");
            }
            return node;
        }

        private static TimerNode before(TimerNode linked) {
            TimerNode node = linked.previous;
            if (node == null) {
                throw new IllegalStateException("a timer that is in no list");
            }
            return node;
        }

        @Override
        protected void fire(long now) {
            throw new IllegalStateException("the end of a list is no timer");
        }
    }
}
