package io.ringback.sip.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/**
 * Lets work come to its own end when the program is told to stop, by Ctrl-C (SIGINT) or SIGTERM: it is asked to hurry,
 * and its exit status becomes the program's.
 */
final class Interruption {
    /** Longer than 64·T1, which a cancelled call may take. */
    private static final int PATIENCE_SECONDS = 40;

    private Interruption() {}

    /**
     * Does work that can be interrupted.
     *
     * @param err where to say that the end may take a while
     * @param hurry asks the work to end soon; called at most once, by another thread
     * @param work the work, which tells its exit status when all is printed
     * @return the work's exit status
     */
    static int guard(PrintWriter err, Runnable hurry, IntSupplier work) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread hook = new Thread(() -> end(err, hurry, status), "sip-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int result = work.getAsInt();
            status.complete(result);
            return result;
        } finally {
            status.complete(ExitStatus.NO);
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook ends it with the status that it has now.
        }
    }

    private static void end(PrintWriter err, Runnable hurry, CompletableFuture<Integer> status) {
        err.println("sip: hanging up");
        hurry.run();
        Runtime.getRuntime().halt(await(status));
    }

    private static int await(CompletableFuture<Integer> status) {
        try {
            return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return ExitStatus.NETWORK;
        }
    }
}
