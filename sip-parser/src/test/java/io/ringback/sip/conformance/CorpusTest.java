package io.ringback.sip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that others wrote, sent or captured, each with a verdict that is not ours. What is called valid must be
 * valid in the lenient manner, for devices deviate; what the strict manner refuses of it shows a deviation with a name.
 * What is called invalid must be refused in the strict manner. Where a file is called neither, there must be a verdict
 * and no more than that. Disagreements are listed, each with the RFC's reason, and an entry that is no longer true
 * fails.
 */
class CorpusTest {
    private static final String DISAGREEMENTS = "disagreements.tsv";
    private static final List<String> COLLECTIONS = List.of(
            "captures",
            "captures-noise",
            "clearwater",
            "ersip",
            "jain-torture",
            "kamailio",
            "lioneagle",
            "misc-stacks",
            "nksip",
            "osip2",
            "php-sip",
            "pjsip",
            "protos-c07-sip",
            "resiprocate",
            "rfc-sip-examples",
            "rfc4475",
            "rfc5118",
            "sipgo",
            "siphon",
            "sipp-scenarios",
            "sipwise-traces",
            "sofia-sip");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<String> collections() {
        return COLLECTIONS;
    }

    @ParameterizedTest
    @MethodSource("collections")
    void agreesWithAVerdictOrListsTheReason(String collection) {
        Map<String, String> disagreements = new TreeMap<>();
        for (Sample sample : Sample.of(collection)) {
            String strict = Verdict.of(SipParser.strict(), sample.bytes());
            String lenient = Verdict.of(SipParser.lenient(), sample.bytes());
            if (sample.verdict().equals("valid") && !lenient.equals(Verdict.VALID)) {
                disagreements.put(sample.path(), lenient);
            }
            if (sample.verdict().equals("invalid") && strict.equals(Verdict.VALID)) {
                disagreements.put(sample.path(), strict);
            }
        }
        assertThat(disagreements).isEqualTo(Listed.of(DISAGREEMENTS, collection));
    }

    @Test
    void disagreesAboutFewerThanThreeOfAHundredFiles() {
        int files = 0;
        for (String collection : COLLECTIONS) {
            if (!collection.equals("protos-c07-sip")) {
                files += Sample.of(collection).size();
            }
        }
        assertThat(Listed.in(DISAGREEMENTS).size() * 100).isLessThan(files * 3);
        assertThat(Listed.in(DISAGREEMENTS).values())
                .allSatisfy(row -> assertThat(row[2]).matches("(RFC \\d+ |ParseLimits: ).{20,}"));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void namesWhatItToleratesInValidFiles(String collection) {
        Map<String, String> tolerated = new TreeMap<>();
        for (Sample sample : Sample.of(collection)) {
            boolean refused = !Verdict.of(SipParser.strict(), sample.bytes()).equals(Verdict.VALID);
            boolean taken = Verdict.of(SipParser.lenient(), sample.bytes()).equals(Verdict.VALID);
            if (sample.verdict().equals("valid") && refused && taken) {
                tolerated.put(sample.path(), tolerated(sample));
            }
        }
        assertThat(tolerated).isEqualTo(Listed.of("tolerated.tsv", collection));
    }

    private static String tolerated(Sample sample) {
        SipMessage message = (SipMessage) SipParser.lenient().parse(sample.bytes());
        return message.tolerated().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void acceptsLenientlyWhatItAcceptsStrictly(String collection) {
        for (Sample sample : Sample.of(collection)) {
            if (Verdict.of(SipParser.strict(), sample.bytes()).equals(Verdict.VALID)) {
                assertThat(Verdict.of(SipParser.lenient(), sample.bytes()))
                        .as(sample.path())
                        .isEqualTo(Verdict.VALID);
                assertThat(tolerated(sample)).as(sample.path()).isEmpty();
            }
        }
    }

    /** Bound: 32 times the message's bytes and 8 KiB, in either manner, for a message that is parsed and validated. */
    @ParameterizedTest
    @MethodSource("collections")
    void givesAVerdictInMemoryBoundedByTheInput(String collection) {
        for (Sample sample : Sample.of(collection)) {
            for (SipParser parser : List.of(SipParser.strict(), SipParser.lenient())) {
                byte[] bytes = sample.bytes();
                Verdict.of(parser, bytes);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                Verdict.of(parser, bytes);
                long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
                assertThat(allocated).as(sample.path()).isLessThan(32L * bytes.length + 8_192);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("collections")
    void keepsEveryByteOfAMessageThatIsEdited(String collection) {
        for (Sample sample : Sample.of(collection)) {
            if (SipParser.strict().parse(sample.bytes()) instanceof SipMessage message
                    && message.validate().isEmpty()) {
                SipMessage edited = message.edit().build();
                assertThat(edited.startLine()).as(sample.path()).isEqualTo(message.startLine());
                assertThat(edited.body()).as(sample.path()).isEqualTo(message.body());
                for (int i = 0; i < message.headers().size(); i++) {
                    assertThat(edited.headers().field(i))
                            .as(sample.path())
                            .isEqualTo(message.headers().field(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "captures-noise")
    void takesNoNoiseForAMessage(String collection) {
        for (Sample sample : Sample.of(collection)) {
            Parsed parsed = SipParser.lenient().parse(sample.bytes());
            assertThat(parsed).as(sample.path()).isInstanceOf(MalformedMessage.class);
        }
    }
}
