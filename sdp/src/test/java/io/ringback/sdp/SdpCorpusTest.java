package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Descriptions that others wrote: examples of RFCs, tests of other stacks, browsers, cameras, fuzzers' finds. What each
 * should get is told beside it: a valid one is accepted by a lenient parser, an invalid one is refused by a strict one.
 * Where we say otherwise, {@code corpus-deviations.tsv} tells by which rule.
 */
class SdpCorpusTest {
    private static final String ALL_SETS = "rfc-sdp-examples sdp-gortc sdp-janus sdp-mozilla sdp-pion sdp-pjsip"
            + " sdp-rtpengine sdp-rtsp sdp-sdp-transform sdp-sipstacks sdp-webrtc sdp-webrtc-apps";
    private static final List<String> SETS = List.of(ALL_SETS.split(" "));
    private static final int LARGEST_SHARE = 3; // of a hundred files

    private static Map<String, String> expectations(String set) {
        Map<String, String> expectations = new LinkedHashMap<>();
        for (String line : lines(Corpus.bytes(set + "/expect.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (Files.isRegularFile(Corpus.path(set).resolve(columns[0]))) {
                expectations.put(set + "/" + columns[0], columns[1]);
            }
        }
        assertThat(expectations).isNotEmpty();
        return expectations;
    }

    private static List<String> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, String> deviations() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : lines(Descriptions.bytes("corpus-deviations.tsv"))) {
            int tab = line.indexOf('\t');
            assertThat(reasons.put(line.substring(0, tab), line.substring(tab + 1)))
                    .isNull();
        }
        return reasons;
    }

    private static boolean accepts(SdpParser parser, byte[] bytes) {
        return parser.parse(bytes) instanceof SessionDescription description
                && description.validate().isEmpty();
    }

    private static boolean agrees(String file, String expected) {
        byte[] bytes = Corpus.bytes(file);
        return switch (expected) {
            case "valid" -> accepts(SdpParser.lenient(), bytes);
            case "invalid" -> !accepts(SdpParser.strict(), bytes);
            case "either" -> true;
            default -> throw new IllegalArgumentException(expected);
        };
    }

    @Test
    void agreesWithTheCorporaButWhereAReasonIsGiven() {
        int files = 0;
        Set<String> disagreements = new TreeSet<>();
        for (String set : SETS) {
            Map<String, String> expectations = expectations(set);
            files += expectations.size();
            expectations.forEach((file, expected) -> {
                if (!agrees(file, expected)) {
                    disagreements.add(file);
                }
            });
        }
        assertThat(disagreements).isEqualTo(new TreeSet<>(deviations().keySet()));
        assertThat(100 * disagreements.size()).isLessThan(LARGEST_SHARE * files);
    }

    @Test
    void givesTheRfcsReasonForEachDeviation() {
        assertThat(deviations().values())
                .allSatisfy(reason ->
                        assertThat(reason).matches("RFC \\d+ §[\\d.]+.*: .+").hasSizeGreaterThan(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc-sdp-examples",
                "sdp-gortc",
                "sdp-janus",
                "sdp-mozilla",
                "sdp-pion",
                "sdp-pjsip",
                "sdp-rtpengine",
                "sdp-rtsp",
                "sdp-sdp-transform",
                "sdp-sipstacks",
                "sdp-webrtc",
                "sdp-webrtc-apps"
            })
    void holdsWhateverIsReadToTheSamePromises(String set) {
        for (Path file : files(set)) {
            byte[] bytes = Corpus.read(file);
            for (SdpParser parser : List.of(SdpParser.strict(), SdpParser.lenient())) {
                Promises.assertKept(parser, bytes);
            }
        }
    }

    private static List<Path> files(String set) {
        List<Path> files = new ArrayList<>(Corpus.files(set, ""));
        files.removeIf(file -> file.toString().endsWith(".tsv"));
        assertThat(SETS).contains(set);
        return files;
    }
}
