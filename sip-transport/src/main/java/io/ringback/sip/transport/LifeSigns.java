package io.ringback.sip.transport;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches over an open connection: closes it when it is idle, when it takes nothing, and when it does not answer (RFC
 * 5626 §4.4.1). One timer does for all three; reading and writing only note the time. For the event loop, but for what
 * is said otherwise.
 */
final class LifeSigns implements Runnable {
    /** RFC 5626 §4.4.1: within ten seconds. */
    static final long VERDICT = TimeUnit.SECONDS.toNanos(10);

    private static final double LEAST_SHARE = 0.8;

    private final Connection connection;
    private volatile long interval;
    private volatile long verdict = VERDICT;
    private @Nullable Channel channel;
    private @Nullable Future<?> timer;
    private long lastTraffic;
    private long lastProgress;
    private long takenMessages;
    private long nextQuestion;
    private boolean asked;

    LifeSigns(Connection connection) {
        this.connection = connection;
    }

    /** Sets how often to ask; from any thread. It counts from the next {@link #arm}. */
    void askEvery(Duration newInterval) {
        interval = Math.max(0, newInterval.toNanos());
    }

    /** Shortens the wait for an answer, for tests. */
    void verdictAfter(Duration wait) {
        verdict = wait.toNanos();
    }

    void begin(Channel open) {
        channel = open;
        lastTraffic = System.nanoTime();
        lastProgress = lastTraffic;
        arm();
    }

    /** Begins to wait anew. */
    void arm() {
        long now = System.nanoTime();
        asked = false;
        nextQuestion = now + share(interval);
        schedule(now);
    }

    /** The other side takes nothing for the moment. */
    void watchWriting() {
        lastProgress = System.nanoTime();
        schedule(lastProgress);
    }

    void traffic() {
        lastTraffic = System.nanoTime();
    }

    /** The answer has come. */
    void answered() {
        if (asked) {
            long now = System.nanoTime();
            asked = false;
            nextQuestion = now + share(interval);
            schedule(now);
        }
    }

    /** From any thread. */
    void end() {
        Future<?> present = timer;
        if (present != null) {
            present.cancel(false);
        }
    }

    private static long share(long interval) {
        return (long) (interval
                * (LEAST_SHARE + (1 - LEAST_SHARE) * ThreadLocalRandom.current().nextDouble()));
    }

    private void schedule(long now) {
        Channel open = channel;
        if (open == null || connection.isOver()) {
            return;
        }
        end();
        StreamLimits limits = connection.owner().limits();
        long idle = lastTraffic + limits.idle().toNanos() - now;
        long stall = limits.stall().toNanos() / 2;
        long question = interval > 0 ? nextQuestion - now : Long.MAX_VALUE;
        boolean pending = connection.outbox().waitingBytes() > 0;
        long wait = Math.min(Math.min(idle, question), pending ? stall : Long.MAX_VALUE);
        timer = open.eventLoop().schedule(this, Math.max(wait, 0), TimeUnit.NANOSECONDS);
    }

    /** The time has come to look. */
    @Override
    public void run() {
        long now = System.nanoTime();
        StreamLimits limits = connection.owner().limits();
        if (stalled(now, limits.stall().toNanos())) {
            connection.end(CloseReason.NOT_READING);
        } else if (interval > 0 && now - nextQuestion >= 0 && asked) {
            connection.end(CloseReason.KEEP_ALIVE);
        } else if (now - lastTraffic >= limits.idle().toNanos()) {
            connection.end(CloseReason.IDLE);
        } else {
            if (interval > 0 && now - nextQuestion >= 0) {
                asked = true;
                nextQuestion = now + verdict;
                connection.ask();
            }
            schedule(now);
        }
    }

    private boolean stalled(long now, long stall) {
        Outbox outbox = connection.outbox();
        boolean pending = outbox.waitingBytes() > 0;
        if (!pending || outbox.takenMessages() != takenMessages) {
            takenMessages = outbox.takenMessages();
            lastProgress = now;
        }
        return pending && now - lastProgress >= stall;
    }
}
