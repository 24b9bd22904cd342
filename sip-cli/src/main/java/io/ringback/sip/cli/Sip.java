package io.ringback.sip.cli;

import io.ringback.sip.cli.command.CallCommand;
import io.ringback.sip.cli.command.DemoCommand;
import io.ringback.sip.cli.command.DigestCommand;
import io.ringback.sip.cli.command.ExitStatus;
import io.ringback.sip.cli.command.OptionsCommand;
import io.ringback.sip.cli.command.ParseCommand;
import io.ringback.sip.cli.command.RegisterCommand;
import io.ringback.sip.cli.command.SdpCommand;
import io.ringback.sip.cli.command.TrunkCommand;
import io.ringback.sip.cli.command.UsageMistake;
import io.ringback.sip.cli.command.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sip}: a SIP engineer's tool, and the stack's black-box contract. */
@Command(
        name = "sip",
        description = "Places calls, answers them, and takes SIP messages apart.",
        mixinStandardHelpOptions = true,
        version = "sip 0.1.0 (Ringback)",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it worked, or the input is valid",
            "1:the answer is no: refused, invalid, wrong password",
            "2:the usage or the configuration is wrong",
            "3:the network failed: timeout, unreachable"
        },
        subcommands = {
            CallCommand.class,
            RegisterCommand.class,
            OptionsCommand.class,
            TrunkCommand.class,
            DemoCommand.class,
            ParseCommand.class,
            SdpCommand.class,
            DigestCommand.class,
            VerifyCommand.class
        })
public final class Sip implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by {@link #main}. */
    Sip() {}

    /**
     * Starts the program.
     *
     * @param arguments a command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and tells its exit status. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The program's commands and how it reports what went wrong. */
    static CommandLine commandLine() {
        return new CommandLine(new Sip())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(UsageMistake::report)
                .setExecutionExceptionHandler(ExitStatus::report);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
