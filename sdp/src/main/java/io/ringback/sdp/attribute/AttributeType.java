package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Writable;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the value of an attribute is read and written. Those of the RFCs are in {@link AttributeTypes}; your own are made
 * in the same way.
 *
 * @param <T> the value
 */
public final class AttributeType<T> {
    private final String name;
    private final Function<Cursor, T> reader;
    private final BiConsumer<T, ByteWriter> writer;

    private AttributeType(String name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        this.name = Lexis.requireToken(name);
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * A type of one's own.
     *
     * @param name the attribute's name
     * @param reader reads the value, leaves the cursor at its end, and throws a
     *     {@link io.ringback.text.SyntaxException} if there is none
     * @param writer writes a value as its reader would read it
     * @param <T> the value
     * @return the type
     * @throws IllegalArgumentException if the name is no token
     */
    public static <T> AttributeType<T> of(String name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        return new AttributeType<>(name, reader, writer);
    }

    /**
     * A type of one's own, of a value that can write itself.
     *
     * @param name the attribute's name
     * @param reader reads the value
     * @param <T> the value
     * @return the type
     * @throws IllegalArgumentException if the name is no token
     */
    public static <T extends Writable> AttributeType<T> of(String name, Function<Cursor, T> reader) {
        return new AttributeType<>(name, reader, Writable::writeTo);
    }

    /**
     * The attribute's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Reads a value.
     *
     * @param cursor behind the colon; left at the end
     * @return the value
     * @throws io.ringback.text.SyntaxException if there is none, or more behind it
     */
    public T read(Cursor cursor) {
        T value = reader.apply(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(AttributeRule.TRAILING);
        }
        return value;
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @param to where to
     */
    public void write(T value, ByteWriter to) {
        writer.accept(value, to);
    }

    @Override
    public String toString() {
        return name;
    }
}
