package io.ringback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileLengthTest {
    private static final int MOST_LINES = 500;

    /** Tables: one row for each name or code that the RFCs define. */
    private static final Set<String> TABLES = Set.of("KnownHeader.java", "StatusCode.java");

    @Test
    void noFileOfTheMainCodeIsLongerThanItsLimit() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Module.mainSources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES && !TABLES.contains(file.getFileName().toString())) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
