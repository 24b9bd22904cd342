package io.ringback.sip.message;

import io.ringback.text.Octets;

/**
 * Finds header fields that are written as the RFC has it: each a name, at once a colon, and text without control
 * characters, perhaps folded, up to CR LF. First all lines are found, where each waits for the one before it; then
 * {@link FieldNames} recognises their names. It makes no object. Wherever it meets anything else it stops, and
 * {@link HeaderScanner} begins anew, which takes its time and tells what is wrong.
 */
final class FieldScan {
    /** What tells that something else was met. */
    static final long STOPPED = -1;

    private static final int POSITION_SHIFT = 32;

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
        long lines = lines(bytes, base, from, end, slots, count, longest);
        boolean named = lines != STOPPED && FieldNames.enter(bytes, base, end, slots, count, count(lines));
        return named ? lines : STOPPED;
    }

    private static long lines(byte[] bytes, int base, int from, int end, long[] slots, int count, int longest) {
        int at = from;
        int fields = count;
        while (end - at >= Long.BYTES && bytes[at] != '\r') {
            int next = next(bytes, at, Math.min(end, at + longest + 1));
            if (next < 0) {
                return STOPPED;
            }
            if (fields == slots.length) {
                break;
            }
            slots[fields++] = Slots.line(at - base, next - at);
            at = next;
        }
        return ((long) at << POSITION_SHIFT) | fields;
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
     * Where the line behind a field and its folds begins, or −1 if the field has a control character or does not end
     * before the byte before {@code end}.
     */
    private static int next(byte[] bytes, int from, int end) {
        int at = Octets.nextSuspect(bytes, from, end);
        return isLineEnd(bytes, at, end) && bytes[at + 2] > ' '
                ? at + 2
                : nextAmongOthers(bytes, Octets.nextControl(bytes, at, end), end);
    }

    /** The same for a field with folds, tabs or bytes beyond ASCII, and for the last one. */
    private static int nextAmongOthers(byte[] bytes, int control, int end) {
        int at = control;
        while (at < end) {
            boolean lineEnd = isLineEnd(bytes, at, end);
            if (lineEnd && !isBlank(bytes[at + 2])) {
                return at + 2;
            }
            if (!lineEnd && bytes[at] != '\t') {
                return -1;
            }
            at = Octets.nextControl(bytes, at + (lineEnd ? 2 : 1), end);
        }
        return -1;
    }

    private static boolean isLineEnd(byte[] bytes, int at, int end) {
        return at + 2 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
