package io.ringback.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An immutable view of a range of bytes, usually a part of a message that was read. It copies nothing and keeps the
 * whole array alive. Equality and order are those of the bytes, unsigned. Safe for use by many threads.
 */
public final class Slice implements Comparable<Slice> {
    private static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int to;

    private Slice(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /**
     * The slice of no bytes.
     *
     * @return an empty slice
     */
    public static Slice empty() {
        return EMPTY;
    }

    /**
     * A view of an array's range. The array is not copied: whoever hands it over must not change it any more.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return the view
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static Slice of(byte[] bytes, int from, int to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("range " + from + " to " + to + " of " + bytes.length + " bytes");
        }
        return new Slice(bytes, from, to);
    }

    /**
     * A view of a whole array, which must not be changed any more.
     *
     * @param bytes the array
     * @return the view
     */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /**
     * The UTF-8 bytes of a text.
     *
     * @param text the text
     * @return a slice of its own bytes
     */
    public static Slice of(String text) {
        return text.isEmpty() ? EMPTY : of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The number of bytes.
     *
     * @return 0 or more
     */
    public int length() {
        return to - from;
    }

    /**
     * Tells whether there are no bytes.
     *
     * @return true if the length is 0
     */
    public boolean isEmpty() {
        return to == from;
    }

    /**
     * One byte.
     *
     * @param index 0 to {@code length() - 1}
     * @return the byte
     * @throws IndexOutOfBoundsException if there is no such byte
     */
    public byte byteAt(int index) {
        if (index < 0 || index >= to - from) {
            throw new IndexOutOfBoundsException(index);
        }
        return bytes[from + index];
    }

    /**
     * A part of this slice.
     *
     * @param start the first byte, relative to this slice
     * @param end the end, exclusive
     * @return the part, over the same array
     * @throws IndexOutOfBoundsException if the range is not within this slice
     */
    public Slice slice(int start, int end) {
        if (start < 0 || end < start || end > length()) {
            throw new IndexOutOfBoundsException("range " + start + " to " + end + " of " + length() + " bytes");
        }
        return new Slice(bytes, from + start, from + end);
    }

    /**
     * Where a byte first occurs.
     *
     * @param value the byte to look for
     * @return its index, or −1
     */
    public int indexOf(char value) {
        int at = Octets.indexOf(bytes, from, to, value);
        return at < to ? at - from : -1;
    }

    /**
     * Compares with an ASCII text, without regard to the case of letters.
     *
     * @param text the text
     * @return true if equal
     */
    public boolean equalsIgnoreCase(CharSequence text) {
        return Ascii.equalsIgnoreCase(bytes, from, to, text);
    }

    /**
     * Compares with another slice, without regard to the case of ASCII letters.
     *
     * @param other the other slice
     * @return true if equal
     */
    public boolean equalsIgnoreCase(Slice other) {
        if (length() != other.length()) {
            return false;
        }
        for (int i = from, j = other.from; i < to; i++, j++) {
            if (Ascii.lower(bytes[i]) != Ascii.lower(other.bytes[j])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Compares with an ASCII text, byte for byte.
     *
     * @param text the text
     * @return true if equal
     */
    public boolean contentEquals(CharSequence text) {
        if (length() != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[from + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A cursor at the start of this slice, with the default limits, for strict readers.
     *
     * @return a new cursor
     */
    public Cursor cursor() {
        return Cursor.over(bytes, from, to);
    }

    /**
     * A cursor at the start of this slice.
     *
     * @param manner the bounds that readers keep, and what they tolerate
     * @return a new cursor
     */
    public Cursor cursor(Manner manner) {
        return Cursor.over(bytes, from, to, manner);
    }

    /**
     * Lets a reader look at the bytes where they are, without copying them.
     *
     * @param reader the reader, which must not change the array
     * @param <T> what is read
     * @return what it read
     */
    public <T> T readBy(RangeReader<T> reader) {
        return reader.read(bytes, from, to);
    }

    /**
     * A copy of the bytes.
     *
     * @return a new array of exactly {@link #length()} bytes
     */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /**
     * Copies the bytes into an array.
     *
     * @param target where to
     * @param at the index of the first byte there
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
    }

    /**
     * Copies the bytes into anything that takes ranges of arrays; without an object for it.
     *
     * @param target where to
     * @param taker puts them there, and must not change the array
     * @param <T> where to
     * @return the target
     */
    public <T> T copyTo(T target, RangeTaker<T> taker) {
        taker.take(target, bytes, from, to - from);
        return target;
    }

    /**
     * Adds the bytes to a hash that is being computed.
     *
     * @param digest the hash
     */
    public void updateTo(MessageDigest digest) {
        digest.update(bytes, from, to - from);
    }

    /**
     * This slice without any array beyond it: itself if it spans its whole array, else a copy. For what outlives the
     * message it was read from.
     *
     * @return an equal slice that retains only its own bytes
     */
    public Slice compact() {
        return to - from == bytes.length ? this : of(toBytes());
    }

    void writeTo(ByteWriter writer) {
        writer.bytes(bytes, from, to);
    }

    @Override
    public int compareTo(Slice other) {
        return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** The bytes as UTF-8 text; sequences that are not UTF-8 become U+FFFD. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
