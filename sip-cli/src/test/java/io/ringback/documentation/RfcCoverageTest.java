package io.ringback.documentation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.architecture.Module;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/rfc-coverage.md} tells which test stands for which rule of an RFC, as the tests themselves say. */
class RfcCoverageTest {
    @Test
    void theTableIsThatOfTheMarks() throws IOException {
        assumeTrue(Module.allTestsAreCompiled(), "not all modules have compiled tests here");
        Page.of("docs/rfc-coverage.md")
                .mustBe(RfcCoverage.of(Module.allTestClasses()).page());
    }
}
