package io.ringback.sip.transaction;

import io.ringback.sip.transaction.lane.TimerNode;
import io.ringback.sip.transaction.machine.Timer;
import org.jspecify.annotations.Nullable;

/** One of a transaction's two timers. */
final class TransactionTimer extends TimerNode {
    private final Transaction owner;
    private @Nullable Timer timer;

    TransactionTimer(Transaction owner) {
        this.owner = owner;
    }

    /** Says which timer it is from now on. */
    void becomes(Timer armed) {
        timer = armed;
    }

    @Override
    protected void fire(long now) {
        if (timer != null) {
            owner.fired(timer, now);
        }
    }
}
