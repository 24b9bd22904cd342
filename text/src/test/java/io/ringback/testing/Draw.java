package io.ringback.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * The choices of a generator of test data. A generator is a plain function of it, so it knows no engine: the same one
 * serves properties, fuzzing by coverage, and loops over seeds. Choice 0 is always the simplest, so that an engine that
 * makes numbers smaller makes what is generated simpler.
 */
public final class Draw {
    private final IntUnaryOperator next;
    private final String origin;

    private Draw(IntUnaryOperator next, String origin) {
        this.next = next;
        this.origin = origin;
    }

    /** Choices that follow from a seed, without end. */
    public static Draw seeded(long seed) {
        Random random = new Random(seed);
        return new Draw(random::nextInt, "Draw.seeded(" + seed + "L)");
    }

    /** Choices that are given as numbers; when they are used up, 0 is chosen. */
    public static Draw of(int... numbers) {
        int[] at = {0};
        return new Draw(
                bound -> at[0] < numbers.length ? Math.floorMod(numbers[at[0]++], bound) : 0,
                "Draw.of(" + Arrays.toString(numbers) + ")");
    }

    /** Choices that are given as bytes, one or two of them for each. */
    public static Draw of(byte[] bytes) {
        int[] at = {0};
        return new Draw(
                bound -> {
                    int number = 0;
                    for (int range = 1; range < bound && at[0] < bytes.length; range <<= 8) {
                        number = (number << 8) | (bytes[at[0]++] & 0xFF);
                    }
                    return Math.floorMod(number, bound);
                },
                "Draw.of(" + bytes.length + " bytes)");
    }

    /** A number from 0 to below a bound, which is 1 or more. */
    public int below(int bound) {
        return next.applyAsInt(bound);
    }

    /** A number from one to another, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    /** One of some values, the first being the simplest. */
    @SafeVarargs
    public final <T> T pick(T... values) {
        return values[below(values.length)];
    }

    /** One of some values, the first being the simplest. */
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** One character of a text. */
    public char in(String characters) {
        return characters.charAt(below(characters.length()));
    }

    /** The values in another order, or in the same. */
    public <T> List<T> shuffled(List<T> values) {
        List<T> rest = new ArrayList<>(values);
        List<T> order = new ArrayList<>(rest.size());
        while (!rest.isEmpty()) {
            order.add(rest.remove(below(rest.size())));
        }
        return order;
    }

    /** How to draw the same again. */
    @Override
    public String toString() {
        return origin;
    }
}
