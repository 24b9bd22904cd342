package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Octets;

/**
 * Recognises the names of header fields whose lines were found before. One field does not depend on another here, so
 * that a processor works on several at a time.
 */
final class FieldNames {
    private static final long NO_NAME = -1;
    private static final int TWO_WORDS = 2 * Long.BYTES;
    private static final int THREE_WORDS = 3 * Long.BYTES;

    private FieldNames() {}

    /**
     * Makes fields of lines.
     *
     * @param bytes the message's array
     * @param base where the message begins
     * @param start where the first line begins
     * @param end where the message ends
     * @param slots the index, which tells of each line where the next one begins, as an index of the array
     * @param from the first field
     * @param to the end of the fields, exclusive
     * @return false if one has no name that is followed at once by a colon, or a very long one, or stands so near the
     *     message's end that it is not read in words
     */
    static boolean enter(byte[] bytes, int base, int start, int end, long[] slots, int from, int to) {
        int i = from;
        int line = start;
        while (true) {
            i = enterShort(bytes, base, line, end, slots, i, to);
            if (i == to) {
                return true;
            }
            line = i == from ? start : base + Slots.lineEnd(slots[i - 1]);
            int next = (int) slots[i];
            long name = longer(bytes, line, next, end);
            if (name == NO_NAME) {
                return false;
            }
            slots[i] = Slots.of(line - base, next - line, name);
            line = next;
            i++;
        }
    }

    /** Makes fields of lines with short names, up to the first one that has none; tells which that is. */
    private static int enterShort(byte[] bytes, int base, int start, int end, long[] slots, int from, int to) {
        int last = end - TWO_WORDS;
        int line = start;
        int i = from;
        while (i < to) {
            long name = line > last ? 0 : KnownHeader.shortName(word(bytes, line, 0), word(bytes, line, 1));
            if (name == 0) {
                return i;
            }
            int next = (int) slots[i];
            slots[i] = Slots.of(line - base, next - line, name);
            line = next;
            i++;
        }
        return i;
    }

    private static long longer(byte[] bytes, int from, int lineEnd, int end) {
        long name = end - from < THREE_WORDS
                ? 0
                : KnownHeader.longerName(word(bytes, from, 0), word(bytes, from, 1), word(bytes, from, 2));
        return name == 0 ? otherName(bytes, from, lineEnd, end) : name;
    }

    private static long word(byte[] bytes, int line, int number) {
        return Octets.eight(bytes, line + number * Long.BYTES);
    }

    /** As {@link Slots#name} has it; {@link #NO_NAME} if there is none. */
    private static long otherName(byte[] bytes, int from, int lineEnd, int end) {
        int length = nameLength(bytes, from, end);
        if (length <= 0 || from + length >= lineEnd) {
            return NO_NAME;
        }
        int id = KnownHeader.indexOf(bytes, from, from + length) + 1;
        boolean named = id > 0 || Lexis.TOKEN.endOfRun(bytes, from, from + length) == from + length;
        return named ? Slots.name(length, id) : NO_NAME;
    }

    /**
     * How many bytes stand before the next colon, of this line or not; −1 if it is not found among as many as a name
     * has.
     */
    private static int nameLength(byte[] bytes, int from, int end) {
        int last = from + Math.min(end - from, Slots.LONGEST_NAME) - Long.BYTES;
        for (int at = from; at <= last; at += Long.BYTES) {
            int index = Octets.indexIn(Octets.eight(bytes, at), ':');
            if (index < Long.BYTES) {
                return at + index - from;
            }
        }
        return -1;
    }
}
