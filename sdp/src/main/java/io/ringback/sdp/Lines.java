package io.ringback.sdp;

import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Leniency;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.function.Function;

/** The index of a description's lines over its bytes. Immutable. Every offset counts from the description's start. */
final class Lines {
    private final byte[] bytes;
    private final int base;
    private final int end;
    private final int[] slots;
    private final int count;
    private final Manner manner;

    Lines(byte[] bytes, int base, int end, int[] slots, int count, Manner manner) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.slots = slots;
        this.count = count;
        this.manner = manner;
    }

    int count() {
        return count;
    }

    /** The whole description. */
    Slice all() {
        return Slice.of(bytes, base, end);
    }

    Manner manner() {
        return manner;
    }

    /** Tells whether this is no line at all. */
    boolean isGap(int index) {
        return LineSlots.kindOf(slots[index]) == LineSlots.GAP;
    }

    /** A line's letter; that of a gap has no meaning. */
    char letter(int index) {
        return (char) (bytes[start(index)] & 0xFF);
    }

    boolean is(int index, FieldType type) {
        return LineSlots.kindOf(slots[index]) == type.rank();
    }

    /** The first line of a type in a range, or −1. */
    int next(FieldType type, int from, int to) {
        int kind = type.rank();
        for (int i = from; i < to; i++) {
            if (LineSlots.kindOf(slots[i]) == kind) {
                return i;
            }
        }
        return -1;
    }

    /** The first attribute of a name in a range, or −1. */
    int nextAttribute(String name, int from, int to) {
        int kind = FieldType.ATTRIBUTE.rank();
        for (int i = from; i < to; i++) {
            if (LineSlots.kindOf(slots[i]) == kind && isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int index, String name) {
        int from = valueStart(index);
        int length = name.length();
        int nameEnd = from + length;
        int valueEnd = valueEnd(index);
        if (nameEnd > valueEnd || (nameEnd < valueEnd && bytes[nameEnd] != ':')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a line has no value. */
    boolean isEmpty(int index) {
        return valueStart(index) >= valueEnd(index);
    }

    /** A line with its line end. */
    Slice line(int index) {
        return Slice.of(bytes, start(index), lineEnd(index));
    }

    /** What follows the equals sign, without the line end. */
    Slice value(int index) {
        return Slice.of(bytes, valueStart(index), valueEnd(index));
    }

    /** What follows the name of an attribute and its colon. */
    Slice valueBehind(String name, int index) {
        int valueEnd = valueEnd(index);
        return Slice.of(bytes, Math.min(valueStart(index) + name.length() + 1, valueEnd), valueEnd);
    }

    /** A cursor over a value. */
    Cursor cursor(int index) {
        return cursorAt(index, 0);
    }

    /** A cursor over a value, behind its first bytes. */
    Cursor cursorAt(int index, int skipped) {
        return cursorUntil(index, skipped, valueEnd(index));
    }

    private Cursor cursorUntil(int index, int skipped, int valueEnd) {
        Cursor cursor = Cursor.over(bytes, base, valueEnd, manner);
        cursor.moveTo(Math.min(valueStart(index) + skipped, valueEnd));
        return cursor;
    }

    /** Reads a value as a whole. */
    <T> T read(int index, Function<Cursor, T> reader) {
        return readBehind(index, 0, cursor -> complete(cursor, reader.apply(cursor)));
    }

    /** Reads a value behind its first bytes. */
    <T> T readBehind(int index, int skipped, Function<Cursor, T> reader) {
        try {
            return reader.apply(cursorAt(index, skipped));
        } catch (SyntaxException e) {
            return readWithoutBlanks(index, skipped, reader, e);
        }
    }

    /** Reads a value once more if blanks at its end may be what was wrong, and they are tolerated. */
    <T> T readWithoutBlanks(int index, int skipped, Function<Cursor, T> reader, SyntaxException cause) {
        int valueEnd = valueEnd(index);
        int end = valueEnd;
        while (end > valueStart(index) && isBlank(bytes[end - 1])) {
            end--;
        }
        if (end == valueEnd || !manner.tolerates(Leniency.TRAILING_BLANK)) {
            throw cause;
        }
        return reader.apply(cursorUntil(index, skipped, end));
    }

    /** A value that was read, if nothing is left of its line. */
    static <T> T complete(Cursor cursor, T value) {
        if (!cursor.atEnd()) {
            throw cursor.error(FieldRule.TRAILING);
        }
        return value;
    }

    Connection connection(int index) {
        try {
            return completeConnection(cursorAt(index, 0));
        } catch (SyntaxException e) {
            return readWithoutBlanks(index, 0, Lines::completeConnection, e);
        }
    }

    private static Connection completeConnection(Cursor cursor) {
        return complete(cursor, Connection.read(cursor));
    }

    RtpMap rtpMap(int index, int skipped) {
        try {
            return completeRtpMap(cursorAt(index, skipped));
        } catch (SyntaxException e) {
            return readWithoutBlanks(index, skipped, Lines::completeRtpMap, e);
        }
    }

    private static RtpMap completeRtpMap(Cursor cursor) {
        return AttributeType.complete(cursor, RtpMap.read(cursor));
    }

    List<Slice> formats(int index) {
        try {
            return completeFormats(cursorAt(index, 0));
        } catch (SyntaxException e) {
            return readWithoutBlanks(index, 0, Lines::completeFormats, e);
        }
    }

    private static List<Slice> completeFormats(Cursor cursor) {
        cursor.skipTo(' ');
        cursor.skip(' ');
        MediaLine.readPort(cursor);
        MediaLine.readPortCount(cursor);
        MediaLine.readProtocol(cursor);
        return MediaLine.readFormats(cursor);
    }

    private int start(int index) {
        return base + LineSlots.start(slots[index]);
    }

    /** A line ends where the next begins. */
    private int lineEnd(int index) {
        return index + 1 < count ? start(index + 1) : end;
    }

    private int valueStart(int index) {
        return start(index) + 2;
    }

    private int valueEnd(int index) {
        return lineEnd(index) - LineSlots.endLength(slots[index]);
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
