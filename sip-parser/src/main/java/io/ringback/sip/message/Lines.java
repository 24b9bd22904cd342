package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import java.util.Arrays;

/**
 * The lines of a message that is being built, each a slot: a line of the message that it is made from begins within
 * that one's head; any other was written here, and begins behind it. So what is not touched is not looked at, and goes
 * into the new message in few pieces. Mutable, of one builder.
 */
final class Lines {
    private static final int FIRST_ROOM = 12;
    private static final int ROOM_FOR_MORE = 4;
    private static final int FIRST_BYTES = 192;
    private static final Headers NONE = new Headers(new byte[0], 0, new long[0], 0, Manner.strict());

    private final Headers origin;
    private final int headEnd;
    private final ByteWriter written = ByteWriter.ofCapacity(FIRST_BYTES);
    private long[] slots;
    private int count;

    Lines() {
        origin = NONE;
        headEnd = 0;
        slots = new long[FIRST_ROOM];
    }

    /** The lines of a message whose head ends somewhere; the last of a malformed one may have no line end. */
    Lines(Headers origin, int headEnd) {
        this.origin = origin;
        this.headEnd = headEnd;
        count = origin.size();
        slots = origin.copySlots(new long[count + ROOM_FOR_MORE]);
        if (count > 0 && !endsLine(line(count - 1))) {
            slots[count - 1] = ended(slots[count - 1], line(count - 1));
        }
    }

    /** Where lines are written, to be told of with {@link #slot}. */
    ByteWriter writer() {
        return written;
    }

    /** The slot of a line that was written from a position on. */
    long slot(HeaderName name, int from) {
        return slot(from, name.printed().length(), id(name));
    }

    private long slot(int from, int nameLength, int id) {
        int start = headEnd + from;
        if (start + written.length() - from > MessageBuilder.LARGEST) {
            throw MessageBuilder.tooLarge();
        }
        return Slots.of(start, written.length() - from, nameLength, id);
    }

    /** The slot of a copy of another message's line. */
    long copy(Headers other, int index) {
        int from = written.length();
        long slot = other.slot(index);
        CopiedLine.write(other.line(index), Slots.id(slot) > 0, written);
        return slot(from, Slots.nameLength(slot), Slots.id(slot));
    }

    private long ended(long slot, Slice line) {
        int from = written.length();
        written.slice(withoutLineEnd(line)).crlf();
        return slot(from, Slots.nameLength(slot), Slots.id(slot));
    }

    private static boolean endsLine(Slice line) {
        return !line.isEmpty() && line.byteAt(line.length() - 1) == '\n';
    }

    /** A line that was read leniently, or of a malformed message, may end with a line feed alone, or not at all. */
    static Slice withoutLineEnd(Slice line) {
        int end = line.length();
        while (end > 0 && (line.byteAt(end - 1) == '\n' || line.byteAt(end - 1) == '\r')) {
            end--;
        }
        return line.slice(0, end);
    }

    /** The next line of a name, or −1. */
    int next(HeaderName name, int from) {
        return next(id(name), name, from);
    }

    private int next(int id, HeaderName name, int from) {
        int at = Slots.next(slots, count, id, from);
        while (id == 0 && at >= 0 && !isNamed(line(at), name)) {
            at = Slots.next(slots, count, id, at + 1);
        }
        return at;
    }

    private static boolean isNamed(Slice line, HeaderName name) {
        return line.readBy((bytes, from, to) ->
                Ascii.equalsIgnoreCase(bytes, from, Lexis.TOKEN.endOfRun(bytes, from, to), name.printed()));
    }

    /** Where a new line of a name stands: behind the last one of its name, or of those that are ranked before it. */
    int placeBehind(HeaderName name) {
        int id = id(name);
        int last = -1;
        for (int at = next(id, name, 0); at >= 0; at = next(id, name, at + 1)) {
            last = at;
        }
        return last >= 0 ? last + 1 : place(name);
    }

    /** Behind the last line that is ranked before or with a name. */
    int place(HeaderName name) {
        int rank = rank(id(name));
        int at = count;
        while (at > 0 && rank(Slots.id(slots[at - 1])) > rank) {
            at--;
        }
        return at;
    }

    /** Unknown headers stand before what describes the body. */
    private static int rank(int id) {
        return id == 0 ? 2 * KnownHeader.MIME_VERSION.index() : 2 * id - 1;
    }

    /** That of a known header, also if somebody has made another name of its letters. */
    private static int id(HeaderName name) {
        HeaderName meant = name instanceof KnownHeader ? name : HeaderName.of(name.printed());
        return meant instanceof KnownHeader known ? known.index() + 1 : 0;
    }

    static boolean isSame(HeaderName name, KnownHeader known) {
        return id(name) == known.index() + 1;
    }

    void insert(int at, long slot) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        System.arraycopy(slots, at, slots, at + 1, count - at);
        slots[at] = slot;
        count++;
    }

    void replace(int at, long slot) {
        slots[at] = slot;
    }

    void remove(int at) {
        count--;
        System.arraycopy(slots, at + 1, slots, at, count - at);
    }

    /** Removes all lines of a name from a position on. */
    void removeAll(HeaderName name, int from) {
        int id = id(name);
        int at = next(id, name, from);
        int kept = at;
        while (at >= 0) {
            int following = next(id, name, at + 1);
            int end = following < 0 ? count : following;
            System.arraycopy(slots, at + 1, slots, kept, end - at - 1);
            kept += end - at - 1;
            if (following < 0) {
                count = kept;
            }
            at = following;
        }
    }

    /** A line with its line end; it is not to be kept when more is written. */
    Slice line(int index) {
        int start = Slots.lineStart(slots[index]);
        int end = start + Slots.lineLength(slots[index]);
        return start < headEnd ? origin.slice(start, end) : written.readBy(start - headEnd, end - headEnd, Slice::of);
    }

    /** The text of a line, without white space around it; as {@link #line}. */
    Slice value(int index) {
        long slot = Slots.moved(slots[index], 0);
        return line(index).readBy((bytes, from, to) -> {
            int end = Slots.valueEnd(bytes, from, slot);
            return Slice.of(bytes, Slots.valueStart(bytes, from, slot, end), end);
        });
    }

    /** Writes names in a form anew where they are in the other; the rest of a line stays as it is. */
    void rename(NameForm form) {
        for (int i = 0; i < count; i++) {
            long slot = slots[i];
            if (form.changes(slot)) {
                int nameLength = Slots.nameLength(slot);
                Slice rest = Slice.of(
                        line(i).slice(nameLength, Slots.lineLength(slot)).toBytes());
                String name = form.nameOf(KnownHeader.at(Slots.id(slot) - 1));
                int from = written.length();
                written.ascii(name).slice(rest);
                slots[i] = slot(from, name.length(), Slots.id(slot));
            }
        }
    }

    /** How many bytes all lines have. */
    int length() {
        long length = 0;
        for (int i = 0; i < count; i++) {
            length += Slots.lineLength(slots[i]);
        }
        if (length > MessageBuilder.LARGEST) {
            throw MessageBuilder.tooLarge();
        }
        return (int) length;
    }

    /** Writes all lines into an array that is a new message; gives that one's index. */
    Headers writeTo(byte[] message, int from, Manner manner) {
        long[] index = new long[count];
        int at = from;
        int piece = 0;
        int pieceAt = from;
        for (int i = 0; i < count; i++) {
            if (i > 0 && !follows(slots[i], slots[i - 1])) {
                writePiece(piece, i, message, pieceAt);
                piece = i;
                pieceAt = at;
            }
            index[i] = Slots.moved(slots[i], at);
            at += Slots.lineLength(slots[i]);
        }
        writePiece(piece, count, message, pieceAt);
        return new Headers(message, 0, index, count, manner);
    }

    private boolean follows(long slot, long before) {
        int start = Slots.lineStart(slot);
        return start == Slots.lineStart(before) + Slots.lineLength(before) && start != headEnd;
    }

    /** Writes some lines that follow one another where they come from. */
    private void writePiece(int first, int end, byte[] message, int at) {
        if (first < end) {
            int from = Slots.lineStart(slots[first]);
            int to = Slots.lineStart(slots[end - 1]) + Slots.lineLength(slots[end - 1]);
            if (from < headEnd) {
                origin.copyTo(from, to, message, at);
            } else {
                written.copyTo(from - headEnd, to - headEnd, message, at);
            }
        }
    }
}
