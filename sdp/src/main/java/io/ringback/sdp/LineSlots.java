package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import java.util.Arrays;

/**
 * One line in one {@code int}: where it begins (24 bits), how long its line end is (2 bits), and its kind. A line ends
 * where the next begins, so that no byte belongs to none.
 */
final class LineSlots {
    /** The kind of a line whose letter no type has; below it are the ranks of the types. */
    static final int UNKNOWN = 15;

    /** The kind of what is no line: empty ones, those without an equals sign, and what lies beyond a limit. */
    static final int GAP = 16;

    private static final int END_SHIFT = 24;
    private static final int KIND_SHIFT = 26;
    private static final int START_MASK = (1 << END_SHIFT) - 1;
    private static final byte[] KIND_OF_LETTER = kindOfLetter();

    private LineSlots() {}

    private static byte[] kindOfLetter() {
        byte[] kinds = new byte['z' - 'a' + 1];
        Arrays.fill(kinds, (byte) UNKNOWN);
        for (FieldType type : FieldType.values()) {
            kinds[type.letter() - 'a'] = (byte) type.rank();
        }
        return kinds;
    }

    /** The kind of the line that a letter begins, or {@link #GAP} if it is no lower-case letter. */
    static int kind(byte letter) {
        int index = letter - 'a';
        return index >= 0 && index < KIND_OF_LETTER.length ? KIND_OF_LETTER[index] : GAP;
    }

    static int of(int start, int endLength, int kind) {
        return start | endLength << END_SHIFT | kind << KIND_SHIFT;
    }

    static int start(int slot) {
        return slot & START_MASK;
    }

    static int endLength(int slot) {
        return slot >>> END_SHIFT & 3;
    }

    static int kindOf(int slot) {
        return slot >>> KIND_SHIFT;
    }
}
