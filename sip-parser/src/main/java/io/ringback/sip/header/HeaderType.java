package io.ringback.sip.header;

import io.ringback.sip.header.KnownHeader.Shape;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the value of a header field is read and written. Those of SIP are in {@link HeaderTypes}; your own are made in
 * the same way. It is a record since the JIT takes a constant record's fields for constants: a reader that is looked up
 * by a constant type is called directly.
 *
 * @param name the header field's name
 * @param shape how many values the header field may have, and how they stand
 * @param plain reads a field that has one value, written as nearly all are
 * @param reader reads one value, leaves the cursor behind it, and throws a {@link SyntaxException} if there is none
 * @param writer writes one value as its reader would read it
 * @param <T> the value
 */
public record HeaderType<T>(
        HeaderName name, Shape shape, Plain<T> plain, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
    /** Refuses another shape for a known header than it has. */
    public HeaderType {
        if (shape != shapeOf(name, shape)) {
            throw new IllegalArgumentException(name.printed() + " has the shape " + shapeOf(name, shape));
        }
    }

    /**
     * A type of a header field in the shape that its name has; a list, if the name is not known here.
     *
     * @param name the header field's name
     * @param plain reads a field that has one value, written as nearly all are
     * @param reader reads one value
     * @param writer writes one value as its reader would read it
     */
    public HeaderType(HeaderName name, Plain<T> plain, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        this(name, shapeOf(name, Shape.LIST), plain, reader, writer);
    }

    private static Shape shapeOf(HeaderName name, Shape ofOthers) {
        return name instanceof KnownHeader known ? known.shape() : ofOthers;
    }

    /**
     * Reads a value that fills a range and is written plainly, without a cursor. Of anything else it makes nothing,
     * whatever it is: then the other reader is asked, which reads plain values the same, and tells what is wrong.
     *
     * @param <T> the value
     */
    @FunctionalInterface
    public interface Plain<T> {
        /**
         * Reads the value.
         *
         * @param bytes the array, which must not be changed
         * @param from the value's first byte, which is no white space
         * @param to the end, exclusive
         * @param limits the bounds that readers keep
         * @return the value; empty if it is not plain
         */
        Optional<T> read(byte[] bytes, int from, int to, ParseLimits limits);

        /**
         * Tells whether {@link #read} would make a value, where only that is asked.
         *
         * @param bytes the array
         * @param from the value's first byte, which is no white space
         * @param to the end, exclusive
         * @param limits the bounds that readers keep
         * @return true if the range is written plainly
         */
        default boolean matches(byte[] bytes, int from, int to, ParseLimits limits) {
            return read(bytes, from, to, limits).isPresent();
        }
    }

    /**
     * A type of one's own. A header field that is not known here may have several values, unless it is told by
     * {@link #withShape} what else it may have.
     *
     * @param name the header field's name
     * @param reader reads one value, leaves the cursor behind it, and throws a {@link SyntaxException} if there is none
     * @param writer writes one value as its reader would read it
     * @param <T> the value
     * @return the type
     */
    public static <T> HeaderType<T> of(HeaderName name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        return new HeaderType<>(name, new NeverPlain<>(), reader, writer);
    }

    /**
     * A type of one's own, of a value that can write itself.
     *
     * @param name the header field's name
     * @param reader reads one value
     * @param <T> the value
     * @return the type
     */
    public static <T extends Writable> HeaderType<T> of(HeaderName name, Function<Cursor, T> reader) {
        return of(name, reader, Writable::writeTo);
    }

    /**
     * This type for a header field of another shape.
     *
     * @param newShape how many values it may have, and how they stand
     * @return a new type
     * @throws IllegalArgumentException if the name is that of a known header with another shape
     */
    public HeaderType<T> withShape(Shape newShape) {
        return new HeaderType<>(name, newShape, plain, reader, writer);
    }

    /**
     * Tells whether the header field may have several values.
     *
     * @return false for one with a single value; true for any other
     */
    public boolean isRepeatable() {
        return shape != Shape.SINGLE;
    }

    /**
     * Reads one value.
     *
     * @param cursor at the value, or white space before it; left behind it
     * @return the value
     * @throws SyntaxException if there is none
     */
    public T read(Cursor cursor) {
        cursor.skipLws();
        return Objects.requireNonNull(reader.apply(cursor), name.printed());
    }

    /**
     * Reads the first value of a field that must have one.
     *
     * @param bytes the array, which must not be changed
     * @param base where offsets in errors count from
     * @param from where the field's text begins, without white space before it
     * @param to its end, exclusive, without white space behind it
     * @param manner the bounds that readers keep, and what they tolerate
     * @return the value
     * @throws SyntaxException if there is none, or it is not well-formed; what follows it in a list is not looked at
     */
    public T required(byte[] bytes, int base, int from, int to, Manner manner) {
        T first = FieldReader.first(this, bytes, base, from, to, manner);
        if (first == null) {
            throw SyntaxException.of(HeaderRule.EMPTY, from - base);
        }
        return first;
    }

    /**
     * Reads the first value of a field.
     *
     * @param bytes the array, which must not be changed
     * @param base where offsets in errors count from
     * @param from where the field's text begins, without white space before it
     * @param to its end, exclusive, without white space behind it
     * @param manner the bounds that readers keep, and what they tolerate
     * @return the value; empty if there is none where there need not be one
     * @throws SyntaxException if it is not well-formed, or there is none where there must be one
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public Optional<T> first(byte[] bytes, int base, int from, int to, Manner manner) {
        return Optional.ofNullable(FieldReader.first(this, bytes, base, from, to, manner));
    }

    /**
     * Reads all values of a field.
     *
     * @param bytes the array, which must not be changed
     * @param base where offsets in errors count from
     * @param from where the field's text begins, without white space before it
     * @param to its end, exclusive, without white space behind it
     * @param manner the bounds that readers keep, and what they tolerate
     * @return the values, in order, immutable
     * @throws SyntaxException if one is not well-formed, or there are too many
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public List<T> all(byte[] bytes, int base, int from, int to, Manner manner) {
        return FieldReader.all(this, bytes, base, from, to, manner);
    }

    /**
     * Reads all values of a field and keeps none.
     *
     * @param bytes the array, which must not be changed
     * @param base where offsets in errors count from
     * @param from where the field's text begins, without white space before it
     * @param to its end, exclusive, without white space behind it
     * @param manner the bounds that readers keep, and what they tolerate
     * @return how many there are
     * @throws SyntaxException as {@link #all} does
     * @throws IndexOutOfBoundsException as {@link #all} does
     */
    public int count(byte[] bytes, int base, int from, int to, Manner manner) {
        return FieldReader.count(this, bytes, base, from, to, manner);
    }

    /**
     * Finds out where the values behind the first one begin, such as the rest of a route.
     *
     * @param bytes the array
     * @param base where offsets in errors count from
     * @param from where the field's text begins, without white space before it
     * @param to its end, exclusive, without white space behind it
     * @param manner the bounds that readers keep, and what they tolerate
     * @return where the second value begins; {@code to} if there is only one; −1 if there is none
     * @throws SyntaxException if the first one is not well-formed, or something else than a value follows it
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public int behindFirst(byte[] bytes, int base, int from, int to, Manner manner) {
        return FieldReader.behindFirst(this, bytes, base, from, to, manner);
    }

    /**
     * Writes one value.
     *
     * @param value the value
     * @param to where to
     */
    public void write(T value, ByteWriter to) {
        writer.accept(value, to);
    }

    @Override
    public String toString() {
        return name.printed();
    }
}
