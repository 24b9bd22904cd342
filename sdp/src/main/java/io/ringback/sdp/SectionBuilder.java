package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the lines of a session or a media description. Lines that are not touched keep their bytes and order; new ones
 * are put where RFC 8866 §5 has them. No value can break out of its line: CR, LF and NUL are refused with an
 * {@link IllegalArgumentException}, as is a typed attribute that its type would not read again. Not for use by several
 * threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class SectionBuilder<B extends SectionBuilder<B>> permits SessionBuilder, MediaBuilder {
    private final List<BuiltLine> lines = new ArrayList<>(12);

    SectionBuilder() {}

    SectionBuilder(Section origin) {
        Lines source = origin.lines();
        for (int i = origin.from(); i < origin.to(); i++) {
            char letter = source.isGap(i) ? BuiltLine.GAP : source.letter(i);
            lines.add(new BuiltLine(letter, source.line(i)));
        }
    }

    abstract B self();

    /**
     * Sets the information, {@code i=}.
     *
     * @param text the text
     * @return this
     */
    public B information(String text) {
        return set(FieldType.INFORMATION, text(text));
    }

    /**
     * Sets the connection, {@code c=}, in the place of all that stand here.
     *
     * @param connection the connection
     * @return this
     */
    public B connection(Connection connection) {
        return set(FieldType.CONNECTION, connection);
    }

    /**
     * Adds a bandwidth, {@code b=}.
     *
     * @param bandwidth the bandwidth
     * @return this
     */
    public B bandwidth(Bandwidth bandwidth) {
        return add(FieldType.BANDWIDTH, bandwidth);
    }

    /**
     * Removes all lines of a type from this section.
     *
     * @param type a type that the section can do without
     * @return this
     * @throws IllegalArgumentException if the section cannot do without it
     */
    public B remove(FieldType type) {
        switch (type) {
            case VERSION, ORIGIN, SESSION_NAME, TIMING, MEDIA ->
                throw new IllegalArgumentException("a description needs its " + type.letter() + "=");
            case INFORMATION, URI, EMAIL, PHONE, CONNECTION, BANDWIDTH, REPEAT, ZONE, KEY, ATTRIBUTE ->
                lines.removeIf(line -> line.is(type));
        }
        return self();
    }

    /**
     * Adds an attribute below all others.
     *
     * @param attribute the attribute
     * @return this
     */
    public B attribute(Attribute attribute) {
        return add(FieldType.ATTRIBUTE, attribute);
    }

    /**
     * Adds a property below all other attributes, if it is not there yet.
     *
     * @param property the property
     * @return this
     */
    public B attribute(Property property) {
        return indexOf(property.attribute()) >= 0 ? self() : attribute(Attribute.of(property.attribute()));
    }

    /**
     * Adds an attribute below all others.
     *
     * @param type its type
     * @param value its value
     * @param <T> the value
     * @return this
     */
    public <T> B attribute(AttributeType<T> type, T value) {
        return insert(BuiltLine.of(type, value));
    }

    /**
     * Sets an attribute to one value: in the place of the first of its name, whose further ones go.
     *
     * @param type its type
     * @param value its value
     * @param <T> the value
     * @return this
     */
    public <T> B setAttribute(AttributeType<T> type, T value) {
        BuiltLine line = BuiltLine.of(type, value);
        int first = indexOf(type.name());
        if (first < 0) {
            return insert(line);
        }
        removeAttribute(type.name());
        lines.add(first, line);
        return self();
    }

    /**
     * Removes all attributes of a name.
     *
     * @param name the name
     * @return this
     */
    public B removeAttribute(String name) {
        lines.removeIf(line -> isAttribute(line, name));
        return self();
    }

    /**
     * Sets the direction, in the place of the one that stands here.
     *
     * @param direction the direction, seen from the description's writer
     * @return this
     */
    public B direction(Direction direction) {
        BuiltLine line = BuiltLine.of(FieldType.ATTRIBUTE, Attribute.of(direction.attribute()));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).is(FieldType.ATTRIBUTE)
                    && Direction.of(lines.get(i).value()).isPresent()) {
                lines.set(i, line);
                return self();
            }
        }
        return insert(line);
    }

    static Writable text(String text) {
        Slice bytes = Slice.of(Lexis.requireLine(text));
        return writer -> writer.slice(bytes);
    }

    B set(FieldType type, Writable value) {
        BuiltLine line = BuiltLine.of(type, value);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).is(type)) {
                lines.removeIf(other -> other.is(type));
                lines.add(i, line);
                return self();
            }
        }
        return insert(line);
    }

    B add(FieldType type, Writable value) {
        return insert(BuiltLine.of(type, value));
    }

    /** Puts a line behind the last one that is ranked before or with it. */
    private B insert(BuiltLine line) {
        int at = lines.size();
        while (at > first() && lines.get(at - 1).rank() > line.rank()) {
            at--;
        }
        lines.add(at, line);
        return self();
    }

    /** How many lines always stand first: those of a media description rank behind all others. */
    abstract int first();

    private int indexOf(String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (isAttribute(lines.get(i), name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAttribute(BuiltLine line, String name) {
        if (!line.is(FieldType.ATTRIBUTE)) {
            return false;
        }
        Slice value = line.value();
        int colon = value.indexOf(':');
        return value.slice(0, colon < 0 ? value.length() : colon).contentEquals(name);
    }

    BuiltLine line(int index) {
        return lines.get(index);
    }

    void dropLines(FieldType type) {
        lines.removeIf(line -> line.is(type));
    }

    void writeLines(ByteWriter writer, boolean last) {
        for (int i = 0; i < lines.size(); i++) {
            BuiltLine line = lines.get(i);
            writer.slice(line.bytes());
            if (!line.isEnded() && !(last && i == lines.size() - 1)) {
                writer.crlf();
            }
        }
    }
}
