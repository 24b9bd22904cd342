package io.ringback.sip.transaction;

import io.ringback.sip.transaction.lane.TimerNode;
import io.ringback.sip.transaction.lane.TimerWheel;
import io.ringback.sip.transaction.machine.Timer;

/**
 * A transaction's timers, of which two run at most, one of each purpose: two times in one node of the wheel, which is
 * armed for the earlier one. Disarming the earlier one leaves the node where it is: to fire once in vain costs less
 * than to move.
 */
final class Deadlines extends TimerNode {
    private static final long NEVER = Long.MAX_VALUE;

    private final Transaction owner;
    private long repeatAt = NEVER;
    private long endAt = NEVER;

    Deadlines(Transaction owner) {
        this.owner = owner;
    }

    void arm(Timer.Purpose purpose, long at) {
        set(purpose, at);
        wheel().armBy(this, at);
    }

    void disarm(Timer.Purpose purpose) {
        set(purpose, NEVER);
        if (repeatAt == endAt) {
            wheel().disarm(this);
        }
    }

    private void set(Timer.Purpose purpose, long at) {
        switch (purpose) {
            case REPEAT -> repeatAt = at;
            case END -> endAt = at;
        }
    }

    /** Fires what is due, the earlier first, the end first if both are due at once. */
    @Override
    protected void fire(long now) {
        while (Math.min(repeatAt, endAt) <= now) {
            Timer.Purpose first = endAt <= repeatAt ? Timer.Purpose.END : Timer.Purpose.REPEAT;
            set(first, NEVER);
            owner.fired(first, now);
        }
        long next = Math.min(repeatAt, endAt);
        if (next != NEVER) {
            wheel().armBy(this, next);
        }
    }

    private TimerWheel wheel() {
        return owner.board.lane().wheel();
    }
}
