package io.ringback.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the benchmarks of reading messages take on a core that nobody else uses: each runs in many short slices, and the
 * fastest slice tells. A mean tells of the neighbours, too, where a machine is shared.
 */
public final class QuietCore {
    private static final String BENCHMARKS =
            "SipParseBenchmark\\.(scanLines|index|parse|parseAndRead|parseAndReadAll|validate|jainSipParseAndRead|pktsParseAndRead)$";
    private static final int MESSAGES_A_SLICE = 1_800;
    private static final int WARM_UP_SLICES = 400;
    private static final int SLICES = 500;
    private static final int FORKS = 3;

    private QuietCore() {}

    /**
     * Runs the benchmarks and prints nanoseconds for one message.
     *
     * @param messages as {@link SipParseBenchmark#message}; the INVITE and the mix if none is told
     * @throws RunnerException if one fails
     */
    public static void main(String[] messages) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(BENCHMARKS)
                .param("message", messages.length == 0 ? new String[] {"05-invite-auth", "mix"} : messages)
                .mode(Mode.SingleShotTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupIterations(WARM_UP_SLICES)
                .warmupBatchSize(MESSAGES_A_SLICE)
                .measurementIterations(SLICES)
                .measurementBatchSize(MESSAGES_A_SLICE)
                .forks(FORKS)
                .verbosity(VerboseMode.SILENT)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.printf("%-20s %-16s %s%n", "benchmark", "message", "ns, fastest slice of each fork");
        for (RunResult result : results) {
            String fastest = result.getBenchmarkResults().stream()
                    .mapToDouble(fork -> fork.getPrimaryResult().getStatistics().getMin() / MESSAGES_A_SLICE)
                    .sorted()
                    .mapToObj(ns -> Long.toString(Math.round(ns)))
                    .collect(Collectors.joining(" "));
            System.out.printf(
                    "%-20s %-16s %s%n",
                    result.getPrimaryResult().getLabel(), result.getParams().getParam("message"), fastest);
        }
    }
}
