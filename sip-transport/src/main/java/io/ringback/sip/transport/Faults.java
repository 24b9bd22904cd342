package io.ringback.sip.transport;

/**
 * Loses and doubles datagrams on purpose, each independently of all others and each direction by itself. What happens
 * to the n-th datagram of a direction follows from the seed alone. Immutable; one value may serve several transports,
 * which then share its pattern.
 */
public final class Faults {
    private static final Faults NONE = new Faults(0, 0, 0);
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final double losePercent;
    private final double duplicatePercent;

    private Faults(long seed, double losePercent, double duplicatePercent) {
        this.seed = seed;
        this.losePercent = losePercent;
        this.duplicatePercent = duplicatePercent;
    }

    /**
     * No faults.
     *
     * @return a shared value
     */
    public static Faults none() {
        return NONE;
    }

    /**
     * No faults yet, but a seed for those to come.
     *
     * @param seed any number
     * @return a new value
     */
    public static Faults seeded(long seed) {
        return new Faults(seed, 0, 0);
    }

    /**
     * These faults with another share of lost datagrams.
     *
     * @param percent 0 to 100
     * @return a new value
     * @throws IllegalArgumentException if the share is out of its range
     */
    public Faults lose(double percent) {
        return new Faults(seed, requirePercent(percent), duplicatePercent);
    }

    /**
     * These faults with another share of doubled datagrams, of those that are not lost.
     *
     * @param percent 0 to 100
     * @return a new value
     * @throws IllegalArgumentException if the share is out of its range
     */
    public Faults duplicate(double percent) {
        return new Faults(seed, losePercent, requirePercent(percent));
    }

    private static double requirePercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentage is 0 to 100, not " + percent);
        }
        return percent;
    }

    /**
     * The seed.
     *
     * @return any number
     */
    public long seed() {
        return seed;
    }

    /**
     * The share of lost datagrams.
     *
     * @return 0 to 100
     */
    public double losePercent() {
        return losePercent;
    }

    /**
     * The share of doubled datagrams.
     *
     * @return 0 to 100
     */
    public double duplicatePercent() {
        return duplicatePercent;
    }

    boolean areNone() {
        return losePercent == 0 && duplicatePercent == 0;
    }

    /** How many copies of a direction's n-th datagram go on: 0, 1 or 2. */
    int copies(Direction direction, long index) {
        long state = mix(direction == Direction.IN ? seed : ~seed) + index * 2 * GOLDEN_GAMMA;
        if (percentage(state) < losePercent) {
            return 0;
        }
        return percentage(state + GOLDEN_GAMMA) < duplicatePercent ? 2 : 1;
    }

    private static double percentage(long state) {
        return (mix(state) >>> 11) * 0x1.0p-53 * 100;
    }

    /** The finalizer of SplitMix64: every bit of the state changes half of the result's. */
    private static long mix(long state) {
        long z = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    @Override
    public String toString() {
        return "lose " + losePercent + " %, duplicate " + duplicatePercent + " %, seed " + seed;
    }
}
