package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.time.Duration;
import java.util.Optional;

/**
 * When a request was sent, by the sender's own clock, and how long a response has taken: Timestamp (RFC 3261 §20.38).
 *
 * @param time a number of the sender's, perhaps with decimals; usually seconds
 * @param delay how many seconds the server has kept the request, perhaps with decimals; empty if it is not told
 */
public record Timestamp(Slice time, Slice delay) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Timestamp {
        Lexis.requireReadable(time, Timestamp::skipTime);
        Lexis.requireReadable(delay, Timestamp::skipDelay);
    }

    private static final int NANO_DIGITS = 9;

    /**
     * A timestamp of a request.
     *
     * @param time 0 or more
     * @return the timestamp
     */
    public static Timestamp of(long time) {
        if (time < 0) {
            throw new IllegalArgumentException(HeaderRule.TIMESTAMP.description());
        }
        return new Timestamp(Slice.of(Long.toString(time)), Slice.empty());
    }

    /**
     * Reads a timestamp.
     *
     * @param cursor at its first digit; left behind its last
     * @return the timestamp
     * @throws SyntaxException if it is none
     */
    public static Timestamp read(Cursor cursor) {
        int from = cursor.position();
        skipTime(cursor);
        Slice time = cursor.since(from);
        if (!cursor.skipLws() || cursor.atEnd()) {
            return new Timestamp(time, Slice.empty());
        }
        int delayFrom = cursor.position();
        skipDelay(cursor);
        return new Timestamp(time, cursor.since(delayFrom));
    }

    private static void skipTime(Cursor cursor) {
        cursor.take(CharClass.DIGIT, HeaderRule.TIMESTAMP);
        skipDecimals(cursor);
    }

    private static void skipDelay(Cursor cursor) {
        cursor.skipAll(CharClass.DIGIT);
        skipDecimals(cursor);
    }

    private static void skipDecimals(Cursor cursor) {
        if (cursor.skip('.')) {
            cursor.skipAll(CharClass.DIGIT);
        }
    }

    /**
     * How long the server has kept the request.
     *
     * @return the delay to the nanosecond, further decimals cut off; empty if it is not told, or is beyond 2³¹ seconds
     */
    public Optional<Duration> serverDelay() {
        if (delay.isEmpty()) {
            return Optional.empty();
        }
        int point = delay.indexOf('.');
        int end = point < 0 ? delay.length() : point;
        long seconds = 0;
        for (int i = 0; i < end; i++) {
            seconds = seconds * 10 + delay.byteAt(i) - '0';
            if (seconds > Integer.MAX_VALUE) {
                return Optional.empty();
            }
        }
        long nanos = 0;
        for (int i = 1; i <= NANO_DIGITS; i++) {
            nanos = nanos * 10 + (end + i < delay.length() ? delay.byteAt(end + i) - '0' : 0);
        }
        return Optional.of(Duration.ofSeconds(seconds, nanos));
    }

    /**
     * This timestamp as a response has it.
     *
     * @param kept how long the request has been kept, 0 or more
     * @return a new timestamp, its delay to the millisecond
     * @throws IllegalArgumentException if the request has been kept for less than no time
     */
    public Timestamp withDelay(Duration kept) {
        if (kept.isNegative()) {
            throw new IllegalArgumentException(HeaderRule.TIMESTAMP.description());
        }
        String millis = Long.toString(1_000 + kept.toMillisPart()).substring(1);
        return new Timestamp(time, Slice.of(kept.toSeconds() + "." + millis));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(time);
        if (!delay.isEmpty()) {
            writer.octet(' ').slice(delay);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
