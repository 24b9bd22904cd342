package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each block of Java in the README is a part of the file that was linked last before it, which the build compiles. */
class ReadmeTest {
    private static final Page README = Page.of("README.md");
    private static final Pattern LINK_TO_CODE = Pattern.compile("\\]\\(([^()]+\\.java)\\)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final String BEGIN = "// begin";
    private static final String END = "// end";

    @Test
    void showsTheCodeThatIsCompiled() throws IOException {
        List<String> expected = new ArrayList<>();
        Optional<Page> source = Optional.empty();
        boolean inBlock = false;
        for (String line : README.lines()) {
            if (inBlock && line.equals("```")) {
                expected.addAll(region(source.orElseThrow()));
                inBlock = false;
            }
            if (!inBlock) {
                expected.add(line);
                source = linked(line).or(previous(source));
                inBlock = line.equals("```java");
            }
        }
        README.mustBe(String.join("\n", expected) + "\n");
    }

    @Test
    void namesEveryModule() {
        List<String> modules = MODULE.matcher(Page.of("pom.xml").text())
                .results()
                .map(found -> "[`" + found.group(1) + "`]")
                .toList();
        assertThat(modules).hasSizeGreaterThan(8);
        assertThat(README.text()).contains(modules);
    }

    private static Optional<Page> linked(String line) {
        Matcher link = LINK_TO_CODE.matcher(line);
        return link.find() ? Optional.of(Page.of(link.group(1))) : Optional.empty();
    }

    private static java.util.function.Supplier<Optional<Page>> previous(Optional<Page> page) {
        return () -> page;
    }

    /** What stands between the two marks of a file, without its indentation. */
    private static List<String> region(Page source) {
        List<String> all = source.lines();
        List<String> marks = all.stream().map(String::strip).toList();
        int begin = marks.indexOf(BEGIN);
        int end = marks.indexOf(END);
        assertThat(begin).as("%s in %s", BEGIN, source).isNotNegative();
        assertThat(end).as("%s in %s", END, source).isGreaterThan(begin);
        String text = all.subList(begin + 1, end).stream().collect(Collectors.joining("\n"));
        return text.stripIndent().lines().toList();
    }
}
