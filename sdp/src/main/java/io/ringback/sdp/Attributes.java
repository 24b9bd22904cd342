package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.field.FieldType;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The attributes of a session or of one media description, in order. Values are read when they are asked for, each time
 * anew; so a wrong one harms nobody who does not ask for it. Names have case. Immutable and safe for use by many
 * threads.
 *
 * <p>Every offset in a {@link SyntaxException} counts from the start of the description.
 */
public final class Attributes implements Iterable<Attribute> {
    private final Lines lines;
    private final int from;
    private final int to;

    Attributes(Lines lines, int from, int to) {
        this.lines = lines;
        this.from = from;
        this.to = to;
    }

    /**
     * Tells whether there is an attribute of a name, with a value or without.
     *
     * @param name the name
     * @return true if there is
     */
    public boolean has(String name) {
        return next(name, from) >= 0;
    }

    /**
     * Tells whether there is a property. An attribute of its name with a value is none (RFC 8866 §5.13).
     *
     * @param property the property
     * @return true if there is
     */
    public boolean has(Property property) {
        String name = property.attribute();
        int index = next(name, from);
        while (index >= 0 && !lines.valueBehind(name, index).isEmpty()) {
            index = next(name, index + 1);
        }
        return index >= 0;
    }

    /**
     * The value of the first attribute of a name.
     *
     * @param name the name
     * @return its value; empty bytes for a property; absent if there is no such attribute
     */
    public Optional<Slice> first(String name) {
        int index = next(name, from);
        if (index < 0) {
            return Optional.empty();
        }
        return Optional.of(lines.valueBehind(name, index));
    }

    /**
     * The value of the first attribute of a type.
     *
     * @param type the type
     * @param <T> the value
     * @return the value; absent if there is no such attribute
     * @throws SyntaxException if it is not well-formed
     */
    public <T> Optional<T> first(AttributeType<T> type) {
        int index = next(type.name(), from);
        return index < 0 ? Optional.empty() : Optional.of(read(lines.cursor(index), index, type));
    }

    /**
     * The values of all attributes of a type.
     *
     * @param type the type
     * @param <T> the value
     * @return an immutable list, in order
     * @throws SyntaxException if one is not well-formed
     */
    public <T> List<T> all(AttributeType<T> type) {
        String name = type.name();
        int first = next(name, from);
        if (first < 0) {
            return List.of();
        }
        int second = next(name, first + 1);
        Cursor cursor = lines.cursor(first);
        T value = read(cursor, first, type);
        if (second < 0) {
            return List.of(value);
        }
        T other = read(cursor, second, type);
        int third = next(name, second + 1);
        return third < 0 ? List.of(value, other) : more(cursor, type, value, other, third);
    }

    private <T> List<T> more(Cursor cursor, AttributeType<T> type, T first, T second, int third) {
        List<T> values = new ArrayList<>(8);
        values.add(first);
        values.add(second);
        for (int i = third; i >= 0; i = next(type.name(), i + 1)) {
            values.add(read(cursor, i, type));
        }
        return List.copyOf(values);
    }

    /**
     * The direction that is said here.
     *
     * @return the first direction; absent if there is none
     */
    public Optional<Direction> direction() {
        for (int i = nextLine(from); i >= 0; i = nextLine(i + 1)) {
            Optional<Direction> direction = Direction.of(lines.bareValue(i));
            if (direction.isPresent()) {
                return direction;
            }
        }
        return Optional.empty();
    }

    @Override
    public Iterator<Attribute> iterator() {
        return new Iterator<>() {
            private int index = nextLine(from);

            @Override
            public boolean hasNext() {
                return index >= 0;
            }

            @Override
            public Attribute next() {
                if (index < 0) {
                    throw new NoSuchElementException();
                }
                int current = index;
                index = nextLine(current + 1);
                return lines.readBehind(current, 0, Attribute::read);
            }
        };
    }

    /** The line of the next attribute of a name, or −1. */
    private int next(String name, int start) {
        return lines.nextAttribute(name, start, to);
    }

    /** The next attribute, or −1; a tolerated line without a name is none. */
    private int nextLine(int start) {
        int index = lines.next(FieldType.ATTRIBUTE, start, to);
        while (index >= 0 && lines.isEmpty(index)) {
            index = lines.next(FieldType.ATTRIBUTE, index + 1, to);
        }
        return index;
    }

    private <T> T read(Cursor cursor, int index, AttributeType<T> type) {
        int skipped = type.name().length();
        try {
            lines.aim(cursor, index, skipped);
            return type.readBehindName(cursor);
        } catch (SyntaxException e) {
            return lines.readWithoutBlanks(index, skipped, type::readBehindName, e);
        }
    }
}
