package io.ringback.sip.cli.command;

import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.config.ConfigurationException;
import io.ringback.sip.cli.registration.RegisterVerdict;
import picocli.CommandLine;

/** The program's exit statuses, fixed for those who call it from scripts. */
public final class ExitStatus {
    /** It worked, or the input is valid. */
    static final int OK = 0;

    /** The answer is no: call refused, message invalid, wrong password. */
    static final int NO = 1;

    /** The usage or the configuration is wrong. */
    static final int USAGE = 2;

    /** The network failed: timeout, unreachable. */
    static final int NETWORK = 3;

    private ExitStatus() {}

    /** What a call comes to; one that was answered but could not be ended is the network's failure. */
    static int of(Verdict verdict) {
        return switch (verdict.result()) {
            case ANSWERED -> verdict.timer().isPresent() ? NETWORK : OK;
            case REFUSED, CANCELLED -> NO;
            case TIMEOUT, UNREACHABLE -> NETWORK;
        };
    }

    /** What a registration comes to; one that could not be removed is the network's failure. */
    static int of(RegisterVerdict verdict) {
        return switch (verdict.result()) {
            case REGISTERED -> verdict.timer().isPresent() ? NETWORK : OK;
            case REFUSED, CANCELLED -> NO;
            case TIMEOUT, UNREACHABLE -> NETWORK;
        };
    }

    /**
     * Tells of a failure that a command has thrown.
     *
     * @param failure what was thrown
     * @param command the command
     * @param parsed its options
     * @return {@link #USAGE} for what the user can mend, else picocli's status for software errors
     * @throws Exception the failure itself, if it is a defect of this program
     */
    public static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof UsageException || failure instanceof ConfigurationException) {
            command.getErr().println("sip: " + failure.getMessage());
            return USAGE;
        }
        throw failure;
    }
}
