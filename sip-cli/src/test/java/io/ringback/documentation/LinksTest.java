package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the pages of the project lead somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()#:]+)(?:#[^()]*)?\\)");

    static List<Page> pages() throws IOException {
        try (Stream<Path> top = Files.list(Page.ROOT);
                Stream<Path> docs = Files.walk(Page.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::new)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Page page) {
        List<String> broken = LINK.matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .filter(target -> !Files.exists(page.file().resolveSibling(target)))
                .toList();
        assertThat(broken).isEmpty();
    }
}
