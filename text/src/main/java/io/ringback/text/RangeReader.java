package io.ringback.text;

/**
 * Reads something from a range of an array, such as a parser does.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface RangeReader<T> {
    /**
     * Reads.
     *
     * @param bytes the array, which must not be changed
     * @param from the first byte
     * @param to the end, exclusive
     * @return what was read
     */
    T read(byte[] bytes, int from, int to);
}
