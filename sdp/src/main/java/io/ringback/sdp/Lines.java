package io.ringback.sdp;

import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.FieldType;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.function.Function;

/** The index of a description's lines over its bytes. Immutable. Every offset counts from the description's start. */
final class Lines {
    private final byte[] bytes;
    private final int base;
    private final long[] slots;
    private final int count;
    private final Manner manner;
    private final boolean ignoresTrailingBlanks;

    Lines(byte[] bytes, int base, long[] slots, int count, ParseLimits limits, boolean ignoresTrailingBlanks) {
        this.bytes = bytes;
        this.base = base;
        this.slots = slots;
        this.count = count;
        this.manner = Manner.strict().withLimits(limits);
        this.ignoresTrailingBlanks = ignoresTrailingBlanks;
    }

    int count() {
        return count;
    }

    char letter(int index) {
        return (char) LineSlots.letter(slots[index]);
    }

    boolean is(int index, FieldType type) {
        return LineSlots.letter(slots[index]) == type.letter();
    }

    /** The first line of a type in a range, or −1. */
    int next(FieldType type, int from, int to) {
        int letter = type.letter();
        for (int i = from; i < to; i++) {
            if (LineSlots.letter(slots[i]) == letter) {
                return i;
            }
        }
        return -1;
    }

    /** The offset of a line from the start of the description. */
    int offset(int index) {
        return LineSlots.start(slots[index]);
    }

    /** A line with its line end. */
    Slice line(int index) {
        int start = base + offset(index);
        return Slice.of(bytes, start, start + LineSlots.length(slots[index]));
    }

    /** What follows the equals sign, without the line end. */
    Slice value(int index) {
        return Slice.of(bytes, valueStart(index), valueEnd(index));
    }

    /** A cursor over a value. */
    Cursor cursor(int index) {
        int end = valueEnd(index);
        int start = valueStart(index);
        while (ignoresTrailingBlanks && end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        Cursor cursor = Cursor.over(bytes, base, end, manner);
        cursor.moveTo(start);
        return cursor;
    }

    /** Reads a value as a whole. */
    <T> T read(int index, Function<Cursor, T> reader) {
        Cursor cursor = cursor(index);
        T value = reader.apply(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(FieldRule.TRAILING);
        }
        return value;
    }

    private int valueStart(int index) {
        return base + offset(index) + 2;
    }

    private int valueEnd(int index) {
        long slot = slots[index];
        return base + LineSlots.start(slot) + LineSlots.length(slot) - LineSlots.endLength(slot);
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
