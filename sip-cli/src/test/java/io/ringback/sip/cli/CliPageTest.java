package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/cli.md and the program name the same options. */
class CliPageTest {
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    private static final String PAGE = page();

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("ringback.root"), "docs", "cli.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page says of one command: from its heading to the next. */
    private static String section(String command) {
        int from = PAGE.indexOf("### `sip " + command);
        assertThat(from).as("the heading of sip " + command).isNotNegative();
        int to = PAGE.indexOf("\n##", from);
        return PAGE.substring(from, to < 0 ? PAGE.length() : to);
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(Arrays.asList(option.names()));
        }
        names.removeIf(name -> !name.startsWith("--") || EVERYWHERE.contains(name));
        return names;
    }

    /** The long options in a text. */
    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        for (int at = text.indexOf("`--"); at >= 0; at = text.indexOf("`--", at + 1)) {
            int end = at + 1;
            while (end < text.length() && (text.charAt(end) == '-' || Character.isLetterOrDigit(text.charAt(end)))) {
                end++;
            }
            names.add(text.substring(at + 1, end));
        }
        return names;
    }

    @Test
    void namesEveryOptionOfEveryCommandInItsSection() {
        Sip.commandLine().getSubcommands().forEach((name, command) -> {
            String section = section(name);
            Set<String> known = options(command);
            known.removeIf(option -> option.equals("--password-file"));

            assertThat(known)
                    .as("sip " + name)
                    .allSatisfy(option -> assertThat(section).contains(option));
        });
    }

    @Test
    void namesNoOptionThatIsNotThere() {
        Set<String> known = new TreeSet<>();
        Sip.commandLine().getSubcommands().values().forEach(command -> known.addAll(options(command)));

        assertThat(known).containsAll(named(PAGE));
    }
}
