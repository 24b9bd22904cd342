package io.ringback.sip.cli;

/** The entry point of the program {@code sip}. */
public final class Sip {
    private Sip() {}

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.err.println("sip: " + arguments.length + " argument(s)");
        System.exit(2);
    }
}
