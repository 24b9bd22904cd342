package io.ringback.sip.message;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.OtherHeader;
import io.ringback.text.Ascii;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Octets;
import io.ringback.text.RangeReader;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * The header fields of a message, in order: an index over its bytes. Values are read when they are asked for, each time
 * anew; so a wrong one harms nobody who does not ask for it. Immutable and safe for use by many threads.
 *
 * <p>Every offset in a {@link SyntaxException} counts from the start of the message.
 */
public final class Headers implements Iterable<HeaderField> {
    /** There is no Content-Length. */
    static final int ABSENT = -1;

    /** Content-Length is no number. */
    static final int WRONG = -2;

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
        Slice written = Slice.of(bytes, lineStart(index), nameEnd(slots[index]));
        return new HeaderField(name(index), written, text(index));
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
        return index < 0 ? Optional.empty() : Optional.of(text(index));
    }

    /**
     * The text of one header field.
     *
     * @param index 0 to {@code size() - 1}
     * @return the whole value as it is written, without white space around it
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public Slice text(int index) {
        Objects.checkIndex(index, count);
        int end = valueEnd(slots[index]);
        return Slice.of(bytes, valueStart(slots[index], end), end);
    }

    /**
     * Has the text of the first header field of a name read where it stands: what {@link #text(HeaderName)} gives,
     * without an object for it.
     *
     * @param name its name
     * @param reader reads the whole value, without white space around it
     * @param absent what is given if there is no such field
     * @param <T> what is read
     * @return what the reader gives, or {@code absent}
     */
    public <T> T readText(HeaderName name, RangeReader<T> reader, T absent) {
        int index = next(name, 0);
        if (index < 0) {
            return absent;
        }
        int end = valueEnd(slots[index]);
        return reader.read(bytes, valueStart(slots[index], end), end);
    }

    /**
     * The first value of a type.
     *
     * @param type the header's type
     * @param <T> the value
     * @return the first value of the first such field that has one; empty if there is no such field
     * @throws SyntaxException if it is not well-formed; what follows it in a list is not looked at
     */
    public <T> Optional<T> first(HeaderType<T> type) {
        int index = next(type.name(), 0);
        if (index < 0) {
            return Optional.empty();
        }
        Optional<T> first = firstOf(index, type);
        return first.isPresent() ? first : firstBehind(index, type);
    }

    private <T> Optional<T> firstOf(int index, HeaderType<T> type) {
        int end = valueEnd(slots[index]);
        return type.first(bytes, base, valueStart(slots[index], end), end, manner);
    }

    /** An empty field is as good as none, so that the next one counts. */
    private <T> Optional<T> firstBehind(int empty, HeaderType<T> type) {
        Optional<T> first = Optional.empty();
        for (int i = next(type.name(), empty + 1); i >= 0 && first.isEmpty(); i = next(type.name(), i + 1)) {
            first = firstOf(i, type);
        }
        return first;
    }

    /** The first value of a type whose first field is known: of that field, unless it is empty. */
    <T> T required(int index, HeaderType<T> type) {
        int end = valueEnd(slots[index]);
        int start = valueStart(slots[index], end);
        return start < end && bytes[start] != ','
                ? type.required(bytes, base, start, end, manner)
                : first(type).orElseThrow(() -> SyntaxException.of(HeaderRule.EMPTY, start - base));
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
        List<T> first = read(index, type);
        int second = next(type.name(), index + 1);
        return second < 0 ? first : withOthers(first, second, type);
    }

    private <T> List<T> withOthers(List<T> first, int second, HeaderType<T> type) {
        List<T> all = new ArrayList<>(first);
        for (int index = second; index >= 0; index = next(type.name(), index + 1)) {
            all.addAll(read(index, type));
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * The values of one field.
     *
     * @param index 0 to {@code size() - 1}
     * @param type the type of the header field's name
     * @param <T> the value
     * @return an immutable list
     * @throws IndexOutOfBoundsException if there is no such field
     * @throws IllegalArgumentException if the field has another name
     * @throws SyntaxException if one is not well-formed, or there are too many
     */
    public <T> List<T> values(int index, HeaderType<T> type) {
        Objects.checkIndex(index, count);
        if (!isNamed(index, type.name())) {
            throw new IllegalArgumentException("field " + index + " is no " + type);
        }
        return read(index, type);
    }

    private <T> List<T> read(int index, HeaderType<T> type) {
        int end = valueEnd(slots[index]);
        return type.all(bytes, base, valueStart(slots[index], end), end, manner);
    }

    /** Reads the values of one field and keeps none; tells how many there are. */
    int check(int index, HeaderType<?> type) {
        int end = valueEnd(slots[index]);
        return type.count(bytes, base, valueStart(slots[index], end), end, manner);
    }

    /** Refuses a field's value that is no text, where that is all that is known of it. */
    void requireText(int index) {
        int end = valueEnd(slots[index]);
        int textEnd = AnyText.end(bytes, valueStart(slots[index], end), end);
        if (textEnd < end && !manner.tolerates(Leniency.NOT_UTF8)) {
            throw SyntaxException.of(AddressRule.UTF8, textEnd - base);
        }
    }

    /** As {@link PlainEssentials}; the message begins with a method of some bytes, or with none. */
    boolean havePlainEssentials(int methodLength) {
        return PlainEssentials.areIn(bytes, base, slots, count, methodLength, manner.limits());
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

    /** A part of the message, told by offsets from its first byte. */
    Slice slice(int from, int to) {
        return Slice.of(bytes, base + from, base + to);
    }

    /** The method whose name the message begins with. */
    Method method(int length) {
        return Method.of(bytes, base, base + length);
    }

    /** What Content-Length says; −1 if it is absent, −2 if it is wrong. */
    int contentLength() {
        return Slots.contentLength(bytes, base, slots, count);
    }

    /** The index of the next field of a name, or −1. */
    int next(HeaderName name, int from) {
        return name instanceof KnownHeader known
                ? Slots.next(slots, count, known.index() + 1, from)
                : nextOther(name, from);
    }

    private int nextOther(HeaderName name, int from) {
        for (int i = from; i < count; i++) {
            if (isUnknownNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int index, HeaderName name) {
        return name instanceof KnownHeader known
                ? Slots.id(slots[index]) == known.index() + 1
                : isUnknownNamed(index, name);
    }

    private boolean isUnknownNamed(int index, HeaderName name) {
        return Slots.id(slots[index]) == 0
                && Ascii.equalsIgnoreCase(bytes, lineStart(index), nameEnd(slots[index]), name.printed());
    }

    /**
     * The name of one header field.
     *
     * @param index 0 to {@code size() - 1}
     * @return the name that it means
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public HeaderName name(int index) {
        Objects.checkIndex(index, count);
        int id = Slots.id(slots[index]);
        return id == 0
                ? new OtherHeader(
                        Slice.of(bytes, lineStart(index), nameEnd(slots[index])).toString())
                : KnownHeader.at(id - 1);
    }

    /** A cursor over one field's value, whose errors count from the start of the message. */
    Cursor cursor(int index) {
        int end = valueEnd(slots[index]);
        return Cursor.over(bytes, base, valueStart(slots[index], end), end, manner);
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

    private int nameEnd(long slot) {
        return Slots.nameEnd(bytes, base, slot);
    }

    private int valueEnd(long slot) {
        return Slots.valueEnd(bytes, base, slot);
    }

    private int valueStart(long slot, int valueEnd) {
        return Slots.valueStart(bytes, base, slot, valueEnd);
    }

    /** Copies a part of the message, told by offsets from its first byte. */
    void copyTo(int from, int to, byte[] target, int at) {
        System.arraycopy(bytes, base + from, target, at, to - from);
    }

    long slot(int index) {
        return slots[index];
    }

    /** Where the first line feed is of a message that ends somewhere, or its end. */
    int firstLineFeed(int end) {
        return Octets.indexOf(bytes, base, base + end, '\n') - base;
    }

    /** Copies the index into another array, which is made anew if it is too short. */
    long[] copySlots(long[] room) {
        long[] copy = room.length < count ? new long[count] : room;
        System.arraycopy(slots, 0, copy, 0, count);
        return copy;
    }

    /** The array's index of the message's first byte. */
    int base() {
        return base;
    }
}
