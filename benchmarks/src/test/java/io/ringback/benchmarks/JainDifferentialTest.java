package io.ringback.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.conformance.Listed;
import io.ringback.sip.conformance.Sample;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Seed;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JAIN-SIP, which shares no line with us, reads the same facts from every valid message. Differences are listed, each
 * with its reason, and an entry that is no longer true fails.
 */
class JainDifferentialTest {
    private static final String DIFFERENCES = "/io/ringback/benchmarks/jain-differences.tsv";

    static List<String> collections() {
        return List.of(
                "captures",
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
                "resiprocate",
                "rfc-sip-examples",
                "rfc4475",
                "rfc5118",
                "sipgo",
                "siphon",
                "sipp-scenarios",
                "sipwise-traces",
                "sofia-sip");
    }

    @ParameterizedTest
    @EnumSource(Seed.class)
    void agreesAboutTheSeed(Seed seed) throws ParseException {
        assertThat(Facts.ofJain(seed.bytes()).differences(read(seed.bytes()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("collections")
    void agreesAboutValidMessagesOfOthersOrIsListed(String collection) {
        Map<String, String> differences = new TreeMap<>();
        int compared = 0;
        for (Sample sample : Sample.of(collection)) {
            if (sample.verdict().equals("valid") && isValid(sample.bytes())) {
                String difference = difference(sample.bytes());
                compared++;
                if (!difference.isEmpty()) {
                    differences.put(sample.path(), difference);
                }
            }
        }
        assertThat(compared).isPositive();
        assertThat(differences).isEqualTo(Listed.of(DIFFERENCES, collection));
    }

    private static boolean isValid(byte[] bytes) {
        return SipParser.lenient().parse(bytes) instanceof SipMessage message
                && message.validate().isEmpty();
    }

    private static Facts read(byte[] bytes) {
        return Facts.of((SipMessage) SipParser.lenient().parse(bytes));
    }

    private static String difference(byte[] bytes) {
        try {
            return String.join(",", Facts.ofJain(bytes).differences(read(bytes)));
        } catch (ParseException refused) {
            return "refused";
        }
    }
}
