package io.ringback.sip.cli.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of options that cannot be understood, without repeating values: one of them may be a password. */
public final class UsageMistake {
    private UsageMistake() {}

    /**
     * Tells what is wrong, and how the command is used.
     *
     * @param mistake what is wrong
     * @param arguments all arguments, which are not shown
     * @return {@link ExitStatus#USAGE}
     */
    public static int report(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sip: " + problem(mistake));
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.USAGE;
    }

    private static String problem(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return mistake.getMessage();
        }
        List<String> options = unmatched.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .map(UsageMistake::name)
                .toList();
        if (!options.isEmpty()) {
            return "unknown option: " + String.join(", ", options);
        }
        boolean root = mistake.getCommandLine().getParent() == null;
        return root ? "there is no such command" : "an argument too many";
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }
}
