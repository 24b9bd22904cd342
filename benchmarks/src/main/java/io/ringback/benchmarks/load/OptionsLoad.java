package io.ringback.benchmarks.load;

import io.ringback.sip.transaction.Drive;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * OPTIONS and its 200 over UDP on the loopback interface, client and server in this process, both stateful, a number of
 * them in flight: transactions a second, percentiles of the time until the 200, processor time. All stacks run by turns
 * in the same process, so that they meet the same machine.
 *
 * <pre>
 * {@code java -cp benchmarks.jar io.ringback.benchmarks.load.OptionsLoad [seconds] [rounds] [in flight] [ringback|jain]}
 * </pre>
 */
public final class OptionsLoad {
    private final PrintStream out;
    private final long nanos;
    private final int inFlight;

    private OptionsLoad(PrintStream out, long nanos, int inFlight) {
        this.out = out;
        this.nanos = nanos;
        this.inFlight = inFlight;
    }

    /**
     * Runs the load.
     *
     * @param arguments seconds for each stack and round (5 by default), rounds (3), exchanges in flight (100), one
     *     stack alone (both)
     * @throws InterruptedException never, unless somebody interrupts
     */
    public static void main(String... arguments) throws InterruptedException {
        int seconds = argument(arguments, 0, 5);
        int rounds = argument(arguments, 1, 3);
        int inFlight = argument(arguments, 2, 100);
        new OptionsLoad(System.out, TimeUnit.SECONDS.toNanos(seconds), inFlight)
                .run(rounds, arguments.length > 3 ? arguments[3] : "");
        System.exit(0);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void run(int rounds, String only) throws InterruptedException {
        List<Supplier<Peer>> peers = new ArrayList<>();
        if (!only.equals("jain")) {
            for (Drive drive : Drive.values()) {
                peers.add(() -> new RingbackPeer(drive));
            }
        }
        if (!only.equals("ringback")) {
            peers.add(JainPeer::new);
        }
        out.println(
                "stack,round,in flight,transactions,failed,per second,p50 ms,p99 ms,max ms,CPU us each,open at end");
        for (int round = 0; round <= rounds; round++) {
            for (Supplier<Peer> peer : peers) {
                measure(peer, round);
            }
        }
    }

    private void measure(Supplier<Peer> maker, int round) throws InterruptedException {
        try (Peer peer = maker.get()) {
            System.gc();
            long cpu = cpu();
            long start = System.nanoTime();
            Exchanges done = Exchanges.run(inFlight, nanos, peer);
            double seconds = (System.nanoTime() - start) / 1e9;
            double micros = (cpu() - cpu) / 1e3 / done.count();
            out.println(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d,%d,%.0f,%.2f,%.2f,%.2f,%.1f,%d",
                    peer.name(),
                    round == 0 ? "warm-up" : Integer.toString(round),
                    inFlight,
                    done.count(),
                    done.failures(),
                    done.count() / seconds,
                    done.millisAt(50),
                    done.millisAt(99),
                    done.millisAt(100),
                    micros,
                    peer.open()));
        }
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }
}
