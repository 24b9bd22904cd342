package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.ParseLimits;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The limits that the threat model promises are those of the code. */
class ThreatModelTest {
    @Test
    void promisesTheLimitsThatAreKept() throws ReflectiveOperationException {
        List<String> rows = new ArrayList<>();
        for (RecordComponent limit : ParseLimits.class.getRecordComponents()) {
            int bound = (int) limit.getAccessor().invoke(ParseLimits.defaults());
            rows.add(String.format(Locale.ROOT, "| `%s` | %,d |", limit.getName(), bound));
        }
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(Page.of("docs/threat-model.md").text()).contains(rows);
    }
}
