package io.ringback.benchmarks;

import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import io.ringback.text.ParseLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

/**
 * What it costs to read and to validate a request that was made to cost much. The cost is linear if the time for each
 * byte is about the same for both sizes.
 *
 * <p>With limits {@code raised}, {@link ParseLimits#messageBytes()}, {@link ParseLimits#headerBytes()},
 * {@link ParseLimits#headerSectionBytes()}, {@link ParseLimits#headers()} and {@link ParseLimits#listValues()} are as
 * high as they can be, so that every byte is really read and the request is found valid. With {@code default} the large
 * ones are refused, and so is the small list, which has more than 128 values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SipHostileBenchmark {
    private static final int HIGHEST = (1 << 24) - 1;
    private static final String HEAD = """
            OPTIONS sip:bob@example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=1
            To: <sip:bob@example.com>
            Call-ID: 1@192.0.2.1
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            """.replace("\n", "\r\n");
    private static final String TAIL = "Content-Length: 0\r\n\r\n";

    /** What there is much of. */
    public enum Shape {
        /** Header fields of one value, as short as they can be. */
        HEADERS("", "k:a\r\n", ""),
        /** One header field of text. */
        HEADER("Subject: ", "a", "\r\n"),
        /** Values between commas. */
        LIST("Supported: a", ",a", "\r\n"),
        /** Folds, with one character on each line. */
        FOLDS("Subject: a", "\r\n a", "\r\n"),
        /** Backslashes in a display name, before a quote each. */
        QUOTED_ESCAPES("Contact: \"", "\\\"", "\" <sip:a@example.com>\r\n"),
        /** Escapes in a URI's user. */
        URI_ESCAPES("Contact: <sip:", "%61", "@example.com>\r\n");

        private final String before;
        private final String again;
        private final String after;

        Shape(String before, String again, String after) {
            this.before = before;
            this.again = again;
            this.after = after;
        }

        private byte[] message(int size) {
            int room = size - HEAD.length() - TAIL.length() - before.length() - after.length();
            String text = HEAD + before + again.repeat(room / again.length()) + after + TAIL;
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What there is much of. */
    @Param
    public Shape shape = Shape.HEADERS;

    /** The message's size in bytes, or a little less; the larger is the largest datagram of IPv4. */
    @Param({"1024", "65507"})
    public int size;

    /** The limits of the parser. */
    @Param({"raised", "default"})
    public String limits = "";

    private SipParser parser = SipParser.strict();
    private byte[] message = {};

    /** Makes the message, and checks that it has the verdict that is measured. */
    @Setup
    public void make() {
        message = shape.message(size);
        boolean raised = limits.equals("raised");
        parser = raised ? SipParser.strict().withLimits(raised()) : SipParser.strict();
        boolean refused = readAndValidate().isPresent();
        if (raised ? refused : !refused && size > ParseLimits.defaults().headerBytes()) {
            throw new IllegalStateException(readAndValidate().toString());
        }
    }

    private static ParseLimits raised() {
        return ParseLimits.defaults()
                .withMessageBytes(HIGHEST)
                .withHeaderBytes(HIGHEST)
                .withHeaderSectionBytes(HIGHEST)
                .withHeaders(HIGHEST)
                .withListValues(HIGHEST);
    }

    /**
     * Reads and validates the message.
     *
     * @return what is wrong with it
     */
    @Benchmark
    public Optional<Violation> readAndValidate() {
        Parsed parsed = parser.parse(message);
        return parsed instanceof SipMessage read
                ? read.validate()
                : Optional.of(((MalformedMessage) parsed).violation());
    }
}
