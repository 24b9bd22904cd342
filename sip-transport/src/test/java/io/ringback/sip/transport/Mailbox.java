package io.ringback.sip.transport;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** From event loops, which may not wait for a lock, to the test, which waits. */
final class Mailbox<T> {
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore count = new Semaphore(0);

    void put(T item) {
        waiting.add(item);
        count.release();
    }

    T next() {
        try {
            if (!count.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came");
            }
            return waiting.remove();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<T> all() {
        return List.copyOf(waiting);
    }
}
