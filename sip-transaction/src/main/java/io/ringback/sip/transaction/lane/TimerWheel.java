package io.ringback.sip.transaction.lane;

import org.jspecify.annotations.Nullable;

/**
 * Timers of a coarse tick in a wheel of slots. Arming and disarming cost the same however many there are, and touch no
 * other timer. It owns no clock: time is an argument, in nanoseconds, and never goes back. A timer fires on the first
 * tick at or after its time. Not for use by several threads.
 */
public final class TimerWheel {
    /** The length of a tick, in nanoseconds: 10 ms. */
    public static final long TICK = 10_000_000;

    private static final int SLOTS = 4096;

    /** A slot that had room for more has seen a storm, whose memory is given back. */
    private static final int MOST_KEPT = 4096;

    private final @Nullable TimerSlot[] slots = new @Nullable TimerSlot[SLOTS];
    private @Nullable TimerSlot spare;
    private long tick;
    private long swept;
    private int size;

    /**
     * An empty wheel.
     *
     * @param now the time
     */
    public TimerWheel(long now) {
        this.tick = Math.floorDiv(now, TICK);
        this.swept = tick;
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
        node.tick = tickOf(at);
        put(node);
        size++;
    }

    /**
     * Arms a timer, unless it is armed for that tick or an earlier one.
     *
     * @param node the timer
     * @param at the latest time at which it fires; if that has passed, it fires on the next tick
     */
    public void armBy(TimerNode node, long at) {
        if (!node.isArmed() || node.tick > tickOf(at)) {
            arm(node, at);
        }
    }

    private long tickOf(long at) {
        return Math.max(Math.floorDiv(at + TICK - 1, TICK), tick + 1);
    }

    /**
     * Disarms a timer.
     *
     * @param node the timer; nothing happens if it is not armed
     */
    public void disarm(TimerNode node) {
        TimerSlot slot = node.isArmed() ? slots[slotOf(node.tick)] : null;
        if (slot != null) {
            slot.remove(node);
            size--;
        }
    }

    /**
     * Fires all timers whose time has come. They may arm and disarm any timers, themselves included. If one throws, the
     * next call fires the others.
     *
     * @param now the time
     */
    public void advance(long now) {
        tick = Math.max(tick, Math.floorDiv(now, TICK));
        // After a long pause one turn visits every slot.
        swept = Math.max(swept, tick - SLOTS);
        while (swept < tick && size > 0) {
            fire(slotOf(swept + 1), now);
            swept++;
        }
        swept = tick;
    }

    private void fire(int index, long now) {
        TimerSlot slot = slots[index];
        if (slot != null) {
            slot.fire(this, tick, now);
            if (slot.isEmpty()) {
                slots[index] = null;
                spare = slot.room() <= MOST_KEPT ? slot : spare;
            }
        }
    }

    private static int slotOf(long tick) {
        return (int) tick & (SLOTS - 1);
    }

    private void put(TimerNode node) {
        int index = slotOf(node.tick);
        TimerSlot slot = slots[index];
        if (slot == null) {
            slot = spare != null ? spare : new TimerSlot();
            spare = null;
            slots[index] = slot;
        }
        slot.add(node);
    }
}
