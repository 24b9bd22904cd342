package io.ringback.sip.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void showsHowMuchOfTheTimeHasPassed() {
        assertThat(ProgressBar.text("calling", Duration.ofSeconds(16), Duration.ofSeconds(32)))
                .isEqualTo("calling [###############...............] 16 of at most 32 s");
        assertThat(ProgressBar.text("calling", Duration.ofSeconds(99), Duration.ofSeconds(32)))
                .contains("[##############################]");
    }

    @Test
    void showsNothingOfWorkThatIsDoneAtOnce() {
        StringWriter err = new StringWriter();
        int result = ProgressBar.during(new PrintWriter(err), "calling", Duration.ofSeconds(1), () -> 7);
        assertThat(result).isEqualTo(7);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesTheHarmOutOfControlCharacters() {
        assertThat(Printable.of("a\u001B[31mb\r\n\u202Ec")).isEqualTo("a?[31mb???c");
        assertThat(Printable.of("Grüße ✓")).isEqualTo("Grüße ✓");
    }
}
