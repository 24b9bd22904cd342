package io.ringback.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time: each of a {@code long}'s bytes is one byte of an array, the first byte lowest. This is what
 * makes scanning cheap: a test of one word costs as much as a test of one byte.
 */
public final class Octets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = ' ' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int DELETE = 0x7F;
    private static final long[] LOWEST = {
        0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFFL, -1L >>> 24, -1L >>> 16, -1L >>> 8, -1L
    };

    private Octets() {}

    /**
     * Eight bytes.
     *
     * @param bytes the array
     * @param at the first of them, of which seven must follow
     * @return the bytes, the first one lowest
     * @throws IndexOutOfBoundsException if they are not all within the array
     */
    public static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * One to eight bytes whose letters are in lower case, as one number by which names can be compared. Other bytes
     * change too: numbers are equal only if names of letters, digits and hyphens are.
     *
     * @param bytes the array
     * @param from the first byte
     * @param length how many bytes there are; only the first eight count
     * @return the bytes in lower case; those that are not there are 0
     */
    public static long folded(byte[] bytes, int from, int length) {
        long word = from <= bytes.length - Long.BYTES ? eight(bytes, from) : fewer(bytes, from, length);
        return (word | SPACES) & LOWEST[Math.min(length, Long.BYTES)];
    }

    private static long fewer(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return word;
    }

    /**
     * Where a character first occurs among eight bytes.
     *
     * @param word the bytes
     * @param character an ASCII character
     * @return 0 to 7, or 8 if it does not occur
     */
    public static int indexIn(long word, char character) {
        long same = word ^ (character * ONES);
        return Long.numberOfTrailingZeros((same - ONES) & ~same & HIGH_BITS) >>> 3;
    }

    /**
     * Where a character first occurs.
     *
     * @param bytes the array
     * @param from where to begin
     * @param end where to end, exclusive
     * @param character an ASCII character
     * @return its index, or {@code end}
     */
    public static int indexOf(byte[] bytes, int from, int end, char character) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            int index = indexIn(eight(bytes, at), character);
            if (index < Long.BYTES) {
                return at + index;
            }
        }
        while (at < end && bytes[at] != (byte) character) {
            at++;
        }
        return at;
    }

    /**
     * The next control character: a byte below SP, or DEL.
     *
     * @param bytes the array
     * @param from where to begin
     * @param end where to end, exclusive
     * @return its index, or {@code end}
     */
    public static int nextControl(byte[] bytes, int from, int end) {
        int at = nextSuspect(bytes, from, end);
        while (at < end && !isControl(bytes[at])) {
            at = nextSuspect(bytes, at + 1, end);
        }
        return at;
    }

    private static int nextSuspect(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long word = eight(bytes, at);
            long suspects = suspects(word);
            if (suspects != 0 && (suspects & ~word) != 0) {
                return at + (Long.numberOfTrailingZeros(suspects & ~word) >>> 3);
            }
        }
        while (at < end && !isControl(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ') || b == DELETE;
    }

    /**
     * Sets the highest bit of every byte that is below SP or DEL, and of some beyond ASCII, which are sorted out only
     * where there is any: most words have none. Borrowing and carrying can set it for others too, but never below the
     * first that is right, unless that follows 0xFF.
     */
    private static long suspects(long word) {
        return ((word - SPACES) | (word + ONES)) & HIGH_BITS;
    }
}
