package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CONTRIBUTING.md shows of a file stands in that file, which is the one that was linked last before it. */
class ContributingTest {
    private static final Pattern LINK_TO_SOURCE = Pattern.compile("\\]\\(([^()]+/src/[^()]+)\\)");
    private static final Pattern LINK = Pattern.compile("\\]\\(");

    /** A fenced block and the file that it is from. */
    record Excerpt(Page source, List<String> lines) {
        @Override
        public String toString() {
            return source + ": " + lines.get(0);
        }
    }

    static List<Excerpt> excerpts() {
        List<Excerpt> excerpts = new ArrayList<>();
        Optional<Page> source = Optional.empty();
        Optional<List<String>> block = Optional.empty();
        for (String line : Page.of("CONTRIBUTING.md").lines()) {
            if (!line.startsWith("```")) {
                block.ifPresent(lines -> lines.add(line));
                source = block.isEmpty() ? sourceAfter(line, source) : source;
            } else if (block.isEmpty()) {
                block = Optional.of(new ArrayList<>());
            } else {
                Optional<List<String>> finished = block;
                source.ifPresent(page -> excerpts.add(new Excerpt(page, finished.orElseThrow())));
                block = Optional.empty();
            }
        }
        return excerpts;
    }

    /** The source that is linked in a line; another link ends what came before. */
    private static Optional<Page> sourceAfter(String line, Optional<Page> before) {
        Matcher link = LINK_TO_SOURCE.matcher(line);
        if (link.find()) {
            return Optional.of(Page.of(link.group(1)));
        }
        return LINK.matcher(line).find() ? Optional.empty() : before;
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void quotesTheCodeAsItIs(Excerpt excerpt) {
        assertThat(withoutMargins(excerpt.source().lines())).contains(withoutMargins(excerpt.lines()));
    }

    private static String withoutMargins(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }
}
