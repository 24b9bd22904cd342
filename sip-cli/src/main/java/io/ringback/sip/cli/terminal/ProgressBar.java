package io.ringback.sip.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** A bar on standard error that shows how long something takes, if standard error is a terminal. */
public final class ProgressBar {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001B[K";

    private final PrintWriter err;
    private final String label;
    private final Duration most;
    private boolean drawn;
    private boolean erased;

    private ProgressBar(PrintWriter err, String label, Duration most) {
        this.err = err;
        this.label = label;
        this.most = most;
    }

    /**
     * Does something that takes its time, and shows the time that passes. What takes less than a moment shows nothing.
     *
     * @param <T> what comes of it
     * @param err standard error
     * @param label what it is called
     * @param most how long it may take
     * @param work what is done, by this thread
     * @return what comes of it
     */
    public static <T> T during(PrintWriter err, String label, Duration most, Supplier<T> work) {
        ProgressBar bar = new ProgressBar(err, label, most);
        Disposable ticks = isTerminal() ? bar.tick() : Disposables.disposed();
        try {
            return work.get();
        } finally {
            ticks.dispose();
            bar.erase();
        }
    }

    private Disposable tick() {
        return Flux.interval(PERIOD.multipliedBy(2), PERIOD).subscribe(tick -> draw(PERIOD.multipliedBy(tick + 2)));
    }

    /** The system tells what standard error is; where it does not, the JDK tells of input and output together. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private synchronized void draw(Duration passed) {
        if (!erased) {
            drawn = true;
            err.print(ERASE_LINE + text(label, passed, most));
            err.flush();
        }
    }

    static String text(String label, Duration passed, Duration most) {
        long full = Math.min(WIDTH, passed.toMillis() * WIDTH / Math.max(1, most.toMillis()));
        String done = "#".repeat((int) full);
        return label + " [" + done + ".".repeat(WIDTH - done.length()) + "] " + passed.toSeconds() + " of at most "
                + most.toSeconds() + " s";
    }

    private synchronized void erase() {
        erased = true;
        if (drawn) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
