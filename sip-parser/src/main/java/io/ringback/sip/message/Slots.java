package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Digits;

/**
 * One header field in one {@code long}: where its line begins (24 bits), how long the line is with its folds and its
 * line end (24 bits), how long its name is (8 bits; {@link #LONGEST_NAME} for one that is longer), and which known
 * header it is (8 bits: the index plus one, 0 for any other). {@link FieldScan} first enters only where the next line
 * begins.
 */
final class Slots {
    /** The longest name that can be told. No registered name has more than 30 bytes. */
    static final int LONGEST_NAME = 0xFF;

    private static final int BYTES_PER_FIELD = 80;
    private static final int FEWEST = 6;
    private static final int MOST_EXPECTED = 32;
    private static final int LENGTH_SHIFT = 24;
    private static final int NAME_SHIFT = 48;
    private static final int ID_SHIFT = 56;

    private Slots() {}

    /**
     * For how many fields there should be room in the index of a message of some bytes, to begin with. Of 2,400
     * messages of many stacks, one in fifteen has more, and two or three places stay empty in the others.
     */
    static int expected(int messageLength) {
        return Math.min(messageLength / BYTES_PER_FIELD + FEWEST, MOST_EXPECTED);
    }

    static long of(int lineStart, int lineLength, int nameLength, int id) {
        return of(lineStart, lineLength, name(nameLength, id));
    }

    /** The field of a line that has a name, as {@link #name} tells it. */
    static long of(int lineStart, int lineLength, long name) {
        return lineStart | (long) lineLength << LENGTH_SHIFT | name << NAME_SHIFT;
    }

    /** A name's length and which known header it is, as a slot has both. */
    static long name(int length, int id) {
        return Math.min(length, LONGEST_NAME) | (long) id << (ID_SHIFT - NAME_SHIFT);
    }

    static int lineStart(long slot) {
        return (int) slot & 0xFF_FFFF;
    }

    static int lineLength(long slot) {
        return (int) (slot >>> LENGTH_SHIFT) & 0xFF_FFFF;
    }

    /** Where the line behind this one begins. */
    static int lineEnd(long slot) {
        return lineStart(slot) + lineLength(slot);
    }

    static int nameLength(long slot) {
        return (int) (slot >>> NAME_SHIFT) & 0xFF;
    }

    static int id(long slot) {
        return (int) (slot >>> ID_SHIFT);
    }

    /** The slot of the same line elsewhere. */
    static long moved(long slot, int lineStart) {
        return (slot & ~0xFF_FFFFL) | lineStart;
    }

    /** The slot of the same line with more bytes, or fewer. */
    static long longer(long slot, int bytesMore) {
        return slot + ((long) bytesMore << LENGTH_SHIFT);
    }

    /** The array's index behind a field's name; the message begins at {@code base}. */
    static int nameEnd(byte[] bytes, int base, long slot) {
        int start = base + lineStart(slot);
        int length = nameLength(slot);
        return length < LONGEST_NAME ? start + length : Lexis.TOKEN.endOfRun(bytes, start, bytes.length);
    }

    /** Where a value ends: before its line end and white space. */
    static int valueEnd(byte[] bytes, int base, long slot) {
        int at = base + lineStart(slot) + lineLength(slot) - 2;
        boolean plain = bytes[at + 1] == '\n' && bytes[at] == '\r' && bytes[at - 1] > ' ';
        return plain ? at : trimmedEnd(bytes, at + 1);
    }

    private static int trimmedEnd(byte[] bytes, int last) {
        int at = last;
        while (isSpace(bytes[at])) {
            at--;
        }
        return at + 1;
    }

    /** Where the value begins that ends somewhere; all line ends that a field has are folds. */
    static int valueStart(byte[] bytes, int base, long slot, int valueEnd) {
        int colon = nameEnd(bytes, base, slot);
        boolean plain =
                colon + 2 < valueEnd && bytes[colon] == ':' && bytes[colon + 1] == ' ' && bytes[colon + 2] > ' ';
        return plain ? colon + 2 : trimmedStart(bytes, colon, valueEnd);
    }

    private static int trimmedStart(byte[] bytes, int nameEnd, int valueEnd) {
        int at = nameEnd;
        while (bytes[at] != ':') {
            at++;
        }
        do {
            at++;
        } while (at < valueEnd && isSpace(bytes[at]));
        return at;
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    /** The index of the next field that is a known header, told by {@link #id}, or −1. */
    static int next(long[] slots, int count, int id, int from) {
        for (int i = from; i < count; i++) {
            if (id(slots[i]) == id) {
                return i;
            }
        }
        return -1;
    }

    /** What Content-Length says, or {@link Headers#ABSENT} or {@link Headers#WRONG}. */
    static int contentLength(byte[] bytes, int base, long[] slots, int count) {
        int index = next(slots, count, KnownHeader.CONTENT_LENGTH.index() + 1, 0);
        if (index < 0) {
            return Headers.ABSENT;
        }
        int end = valueEnd(bytes, base, slots[index]);
        int start = valueStart(bytes, base, slots[index], end);
        int digits = Digits.count(bytes, start, end);
        if (digits > 0 && digits < Digits.MOST && start + digits == end) {
            return Digits.value(bytes, start, digits);
        }
        return longContentLength(bytes, start, end);
    }

    /** Of more digits than are read at once, or of anything else. */
    private static int longContentLength(byte[] bytes, int start, int end) {
        long length = 0;
        for (int at = start; at < end; at++) {
            int digit = bytes[at] - '0';
            length = length * 10 + digit;
            if (digit < 0 || digit > 9 || length > Integer.MAX_VALUE) {
                return Headers.WRONG;
            }
        }
        return start == end ? Headers.WRONG : (int) length;
    }
}
