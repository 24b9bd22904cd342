package io.ringback.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes in words, mostly eight at a time: each of a {@code long}'s bytes is one byte of an array, the first byte
 * lowest. This is what makes scanning cheap: a test of one word costs as much as a test of one byte.
 */
public final class Octets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = ' ' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BELOW_HIGH_BITS = 0x6060606060606060L;
    private static final int PAIR = 2 * Long.BYTES;
    private static final int DELETE = 0x7F;
    /** Brings the highest bits of all bytes together: a product's highest byte has them, the first byte's lowest. */
    private static final long GATHER = 0x0002_0408_1020_4081L;

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
     * Four bytes.
     *
     * @param bytes the array
     * @param at the first of them, of which three must follow
     * @return the bytes, the first one highest
     * @throws IndexOutOfBoundsException if they are not all within the array
     */
    public static int four(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /**
     * One to eight bytes whose letters are in lower case, as one number by which names can be compared. Other bytes
     * change too: numbers are equal only if names of letters, digits and hyphens are.
     *
     * @param bytes the array
     * @param from the first byte
     * @param length how many bytes there are, all within the array; only the first eight count
     * @return the bytes in lower case; those that are not there are 0
     */
    public static long folded(byte[] bytes, int from, int length) {
        return (upToEight(bytes, from) | SPACES) & LOWEST[Math.min(length, Long.BYTES)];
    }

    /**
     * Some bytes as one number.
     *
     * @param bytes the array
     * @param from the first byte
     * @param length how many there are, 0 or more; only the first eight count
     * @return the bytes, the first one lowest; those that are not there, or are beyond the array, are 0
     */
    public static long first(byte[] bytes, int from, int length) {
        return upToEight(bytes, from) & LOWEST[Math.min(length, Long.BYTES)];
    }

    /**
     * Eight bytes, or as many as there are.
     *
     * @param bytes the array
     * @param at the first of them
     * @return the bytes, the first one lowest; those beyond the array are 0
     */
    public static long upToEight(byte[] bytes, int at) {
        return at <= bytes.length - Long.BYTES ? eight(bytes, at) : fewer(bytes, at);
    }

    private static long fewer(byte[] bytes, int from) {
        long word = 0;
        for (int at = bytes.length - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (bytes[at] & 0xFF);
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
        return Long.numberOfTrailingZeros(marks(word, character)) >>> 3;
    }

    /**
     * Marks where a character occurs among eight bytes.
     *
     * @param word the bytes
     * @param character an ASCII character
     * @return a word whose lowest bit that is set is the highest one of the first such byte, and whose other bits tell
     *     nothing; 0 if there is none
     */
    public static long marks(long word, char character) {
        long same = word ^ (character * ONES);
        return (same - ONES) & ~same & HIGH_BITS;
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
        if (end - at >= PAIR) {
            long first = marks(eight(bytes, at), character);
            long second = marks(eight(bytes, at + Long.BYTES), character);
            if ((first | second) != 0) {
                return at + indexOfMark(first, second);
            }
            at += PAIR;
        }
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
     * The next byte beyond ASCII.
     *
     * @param bytes the array
     * @param from where to begin
     * @param end where to end, exclusive
     * @return its index, or {@code end}
     */
    public static int nextBeyondAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= Long.BYTES && (eight(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
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
        int suspect = nextSuspect(bytes, from, end);
        return suspect == end || isControl(bytes[suspect]) ? suspect : nextControlAmongOthers(bytes, suspect, end);
    }

    /**
     * The index of a control character or of a byte beyond ASCII before which there is no control character, or the
     * end.
     *
     * <p>Most lines end within 64 bytes, which are looked at without a loop: to get a loop ready costs the JIT's code
     * more than the words of a line do.
     */
    private static int nextSuspect(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= 4 * PAIR) {
            int index = suspectInPair(bytes, at);
            if (index < PAIR) {
                return at + index;
            }
            index = suspectInPair(bytes, at + PAIR);
            if (index < PAIR) {
                return at + PAIR + index;
            }
            index = suspectInPair(bytes, at + 2 * PAIR);
            if (index < PAIR) {
                return at + 2 * PAIR + index;
            }
            index = suspectInPair(bytes, at + 3 * PAIR);
            if (index < PAIR) {
                return at + 3 * PAIR + index;
            }
            at += 4 * PAIR;
        }
        while (end - at >= PAIR) {
            int index = suspectInPair(bytes, at);
            if (index < PAIR) {
                return at + index;
            }
            at += PAIR;
        }
        return nextControlAmongOthers(bytes, at, end);
    }

    /**
     * Which of sixteen bytes may be control characters: all of those, all beyond ASCII, and perhaps a blank behind a
     * control character or {@code ~} behind a byte beyond ASCII. The first one that is told is one of the former.
     *
     * @param bytes the array
     * @param at the first of them, all within the array
     * @return a bit for each byte, the first byte's lowest
     * @throws IndexOutOfBoundsException if they are not all within the array
     */
    public static int suspectsOfSixteen(byte[] bytes, int at) {
        long first = suspects(bytes, at);
        long second = suspects(bytes, at + Long.BYTES);
        return (first | second) == 0 ? 0 : gathered(first) | gathered(second) << Long.BYTES;
    }

    private static int gathered(long highBits) {
        return (int) ((highBits * GATHER) >>> (Long.SIZE - Byte.SIZE));
    }

    /** 0 to 15, or 16 if there is none. */
    private static int suspectInPair(byte[] bytes, int at) {
        long first = suspects(bytes, at);
        long second = suspects(bytes, at + Long.BYTES);
        return (first | second) == 0 ? PAIR : indexOfMark(first, second);
    }

    private static int indexOfMark(long first, long second) {
        int index = Long.numberOfTrailingZeros(first) >>> 3;
        int beyond = Long.numberOfTrailingZeros(second) >>> 3;
        return index + (beyond & -(index >>> 3));
    }

    private static int nextControlAmongOthers(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= Long.BYTES && controls(eight(bytes, at)) == 0) {
            at += Long.BYTES;
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
     * Sets the highest bit of every byte that is below SP or DEL, and of others: all beyond ASCII, and, by borrowing
     * and carrying, some that follow one of these. Most words have none, so that it is enough to sort them out where
     * there is any.
     */
    private static long suspects(byte[] bytes, int at) {
        long word = eight(bytes, at);
        return ((word - SPACES) | (word + ONES)) & HIGH_BITS;
    }

    /** Sets the highest bit of every byte that is below SP or DEL, and no other. */
    private static long controls(long word) {
        long low = word & ~HIGH_BITS;
        return ((low + ONES) | ~(low + BELOW_HIGH_BITS)) & ~word & HIGH_BITS;
    }
}
