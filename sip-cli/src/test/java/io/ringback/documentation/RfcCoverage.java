package io.ringback.documentation;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.ringback.testing.Rfc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marks {@link Rfc} of compiled tests, sorted by RFC, section, test class and test. */
final class RfcCoverage {
    private static final String HEAD = """
            # RFC coverage

            Which test stands for which rule: the build writes this page from the marks `@Rfc` in the tests, and fails if it
            is out of date. A section that is not here may be kept all the same; no test says so.

            """;

    private final SortedMap<Rule, SortedMap<TestFile, Set<String>>> tests = new TreeMap<>();

    private RfcCoverage() {}

    /** A section of an RFC, ordered by its numbers. */
    private record Rule(int rfc, String section) implements Comparable<Rule> {
        @Override
        public int compareTo(Rule other) {
            return rfc != other.rfc
                    ? Integer.compare(rfc, other.rfc)
                    : Arrays.compare(numbers(section), numbers(other.section));
        }

        private static int[] numbers(String section) {
            return Arrays.stream(section.split("\\.", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }

        String link() {
            return "[%s](https://www.rfc-editor.org/rfc/rfc%d#section-%s)".formatted(section, rfc, section);
        }
    }

    /** The source of a test class. */
    private record TestFile(String path) implements Comparable<TestFile> {
        static TestFile of(JavaClass test) {
            Path classFile = Path.of(test.getSource().orElseThrow().getUri());
            String inModule = Page.ROOT.relativize(classFile).toString().replace('\\', '/');
            String folder = inModule.substring(0, inModule.lastIndexOf('/') + 1);
            String sources = folder.replaceFirst("/target/test-classes/", "/src/test/java/");
            return new TestFile(
                    sources + test.getSource().orElseThrow().getFileName().orElseThrow());
        }

        boolean exists() {
            return Files.exists(Page.ROOT.resolve(path));
        }

        String link() {
            String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
            return "[%s](../%s)".formatted(name, path);
        }

        @Override
        public int compareTo(TestFile other) {
            return path.compareTo(other.path);
        }
    }

    static RfcCoverage of(JavaClasses classes) {
        RfcCoverage coverage = new RfcCoverage();
        for (JavaClass test : classes) {
            coverage.collect(test, test.getAnnotations(), "the whole class");
            for (JavaMethod method : test.getMethods()) {
                coverage.collect(test, method.getAnnotations(), "`" + method.getName() + "`");
            }
        }
        return coverage;
    }

    private void collect(JavaClass test, Set<? extends JavaAnnotation<? extends HasDescription>> marks, String name) {
        marks.stream().flatMap(RfcCoverage::single).forEach(mark -> {
            TestFile file = TestFile.of(test);
            if (file.exists()) {
                Rule rule = new Rule((int) mark.get("number").orElseThrow(), (String)
                        mark.get("section").orElseThrow());
                tests.computeIfAbsent(rule, unused -> new TreeMap<>())
                        .computeIfAbsent(file, unused -> new TreeSet<>())
                        .add(name);
            }
        });
    }

    /** One mark, those that are held together by the compiler, or none. */
    private static Stream<JavaAnnotation<?>> single(JavaAnnotation<?> annotation) {
        if (annotation.getRawType().isEquivalentTo(Rfc.class)) {
            return Stream.of(annotation);
        }
        return annotation.getRawType().isEquivalentTo(Rfc.List.class)
                ? Stream.of((JavaAnnotation<?>[]) annotation.get("value").orElseThrow())
                : Stream.empty();
    }

    /** The page, as it must be in the documentation. */
    String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("```\n").append(Page.COMMAND).append("\n```\n");
        int rfc = 0;
        for (Map.Entry<Rule, SortedMap<TestFile, Set<String>>> row : tests.entrySet()) {
            if (row.getKey().rfc() != rfc) {
                rfc = row.getKey().rfc();
                page.append("\n## RFC ").append(rfc).append("\n\n| section | tests |\n|---|---|\n");
            }
            String cell = row.getValue().entrySet().stream()
                    .map(test -> test.getKey().link() + ": " + String.join(", ", test.getValue()))
                    .collect(Collectors.joining("<br>"));
            page.append("| %s | %s |\n".formatted(row.getKey().link(), cell));
        }
        return page.toString();
    }
}
