package io.ringback.sip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.conformance.TortureDocument.Entry;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import io.ringback.testing.Corpus;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message of RFC 4475 and RFC 5118, with the outcome that the RFC asks for: {@code rfc4475.txt},
 * {@code rfc5118.txt}.
 */
class TortureTest {
    private static final List<Entry> RFC_4475 = TortureDocument.read("rfc4475.txt");
    private static final List<Entry> RFC_5118 = TortureDocument.read("rfc5118.txt");

    static Stream<Entry> all() {
        return Stream.concat(RFC_4475.stream(), RFC_5118.stream());
    }

    @Test
    void hasEveryMessageOfBothDocuments() {
        assertThat(RFC_4475).hasSize(49);
        assertThat(RFC_5118).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Rfc(number = 4475, section = "3")
    @Rfc(number = 5118, section = "4")
    void hasTheOutcomeThatTheRfcAsksFor(Entry entry) {
        assertThat(entry.outcomes().stream().map(line -> outcome(entry, line)))
                .containsExactlyElementsOf(entry.outcomes());
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatTheMessageSays(Entry entry) {
        for (String read : entry.reads()) {
            String[] sides = read.split(" =( |$)", 2);
            assertThat(read(entry, sides[0]))
                    .as(read)
                    .isEqualTo(TortureDocument.unescape(sides[1]).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasTheBytesOfTheArchive(Entry entry) {
        boolean torture = RFC_4475.contains(entry);
        byte[] archived =
                Corpus.bytes(torture ? "rfc4475/" + entry.name() + ".dat" : "rfc5118/" + entry.name() + ".sip");
        String lineThatTheArchiveLacks = entry.name().equals("baddn") ? "\r\n" : "";
        assertThat(Slice.of(archived) + lineThatTheArchiveLacks)
                .isEqualTo(entry.message().toString());
    }

    private static String read(Entry entry, String key) {
        Parsed parsed = SipParser.lenient().parse(entry.bytes());
        if (key.equals("trailing")) {
            int read = ((SipMessage) parsed).bytes().length();
            return read < entry.message().length() ? "ignored" : "none";
        }
        if (key.startsWith("readable.")) {
            SipMessage readable = parsed instanceof MalformedMessage malformed
                    ? malformed.readable().orElseThrow()
                    : (SipMessage) parsed;
            return Reading.of(readable, key.substring("readable.".length()));
        }
        return Reading.of((SipMessage) parsed, key);
    }

    /** The line as it would have to be for what the parser says. */
    private static String outcome(Entry entry, String line) {
        String manner = line.substring(0, line.indexOf(' '));
        SipParser parser = manner.equals("lenient") ? SipParser.lenient() : SipParser.strict();
        Parsed parsed = parser.parse(entry.bytes());
        Optional<Violation> violation =
                manner.equals("needed") ? ((SipMessage) parsed).validate(Set.of()) : Verdict.violation(parsed);
        if (violation.isPresent()) {
            return manner + " " + refused(violation.get(), entry, line);
        }
        String tolerated =
                ((SipMessage) parsed).tolerated().stream().map(Enum::name).collect(Collectors.joining(" "));
        return (manner + " valid " + tolerated).strip();
    }

    /** As much of the text at the fault as the expectation has. */
    private static String refused(Violation violation, Entry entry, String line) {
        int mark = line.indexOf(" at");
        String expected = mark < 0 ? "" : line.substring(Math.min(mark + 4, line.length()));
        int length = TortureDocument.unescape(expected).length();
        int from = Math.min(violation.offset(), entry.message().length());
        Slice there = entry.message()
                .slice(from, Math.min(from + length, entry.message().length()));
        boolean same = there.equals(TortureDocument.unescape(expected));
        String found = violation.status() + " " + violation.rule().name() + " at";
        return expected.isEmpty() ? found : found + " " + (same ? expected : there);
    }
}
