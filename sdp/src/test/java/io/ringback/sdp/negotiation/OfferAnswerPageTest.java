package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Transitions.Cell;
import io.ringback.sdp.negotiation.Transitions.Event;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/offer-answer.md} has the tables of the code; with {@code -Dringback.docs=write} they are written anew.
 */
class OfferAnswerPageTest {
    private static final Path PAGE = Path.of(System.getProperty("ringback.root"), "docs", "offer-answer.md")
            .normalize();
    private static final String END = "<!-- end -->";

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        String expected = with(with(page, "states", states()), "refusals", refusals());
        if ("write".equals(System.getProperty("ringback.docs"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void everyPolicyIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(NegotiationPolicy.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static String with(String page, String table, String content) {
        String start = "<!-- table of " + table + " -->\n";
        int from = page.indexOf(start) + start.length();
        assertThat(from).isGreaterThan(start.length());
        return page.substring(0, from) + content + page.substring(page.indexOf(END, from));
    }

    private static String states() {
        StringBuilder table = new StringBuilder(line(Stream.concat(
                Stream.of(""), Arrays.stream(NegotiationState.values()).map(state -> "`" + state + "`"))));
        table.append("|---".repeat(NegotiationState.values().length + 1)).append("|\n");
        for (Event event : Event.values()) {
            table.append(line(Stream.concat(
                    Stream.of("`" + event + "`"),
                    Arrays.stream(NegotiationState.values()).map(state -> cell(Transitions.TABLE.at(state, event))))));
        }
        return table.toString();
    }

    private static String cell(Cell cell) {
        if (cell.refusal() != null) {
            return cell.refusal().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return cell.to() == null ? "before" : Objects.requireNonNull(cell.to()).name();
    }

    private static String refusals() {
        StringBuilder table = new StringBuilder("| `Refusal` | what it says | status |\n|---|---|---|\n");
        for (Refusal refusal : Refusal.values()) {
            String status = refusal.statusCode().isPresent()
                    ? Integer.toString(refusal.statusCode().getAsInt())
                    : "";
            table.append(line(Stream.of("`" + refusal + "`", refusal.description(), status)));
        }
        return table.toString();
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
