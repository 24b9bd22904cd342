package io.ringback.sip.address;

import io.ringback.text.Slice;
import java.util.Optional;

/**
 * Where plain parameters end, and where among them the value stands that is asked for most, such as a Via's branch, in
 * one {@code long}: so nobody looks for it again, and whoever keeps its place keeps one {@code int}.
 */
public final class ParameterSpan {
    /** There are no plain parameters. */
    public static final long NONE = -1;

    /** The place of a value that has to be looked for: it is too long, or too far from the first parameter. */
    public static final int UNKNOWN = Integer.MAX_VALUE;

    private static final int ABSENT = 0;
    private static final int LENGTH_BITS = 16;
    private static final int LONGEST = (1 << LENGTH_BITS) - 1;
    private static final int FARTHEST = UNKNOWN >>> LENGTH_BITS;

    private ParameterSpan() {}

    /** A span of parameters; the value's place is 0 if it is not there. */
    static long of(int from, int end, int valueStart, int valueEnd) {
        return (long) place(valueStart - from, valueEnd - valueStart) << Integer.SIZE | (end - from);
    }

    private static int place(int distance, int length) {
        if (distance < 0) {
            return ABSENT;
        }
        return distance < FARTHEST && length <= LONGEST ? distance << LENGTH_BITS | length : UNKNOWN;
    }

    /**
     * Where the parameters end.
     *
     * @param span what {@link ParameterGrammar#plainEnd} told
     * @param from where they begin
     * @return the end, or −1 if they are not plain
     */
    public static int end(long span, int from) {
        return span == NONE ? -1 : from + (int) span;
    }

    /**
     * Where the value stands of the parameter that the grammar defines first.
     *
     * @param span what {@link ParameterGrammar#plainEnd} told of plain parameters
     * @return the place, for {@link #value}, or {@link #UNKNOWN}
     */
    public static int place(long span) {
        return (int) (span >>> Integer.SIZE);
    }

    /**
     * The value at a place.
     *
     * @param bytes the array
     * @param from where the parameters begin
     * @param place what {@link #place} told, but not {@link #UNKNOWN}
     * @return the value; empty if it is not there
     */
    public static Optional<Slice> value(byte[] bytes, int from, int place) {
        if (place == ABSENT) {
            return Optional.empty();
        }
        int start = from + (place >>> LENGTH_BITS);
        return Optional.of(Slice.of(bytes, start, start + (place & LONGEST)));
    }
}
