package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.text.ParseLimits;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that were made to cost much: each gets a verdict, on a small stack, in memory in proportion to its size. */
class BadInputTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LARGEST = (1 << 24) - 1;
    private static final SipParser UNBOUNDED = SipParser.lenient()
            .withLimits(ParseLimits.defaults()
                    .withMessageBytes(LARGEST)
                    .withStartLineBytes(LARGEST)
                    .withHeaderBytes(LARGEST)
                    .withHeaderSectionBytes(LARGEST)
                    .withHeaders(LARGEST)
                    .withListValues(LARGEST)
                    .withParameters(64)
                    .withDepth(LARGEST));
    private static final long BYTES_A_BYTE = 120;

    private static byte[] with(String line) {
        return ("OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a>;tag=1\r\nTo: <sip:b>\r\n"
                        + "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\n" + line + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<String> shapes() {
        return Stream.of(
                "Supported: " + ",".repeat(1_000_000),
                "Supported: a" + ",a".repeat(100_000),
                "Contact: <sip:a>" + ",<sip:a>".repeat(20_000),
                ("m: <sip:a>" + ",<sip:a>".repeat(14) + ";a=*\r\n").repeat(200) + "m: <sip:a>;a=*",
                "Subject: " + "a".repeat(65_535),
                "Subject: " + "\0".repeat(1_000),
                "Subject: a" + "\rb".repeat(1_000),
                "Subject: a" + "\nb".repeat(1_000),
                "Subject: a" + "\r\n ".repeat(20_000) + "b",
                "User-Agent: " + "(".repeat(100_000),
                "User-Agent: " + "(".repeat(50_000) + ")".repeat(50_000),
                "User-Agent: " + "( ".repeat(50_000) + "a",
                "User-Agent: " + "( ".repeat(30_000) + ")x ".repeat(30_000),
                "From: " + "\"".repeat(65_535),
                "From: \"" + "\\\"".repeat(50_000),
                "Contact: " + "<".repeat(65_535),
                "Contact: <sip:a" + ";a".repeat(30_000) + ">",
                "Contact: <sip:" + "%41".repeat(20_000) + "@a>",
                "Route: " + "a ".repeat(30_000),
                "Proxy-Authenticate: Digest " + "a=b,".repeat(20_000),
                "Accept-Contact: *;a=\"" + "x,".repeat(20_000) + "\"",
                "X: y\r\n".repeat(50_000) + "X: y",
                "Content-Length: " + "9".repeat(60_000),
                "CSeq: " + "0".repeat(60_000) + "1 OPTIONS",
                "Max-Forwards: 256",
                "Via: SIP/2.0/UDP a:65536",
                "Content-Type: multipart/mixed;boundary=" + "b".repeat(60_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("shapes")
    void getsAVerdictOnASmallStack(String line) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> {
                    Everything.of(SipParser.strict().parse(with(line)));
                    check(with(line));
                },
                "small",
                256 * 1_024);
        small.setUncaughtExceptionHandler((thread, cause) -> thrown.set(cause));
        small.start();
        small.join();
        assertThat(thrown.get()).isNull();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("shapes")
    void takesMemoryInProportion(String line) {
        byte[] bytes = with(line);
        check(bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        check(bytes);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(BYTES_A_BYTE * bytes.length + 65_536);
    }

    private static void check(byte[] bytes) {
        for (SipParser parser : new SipParser[] {SipParser.strict(), UNBOUNDED}) {
            Parsed parsed = parser.parse(bytes);
            if (parsed instanceof MalformedMessage malformed) {
                malformed.readable().ifPresent(SipMessage::validate);
            } else {
                ((SipMessage) parsed).validate();
            }
        }
    }

    /** What is refused by a limit is not read to its end first. */
    @Test
    void refusesByItsLimitsWithLittleMemory() {
        byte[] bytes = with("Supported: a" + ",a".repeat(30_000));
        Parsed parsed = SipParser.strict().parse(bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(SipParser.strict().parse(bytes)).hasSameClassAs(parsed);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(bytes.length + 65_536L);
    }
}
