package io.ringback.text;

import java.util.Set;

/**
 * How input is read: within which limits, and which {@link Deviation}s from the grammar are tolerated. It is asked in a
 * reader's slow path only, just before an error would be thrown; so what nobody sends costs nothing.
 *
 * <p>Immutable and safe for use by many threads, except for one that {@linkplain #recording() records}.
 */
public final class Manner {
    private static final Manner STRICT = new Manner(ParseLimits.defaults(), 0, false);

    private final ParseLimits limits;
    private final long tolerated;
    private final boolean recording;
    private long shown;

    private Manner(ParseLimits limits, long tolerated, boolean recording) {
        this.limits = limits;
        this.tolerated = tolerated;
        this.recording = recording;
    }

    /**
     * The manner that tolerates nothing, within the default limits.
     *
     * @return a shared value
     */
    public static Manner strict() {
        return STRICT;
    }

    /**
     * This manner within other limits.
     *
     * @param newLimits the bounds that readers keep
     * @return a new manner
     */
    public Manner withLimits(ParseLimits newLimits) {
        return new Manner(newLimits, tolerated, false);
    }

    /**
     * This manner with other tolerances.
     *
     * @param deviations exactly what is tolerated, all of one enum
     * @return a new manner
     */
    public Manner tolerating(Set<? extends Deviation> deviations) {
        long bits = 0;
        for (Deviation deviation : deviations) {
            bits |= bit(deviation);
        }
        return new Manner(limits, bits, false);
    }

    /**
     * A manner like this one that remembers which deviations its readers had to tolerate. For one thread, and for as
     * long as one input is read.
     *
     * @return a new manner that has seen nothing yet
     */
    public Manner recording() {
        return new Manner(limits, tolerated, true);
    }

    /**
     * The bounds that readers keep.
     *
     * @return the limits
     */
    public ParseLimits limits() {
        return limits;
    }

    /**
     * Tells whether this manner tolerates nothing.
     *
     * @return true if it is strict
     */
    public boolean isStrict() {
        return tolerated == 0;
    }

    /**
     * Tells whether a deviation that a reader has before it is tolerated.
     *
     * @param deviation what the input shows
     * @return false if the reader has to refuse it
     */
    public boolean tolerates(Deviation deviation) {
        boolean allowed = (tolerated & bit(deviation)) != 0;
        if (allowed && recording) {
            shown |= bit(deviation);
        }
        return allowed;
    }

    /**
     * Tells whether a reader had to tolerate a deviation.
     *
     * @param deviation the deviation
     * @return true if it was asked for and allowed since this manner began to record
     */
    public boolean hasSeen(Deviation deviation) {
        return (shown & bit(deviation)) != 0;
    }

    private static long bit(Deviation deviation) {
        return 1L << deviation.ordinal();
    }
}
