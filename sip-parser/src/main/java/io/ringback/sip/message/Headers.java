package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.OtherHeader;
import io.ringback.text.Ascii;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The header fields of a message, in order: an index over its bytes. Values are read when they are asked for, each time
 * anew; so a wrong one harms nobody who does not ask for it. Immutable and safe for use by many threads.
 *
 * <p>Every offset in a {@link SyntaxException} counts from the start of the message.
 */
public final class Headers implements Iterable<HeaderField> {
    private final byte[] bytes;
    private final int base;
    private final long[] slots;
    private final int count;
    private final Manner manner;

    Headers(byte[] bytes, int base, long[] slots, int count, Manner manner) {
        this.bytes = bytes;
        this.base = base;
        this.slots = slots;
        this.count = count;
        this.manner = manner;
    }

    /**
     * The number of header fields.
     *
     * @return 0 or more
     */
    public int size() {
        return count;
    }

    /**
     * One header field.
     *
     * @param index 0 to {@code size() - 1}
     * @return the field
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public HeaderField field(int index) {
        int start = lineStart(index);
        Slice written = Slice.of(bytes, start, start + Slots.nameLength(slots[index]));
        return new HeaderField(name(index), written, Slice.of(bytes, valueStart(index), valueEnd(index)));
    }

    /**
     * Tells whether a header field is there.
     *
     * @param name its name
     * @return true if there is at least one
     */
    public boolean has(HeaderName name) {
        return next(name, 0) >= 0;
    }

    /**
     * The text of the first header field of a name.
     *
     * @param name its name
     * @return the whole value as it is written, without white space around it; empty if there is no such field
     */
    public Optional<Slice> text(HeaderName name) {
        int index = next(name, 0);
        return index < 0 ? Optional.empty() : Optional.of(Slice.of(bytes, valueStart(index), valueEnd(index)));
    }

    /**
     * The first value of a type.
     *
     * @param type the header's type
     * @param <T> the value
     * @return the first value of the first such field; empty if there is no such field, or it is empty
     * @throws SyntaxException if it is not well-formed; what follows it in a list is not looked at
     */
    public <T> Optional<T> first(HeaderType<T> type) {
        int index = next(type.name(), 0);
        if (index < 0) {
            return Optional.empty();
        }
        Cursor cursor = cursor(index);
        if (!hasValue(cursor, type)) {
            return readEmpty(cursor, type);
        }
        T value = type.read(cursor);
        requireSeparator(cursor, type);
        return Optional.of(value);
    }

    /**
     * All values of a type, from all fields of its name, in order.
     *
     * @param type the header's type
     * @param <T> the value
     * @return an immutable list
     * @throws SyntaxException if one is not well-formed, or one field has too many
     */
    public <T> List<T> all(HeaderType<T> type) {
        int index = next(type.name(), 0);
        if (index < 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(4);
        for (; index >= 0; index = next(type.name(), index + 1)) {
            readField(index, type, values);
        }
        return List.copyOf(values);
    }

    /** Reads the values of one field. */
    <T> void readField(int index, HeaderType<T> type, List<T> values) {
        Cursor cursor = cursor(index);
        if (!hasValue(cursor, type)) {
            readEmpty(cursor, type).ifPresent(values::add);
            return;
        }
        int before = values.size();
        do {
            if (values.size() - before == manner.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            values.add(type.read(cursor));
        } while (requireSeparator(cursor, type));
    }

    /** Tells whether there is something to read; that a list begins with a comma may be tolerated. */
    private static boolean hasValue(Cursor cursor, HeaderType<?> type) {
        int b = cursor.peek();
        return (b == ',' && type.isRepeatable()) ? skipEmptyElements(cursor) : b >= 0;
    }

    /**
     * An empty list has no values, and text may be empty. That another field has no value may be tolerated, except for
     * the one by which messages are cut.
     */
    private static <T> Optional<T> readEmpty(Cursor cursor, HeaderType<T> type) {
        if (type.isRepeatable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.read(cursor));
        } catch (SyntaxException e) {
            if (type.name() == KnownHeader.CONTENT_LENGTH || !cursor.tolerates(Leniency.EMPTY_VALUE)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Moves over commas with nothing before them, where that is tolerated; tells whether a value must follow. */
    private static boolean skipEmptyElements(Cursor cursor) {
        cursor.skipLws();
        while (cursor.peek() == ',' && cursor.tolerates(Leniency.EMPTY_ELEMENT)) {
            cursor.next();
            cursor.skipLws();
        }
        return !cursor.atEnd() || !cursor.tolerates(Leniency.EMPTY_ELEMENT);
    }

    /** What follows a value is the end, or a comma where there may be more; tells which. */
    private static boolean requireSeparator(Cursor cursor, HeaderType<?> type) {
        cursor.skipLws();
        if (cursor.atEnd()) {
            return false;
        }
        if (!type.isRepeatable() || !cursor.skip(',')) {
            throw cursor.error(HeaderRule.TRAILING);
        }
        return skipEmptyElements(cursor);
    }

    @Override
    public Iterator<HeaderField> iterator() {
        return new Iterator<>() {
            private int index;

            @Override
            public boolean hasNext() {
                return index < count;
            }

            @Override
            public HeaderField next() {
                if (index >= count) {
                    throw new NoSuchElementException();
                }
                return field(index++);
            }
        };
    }

    /** How values are read. */
    Manner manner() {
        return manner;
    }

    /** The index of the next field of a name, or −1. */
    int next(HeaderName name, int from) {
        int id = name instanceof KnownHeader known ? known.index() + 1 : 0;
        for (int i = from; i < count; i++) {
            if (Slots.id(slots[i]) == id && (id != 0 || isNamed(i, name))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int index, HeaderName name) {
        int start = lineStart(index);
        return Ascii.equalsIgnoreCase(bytes, start, start + Slots.nameLength(slots[index]), name.printed());
    }

    HeaderName name(int index) {
        int id = Slots.id(slots[index]);
        int start = lineStart(index);
        return id == 0
                ? new OtherHeader(Slice.of(bytes, start, start + Slots.nameLength(slots[index]))
                        .toString())
                : KnownHeader.at(id - 1);
    }

    /** A cursor over one field's value, whose errors count from the start of the message. */
    Cursor cursor(int index) {
        Cursor cursor = Cursor.over(bytes, base, valueEnd(index), manner);
        cursor.moveTo(valueStart(index));
        return cursor;
    }

    /** The line of a field with its line end. */
    Slice line(int index) {
        int start = lineStart(index);
        return Slice.of(bytes, start, start + Slots.lineLength(slots[index]));
    }

    private int lineStart(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        return base + Slots.lineStart(slots[index]);
    }

    private int valueStart(int index) {
        int at = lineStart(index) + Slots.nameLength(slots[index]);
        while (bytes[at] != ':') {
            at++;
        }
        Cursor cursor = Cursor.over(bytes, at + 1, valueEnd(index));
        cursor.skipLws();
        return cursor.position();
    }

    private int valueEnd(int index) {
        int start = lineStart(index);
        int end = start + Slots.lineLength(slots[index]);
        while (isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
