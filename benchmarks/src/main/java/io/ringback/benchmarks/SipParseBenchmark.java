package io.ringback.benchmarks;

import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Seed;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read a SIP message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SipParseBenchmark {
    /** The file of the seed's message, or {@code mix} for all nine in rotation. */
    @Param({"05-invite-auth", "03-407", "07-183", "08-200", "mix"})
    public String message = "";

    private byte[][] messages = {};
    private int next;

    /** Loads the messages. */
    @Setup
    public void load() {
        messages = Seed.all().stream()
                .filter(seed -> message.equals("mix") || message.equals(seed.file()))
                .map(Seed::bytes)
                .toArray(byte[][]::new);
        if (messages.length == 0) {
            throw new IllegalArgumentException("no message " + message + " among " + Arrays.toString(Seed.values()));
        }
    }

    private byte[] next() {
        next = next + 1 == messages.length ? 0 : next + 1;
        return messages[next];
    }

    /**
     * A message that is kept.
     *
     * @return the message
     */
    @Benchmark
    public Parsed parse() {
        return SipParser.strict().parse(next());
    }
}
