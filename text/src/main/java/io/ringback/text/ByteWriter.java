package io.ringback.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing array of bytes to write protocol text into. It writes what it is told: guarding against line breaks in
 * values is the task of whoever gives it values. Not for use by several threads.
 */
public final class ByteWriter {
    private byte[] bytes;
    private int length;

    private ByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /**
     * An empty writer.
     *
     * @param capacity how many bytes it can take before it grows, 0 or more
     * @return the writer
     */
    public static ByteWriter ofCapacity(int capacity) {
        return new ByteWriter(capacity);
    }

    /**
     * The number of bytes written so far.
     *
     * @return 0 or more
     */
    public int length() {
        return length;
    }

    /**
     * Writes one byte.
     *
     * @param value the byte, as an ASCII character
     * @return this
     */
    public ByteWriter octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /**
     * Writes ASCII text.
     *
     * @param text characters below U+0080
     * @return this
     */
    public ByteWriter ascii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
        return this;
    }

    /**
     * Writes text as UTF-8.
     *
     * @param text any text
     * @return this
     */
    public ByteWriter utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return bytes(encoded, 0, encoded.length);
    }

    /**
     * Writes a slice.
     *
     * @param slice its bytes, as they are
     * @return this
     */
    public ByteWriter slice(Slice slice) {
        slice.writeTo(this);
        return this;
    }

    /**
     * Writes a range of an array.
     *
     * @param source the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return this
     */
    public ByteWriter bytes(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /**
     * Writes a number in decimal digits.
     *
     * @param value any number
     * @return this
     */
    public ByteWriter decimal(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /**
     * Writes a line end, CR LF.
     *
     * @return this
     */
    public ByteWriter crlf() {
        reserve(2);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        return this;
    }

    /**
     * What was written.
     *
     * @return a new array of exactly {@link #length()} bytes
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Lets a reader look at what was written where it is, without copying it.
     *
     * @param from the first byte
     * @param to the end, exclusive
     * @param reader the reader, which must not change the array, nor keep it
     * @param <T> what is read
     * @return what it read
     * @throws IndexOutOfBoundsException if that was not all written
     */
    public <T> T readBy(int from, int to, RangeReader<T> reader) {
        Objects.checkFromToIndex(from, to, length);
        return reader.read(bytes, from, to);
    }

    /**
     * Copies what was written into an array.
     *
     * @param from the first byte
     * @param to the end, exclusive
     * @param target where to
     * @param at the index of the first byte there
     * @throws IndexOutOfBoundsException if that was not all written, or does not fit
     */
    public void copyTo(int from, int to, byte[] target, int at) {
        Objects.checkFromToIndex(from, to, length);
        System.arraycopy(bytes, from, target, at, to - from);
    }

    /**
     * Forgets what was written last.
     *
     * @param newLength how many bytes are kept
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public void truncate(int newLength) {
        Objects.checkFromToIndex(0, newLength, length);
        length = newLength;
    }

    /** Forgets what was written, and keeps the room. */
    public void clear() {
        length = 0;
    }

    /** What was written, as UTF-8 text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * bytes.length)));
        }
    }
}
