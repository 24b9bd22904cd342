package io.ringback.sip.transport;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers the datagrams of each direction and tells what becomes of them. */
final class FaultDice {
    private final Faults faults;
    private final AtomicLong in = new AtomicLong();
    private final AtomicLong out = new AtomicLong();

    FaultDice(Faults faults) {
        this.faults = faults;
    }

    /** How many copies of the next datagram go on: 0, 1 or 2. */
    int roll(Direction direction) {
        if (faults.areNone()) {
            return 1;
        }
        AtomicLong next = direction == Direction.IN ? in : out;
        return faults.copies(direction, next.getAndIncrement());
    }
}
