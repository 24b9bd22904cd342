package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the project that people read. */
record Page(Path file) {
    static final Path ROOT = Path.of(System.getProperty("ringback.root")).normalize();

    /** How the parts of pages that come from the code are written anew. */
    static final String COMMAND =
            "mvn test -Dtest=ReadmeTest,RfcCoverageTest -Dsurefire.failIfNoSpecifiedTests=false -Dringback.docs=write";

    private static final boolean WRITE = "write".equals(System.getProperty("ringback.docs"));

    static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** Fails if the page says anything else; or writes it, if that was asked for. */
    void mustBe(String expected) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, expected);
        }
        assertThat(file).as("out of date; write it anew with: %s", COMMAND).exists();
        assertThat(text())
                .as("%s is out of date; write it anew with: %s", file.getFileName(), COMMAND)
                .isEqualTo(expected);
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
