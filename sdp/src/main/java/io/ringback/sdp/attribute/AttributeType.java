package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Writable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable T bare;

    private AttributeType(String name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer, @Nullable T bare) {
        this.name = Lexis.requireToken(name);
        this.reader = reader;
        this.writer = writer;
        this.bare = bare;
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
        return new AttributeType<>(name, reader, writer, null);
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
        return new AttributeType<>(name, reader, Writable::writeTo, null);
    }

    /**
     * This type, where the name without a colon means something, too.
     *
     * @param value what the name alone means; it is written so
     * @return a new type
     */
    public AttributeType<T> orBare(T value) {
        return new AttributeType<>(name, reader, writer, value);
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
     * Reads what follows the name: nothing, or a colon and a value.
     *
     * @param cursor behind the name; left at the end
     * @return the value
     * @throws io.ringback.text.SyntaxException if there is none but must be one, or it is wrong
     */
    public T readBehindName(Cursor cursor) {
        if (cursor.atEnd() && bare != null) {
            return bare;
        }
        cursor.expect(':', AttributeRule.SHAPE);
        return read(cursor);
    }

    /**
     * Reads a value.
     *
     * @param cursor behind the colon; left at the end
     * @return the value
     * @throws io.ringback.text.SyntaxException if there is none, or more behind it
     */
    public T read(Cursor cursor) {
        return complete(cursor, reader.apply(cursor));
    }

    /**
     * Makes sure that nothing is left behind a value.
     *
     * @param cursor where the value's reader left it
     * @param value the value
     * @param <T> the value
     * @return the value
     * @throws io.ringback.text.SyntaxException if there is more
     */
    public static <T> T complete(Cursor cursor, T value) {
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

    /**
     * Writes the whole attribute.
     *
     * @param value the value
     * @param to where to
     */
    public void writeWithName(T value, ByteWriter to) {
        to.ascii(name);
        if (!value.equals(bare)) {
            write(value, to.octet(':'));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
