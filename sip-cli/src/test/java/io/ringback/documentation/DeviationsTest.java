package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Leniency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on deviations lists what the lenient manner tolerates, no more and no less, and who does it. */
class DeviationsTest {
    @Test
    void listsWhatTheLenientMannerTolerates() {
        List<String> rows = Page.of("docs/deviations.md").lines().stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Leniency.values())
                        .map(leniency -> String.format(
                                "| `%s` | %s | %s | %s |",
                                leniency.name(), leniency.description(), leniency.source(), leniency.senders()))
                        .toList());
    }
}
