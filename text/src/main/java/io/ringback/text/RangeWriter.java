package io.ringback.text;

/** Writes something into a range of an array that is being filled, such as a message. */
@FunctionalInterface
public interface RangeWriter {
    /**
     * Fills the range, and keeps nothing of the array.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     */
    void write(byte[] bytes, int from, int to);
}
