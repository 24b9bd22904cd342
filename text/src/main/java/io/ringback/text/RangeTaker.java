package io.ringback.text;

/**
 * Copies a range of an array into something, such as a buffer or a hash; often a method of that thing's own.
 *
 * @param <T> where to
 */
@FunctionalInterface
public interface RangeTaker<T> {
    /**
     * Copies.
     *
     * @param target where to
     * @param bytes the array, which must not be changed
     * @param from the first byte
     * @param length how many
     */
    void take(T target, byte[] bytes, int from, int length);
}
