package io.ringback.sip.message;

import io.ringback.text.CharClass;
import io.ringback.text.Octets;

/**
 * Finds header fields that are written as the RFC has it: each a name, at once a colon, and text without control
 * characters, perhaps folded, up to CR LF. First all line ends are found, then {@link FieldNames} recognises the names
 * behind them. It makes no object. Wherever it meets anything else it stops, and {@link HeaderScanner} begins anew,
 * which takes its time and tells what is wrong.
 */
final class FieldScan {
    /** What tells that something else was met. */
    static final long STOPPED = -1;

    private static final CharClass TEXT = CharClass.range(' ', '~').or(CharClass.NON_ASCII);
    private static final int POSITION_SHIFT = 32;

    private static final int STEP = 16;
    /** Four bytes are read where a line end begins, which may be a step's last byte. */
    private static final int BEYOND = Integer.BYTES - 1;

    private static final int LINE_END_BITS = 0b11;
    private static final int LINE_END_AND_FIRST = '\r' << 16 | '\n' << 8 | '!';
    private static final int VISIBLE = '~' + 1 - '!';
    private static final int LAST_LINE_END = '\r' << 16 | '\n' << 8 | '\r';

    private FieldScan() {}

    /**
     * Enters fields into an index, up to the empty line or as long as there is room.
     *
     * @param bytes the message's array
     * @param base where the message begins
     * @param from where a field begins
     * @param end where the message ends
     * @param slots the index
     * @param count how many fields it has already
     * @param longest the longest line with its line end
     * @return how many fields the index has now, and where the next or the empty line begins; or {@link #STOPPED}
     */
    static long scan(byte[] bytes, int base, int from, int end, long[] slots, int count, int longest) {
        long lines = lines(bytes, from, end, slots, count, longest);
        boolean named = lines != STOPPED && FieldNames.enter(bytes, base, from, end, slots, count, count(lines));
        return named ? lines : STOPPED;
    }

    /** Enters of each line where the one behind it begins, as an index of the array. */
    private static long lines(byte[] bytes, int from, int end, long[] slots, int count, int longest) {
        long found = found(from, count);
        int at = from;
        while (end - at >= Long.BYTES && bytes[at] != '\r') {
            found = plainLines(bytes, at, at + Math.min(end - at, longest), slots, count(found));
            at = position(found);
            int fields = count(found);
            if (bytes[at] == '\r' || fields == slots.length) {
                break;
            }
            int next = nextLine(bytes, at, at + Math.min(end - at, longest + 1));
            if (next < 0) {
                return STOPPED;
            }
            slots[fields] = next;
            found = found(next, fields + 1);
            at = next;
        }
        return found;
    }

    private static long found(int position, int count) {
        return ((long) position << POSITION_SHIFT) | count;
    }

    /** Tells whether a result of {@link #scan} is that the index had no room. */
    static boolean isFull(long scanned, long[] slots) {
        return scanned != STOPPED && count(scanned) == slots.length;
    }

    /** How many fields a result of {@link #scan} tells of. */
    static int count(long scanned) {
        return (int) scanned;
    }

    /** Where the next field or the empty line begins that a result of {@link #scan} tells of. */
    static int position(long scanned) {
        return (int) (scanned >>> POSITION_SHIFT);
    }

    /**
     * Enters lines as long as each ends before one that begins with a visible character, or before the empty line. It
     * goes over the bytes in steps that do not wait for where a line ends, so that a processor works on several at a
     * time. Where a step has something else behind a line end, such as the end of a short line, it stops between both.
     */
    private static long plainLines(byte[] bytes, int from, int end, long[] slots, int count) {
        int last = end - STEP - BEYOND;
        int fields = count;
        int line = from;
        for (int at = from; at <= last; at += STEP) {
            int suspects = Octets.suspectsOfSixteen(bytes, at);
            int ends = suspects == 0 ? 0 : suspects & ~lineFeedOfStepBefore(line - at);
            if (ends != 0) {
                int distance = Integer.numberOfTrailingZeros(ends);
                int three = Octets.four(bytes, at + distance) >>> Byte.SIZE;
                if (fields >= slots.length || !isPlainEnd(three)) {
                    break;
                }
                line = at + distance + 2;
                slots[fields++] = line;
                if (ends >>> distance > LINE_END_BITS || three == LAST_LINE_END) {
                    break;
                }
            }
        }
        return found(line, fields);
    }

    /**
     * The bit of a step's first byte, if that is a LF whose CR was in the step before: then a line begins one byte
     * behind the step's start, and else nowhere behind it.
     */
    private static int lineFeedOfStepBefore(int lineDistance) {
        return Math.max(lineDistance, 0);
    }

    /**
     * Tells whether three bytes are CR LF and a visible character, which as one number are within a range, or CR LF CR.
     */
    private static boolean isPlainEnd(int three) {
        int beyond = three - LINE_END_AND_FIRST;
        return (beyond >= 0 && beyond < VISIBLE) || three == LAST_LINE_END;
    }

    /**
     * Where the line behind any field and its folds begins, or −1 if the field has a control character or does not end
     * before the byte before {@code end}.
     */
    private static int nextLine(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= STEP && Octets.suspectsOfSixteen(bytes, at) == 0) {
            at += STEP;
        }
        while (true) {
            at = TEXT.endOfRun(bytes, at, end);
            if (at >= end) {
                return -1;
            }
            boolean lineEnd = isLineEnd(bytes, at, end);
            if (lineEnd && !isBlank(bytes[at + 2])) {
                return at + 2;
            }
            if (!lineEnd && bytes[at] != '\t') {
                return -1;
            }
            at += lineEnd ? 2 : 1;
        }
    }

    private static boolean isLineEnd(byte[] bytes, int at, int end) {
        return at + 2 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
