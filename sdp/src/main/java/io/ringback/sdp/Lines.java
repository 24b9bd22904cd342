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
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The index of a description's lines over its bytes. A {@link LineScanner} fills it; from then on it is immutable, and
 * a final field of whatever is published. Every offset counts from the description's start.
 */
final class Lines {
    private static final int[] NONE = {};
    private static final String PLAIN = "IN IP4 ";
    private static final int MOST_DIGITS = 5;

    private final byte[] bytes;
    private final int base;
    private final int end;
    private final Manner manner;
    private int[] slots = NONE;
    private int count;
    private @Nullable SdpViolation violation;

    Lines(byte[] bytes, int base, int end, Manner manner) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.manner = manner;
    }

    void fill(int[] all, int number) {
        slots = all;
        count = number;
    }

    /** Notes what is wrong at a place, unless something is wrong before it. */
    void report(Rule rule, int at) {
        int offset = at - base;
        if (violation == null || offset < violation.offset()) {
            violation = new SdpViolation(rule, offset);
        }
    }

    /** Notes that a deviation is not tolerated, if it is not. */
    void refuse(Leniency leniency, Rule rule, int at) {
        if (!manner.tolerates(leniency)) {
            report(rule, at);
        }
    }

    /** The first thing that was wrong with the lines. */
    @Nullable
    SdpViolation violation() {
        return violation;
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
        int nameEnd = from + name.length();
        int valueEnd = valueEnd(index);
        boolean ended = nameEnd < valueEnd
                ? bytes[nameEnd] == ':' || (isBlank(bytes[nameEnd]) && bareEnd(index) == nameEnd)
                : nameEnd == valueEnd;
        return ended && has(from, name);
    }

    /** Where a value ends without the blanks behind it, if they are tolerated. */
    private int bareEnd(int index) {
        int valueEnd = valueEnd(index);
        int bareEnd = valueEnd;
        while (bareEnd > valueStart(index) && isBlank(bytes[bareEnd - 1])) {
            bareEnd--;
        }
        return bareEnd < valueEnd && manner.tolerates(Leniency.TRAILING_BLANK) ? bareEnd : valueEnd;
    }

    /** A value without the blanks behind it, if they are tolerated. */
    Slice bareValue(int index) {
        return Slice.of(bytes, valueStart(index), bareEnd(index));
    }

    /** Tells whether a value begins with a word that a space ends. */
    boolean beginsWith(int index, String word) {
        int from = valueStart(index);
        int wordEnd = from + word.length();
        return wordEnd < valueEnd(index) && bytes[wordEnd] == ' ' && has(from, word);
    }

    private boolean has(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != (byte) word.charAt(i)) {
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

    /** Moves a cursor to a value, behind its first bytes. */
    void aim(Cursor cursor, int index, int skipped) {
        int valueEnd = valueEnd(index);
        cursor.moveTo(Math.min(valueStart(index) + skipped, valueEnd), valueEnd);
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
        int bareEnd = bareEnd(index);
        if (bareEnd == valueEnd(index)) {
            throw cause;
        }
        return reader.apply(cursorUntil(index, skipped, bareEnd));
    }

    /** A value that was read, if nothing is left of its line. */
    static <T> T complete(Cursor cursor, T value) {
        if (!cursor.atEnd()) {
            throw cursor.error(FieldRule.TRAILING);
        }
        return value;
    }

    /** Reads a connection: one to a plain address of IPv4, as most are, without further ado. */
    Connection connection(int index) {
        int from = valueStart(index) + PLAIN.length();
        int to = valueEnd(index);
        if (from < to && !isMulticast(from) && has(from - PLAIN.length(), PLAIN) && isPlain(from, to)) {
            return new Connection(Connection.IN, Connection.IP4, Slice.of(bytes, from, to), Connection.NO_TTL, 1);
        }
        try {
            return completeConnection(cursorAt(index, 0));
        } catch (SyntaxException e) {
            return readWithoutBlanks(index, 0, Lines::completeConnection, e);
        }
    }

    /** Tells whether an address may be one of 224. to 239. */
    private boolean isMulticast(int from) {
        return bytes[from] == '2' && from + 1 < end && (bytes[from + 1] == '2' || bytes[from + 1] == '3');
    }

    /** Tells whether an address is digits and dots only. */
    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b != '.' && (b < '0' || b > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Reads the port of a media line: one that is right without a cursor. */
    int port(int index) {
        int to = valueEnd(index);
        int at = valueStart(index);
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        int port = 0;
        int from = ++at;
        while (at < to && at - from < MOST_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            port = port * 10 + bytes[at++] - '0';
        }
        if (at == from || at == to || bytes[at] != ' ' || port > MediaLine.HIGHEST_PORT) {
            return MediaLine.readPort(atPort(index));
        }
        return port;
    }

    Cursor atPort(int index) {
        Cursor cursor = cursor(index);
        cursor.skipTo(' ');
        cursor.skip(' ');
        return cursor;
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
        MediaLine.skipProtocol(cursor);
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
