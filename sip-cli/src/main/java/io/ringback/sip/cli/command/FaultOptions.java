package io.ringback.sip.cli.command;

import io.ringback.sip.transport.Faults;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A network that loses and doubles datagrams. */
final class FaultOptions {
    @Option(names = "--lose", paramLabel = "PERCENT", description = "Lose this share of all datagrams.")
    private double lose;

    @Option(names = "--duplicate", paramLabel = "PERCENT", description = "Double this share of all datagrams.")
    private double duplicate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which datagrams are lost and doubled follows from this number; a random one by default.")
    private @Nullable Long seed;

    /** Made by picocli. */
    FaultOptions() {}

    boolean areWanted() {
        return lose != 0 || duplicate != 0;
    }

    Faults faults() {
        if (!areWanted()) {
            return Faults.none();
        }
        long number = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        try {
            return Faults.seeded(number).lose(lose).duplicate(duplicate);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--lose, --duplicate: " + e.getMessage());
        }
    }
}
