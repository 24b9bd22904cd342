package io.ringback.benchmarks;

import io.ringback.benchmarks.EchoServer.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * {@link UdpBenchmark} for our transport and bare Netty in one run: {@code UdpInTurn [ROUNDS]}. Both servers are up all
 * the time, and are asked in turn, a slice each, in this order and that, since a machine that others use too moves by a
 * tenth and more from one minute to the next. What counts is the ratio of the two slices of a round.
 */
public final class UdpInTurn {
    private static final int DEFAULT_ROUNDS = 120;
    private static final int WARM_UP_OF_ROUNDS = 3;
    private static final long SLICE_NANOS = 150_000_000;
    private static final double NANOS_A_SECOND = 1e9;

    private final UdpBenchmark netty = of(Kind.NETTY);
    private final UdpBenchmark ringback = of(Kind.RINGBACK_ECHO);
    private final double[] bare;
    private final double[] ours;

    private UdpInTurn(int rounds) {
        if (rounds < 1) {
            throw new IllegalArgumentException("there must be a round");
        }
        bare = new double[rounds];
        ours = new double[rounds];
    }

    private static UdpBenchmark of(Kind server) {
        UdpBenchmark benchmark = new UdpBenchmark();
        benchmark.server = server;
        return benchmark;
    }

    /**
     * Measures and prints.
     *
     * @param arguments the number of rounds, of 0.3 seconds each
     * @throws IOException if a socket fails
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROUNDS;
        UdpInTurn run = new UdpInTurn(rounds);
        run.netty.start();
        run.ringback.start();
        for (int round = -rounds / WARM_UP_OF_ROUNDS; round < rounds; round++) {
            run.measure(Math.max(round, 0), round % 2 == 0);
        }
        run.netty.end();
        run.ringback.end();
        run.print();
    }

    /** The rounds before the first are entered there, and overwritten. */
    private void measure(int round, boolean bareFirst) throws IOException {
        if (bareFirst) {
            bare[round] = rate(netty);
        }
        ours[round] = rate(ringback);
        if (!bareFirst) {
            bare[round] = rate(netty);
        }
    }

    private static double rate(UdpBenchmark benchmark) throws IOException {
        long start = System.nanoTime();
        long answered = 0;
        long taken = 0;
        while (taken < SLICE_NANOS) {
            benchmark.answer();
            answered += UdpBenchmark.REQUESTS;
            taken = System.nanoTime() - start;
        }
        return answered / (taken / NANOS_A_SECOND);
    }

    private void print() {
        double[] ratios = new double[bare.length];
        Arrays.setAll(ratios, round -> ours[round] / bare[round]);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "NETTY %,.0f, RINGBACK_ECHO %,.0f requests a second, mean of %d rounds: %.3f%n",
                mean(bare),
                mean(ours),
                bare.length,
                mean(ours) / mean(bare));
        System.out.printf(
                Locale.ROOT,
                "RINGBACK_ECHO of NETTY by rounds: median %.3f, half of them from %.3f to %.3f%n",
                ratios[ratios.length / 2],
                ratios[ratios.length / 4],
                ratios[ratios.length * 3 / 4]);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }
}
