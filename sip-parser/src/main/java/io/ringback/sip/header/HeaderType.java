package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Writable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the value of a header field is read and written. Those of SIP are in {@link HeaderTypes}; your own are made in
 * the same way. It is a record since the JIT takes a constant record's fields for constants: a reader that is looked up
 * by a constant type is called directly.
 *
 * @param name the header field's name
 * @param plain reads a field that has one value, written as nearly all are
 * @param reader reads one value, leaves the cursor behind it, and throws a {@link io.ringback.text.SyntaxException} if
 *     there is none
 * @param writer writes one value as its reader would read it
 * @param <T> the value
 */
public record HeaderType<T>(
        HeaderName name, Plain<T> plain, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
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

    /** Tells whether a range is a value that is written plainly, as {@link Plain#matches} does, and makes nothing. */
    @FunctionalInterface
    interface Check {
        boolean matches(byte[] bytes, int from, int to, ParseLimits limits);
    }

    /**
     * A reader of plain values that need not be made to be checked.
     *
     * @param check tells whether the reader would make one
     * @param reader makes them
     */
    record Checked<T>(Check check, Plain<T> reader) implements Plain<T> {
        @Override
        public Optional<T> read(byte[] bytes, int from, int to, ParseLimits limits) {
            return reader.read(bytes, from, to, limits);
        }

        @Override
        public boolean matches(byte[] bytes, int from, int to, ParseLimits limits) {
            return check.matches(bytes, from, to, limits);
        }
    }

    /**
     * A type of one's own.
     *
     * @param name the header field's name
     * @param reader reads one value, leaves the cursor behind it, and throws a {@link io.ringback.text.SyntaxException}
     *     if there is none
     * @param writer writes one value as its reader would read it
     * @param <T> the value
     * @return the type
     */
    public static <T> HeaderType<T> of(HeaderName name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        return new HeaderType<>(name, (bytes, from, to, limits) -> Optional.empty(), reader, writer);
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
     * Tells whether the header field may have several values.
     *
     * @return false for a known header with a single value; true for any other
     */
    public boolean isRepeatable() {
        return !(name instanceof KnownHeader known) || known.shape() != KnownHeader.Shape.SINGLE;
    }

    /**
     * Reads one value.
     *
     * @param cursor at the value, or white space before it; left behind it
     * @return the value
     * @throws io.ringback.text.SyntaxException if there is none
     */
    public T read(Cursor cursor) {
        cursor.skipLws();
        return reader.apply(cursor);
    }

    /**
     * Reads all values of a field that is written as nearly all are.
     *
     * @param bytes the array, which must not be changed
     * @param from the first value's first byte, which is no white space
     * @param to the end, exclusive
     * @param limits the bounds that readers keep
     * @return the values, immutable; none if a cursor has to read them
     */
    public List<T> readPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        if (plain instanceof TokenList<T> list && isRepeatable()) {
            return list.readAll(bytes, from, to, limits);
        }
        Optional<T> only = plain.read(bytes, from, to, limits);
        return only.isPresent() ? List.of(only.get()) : List.of();
    }

    /**
     * How many values {@link #readPlain} would read, where only that is asked.
     *
     * @param bytes the array
     * @param from the first value's first byte, which is no white space
     * @param to the end, exclusive
     * @param limits the bounds that readers keep
     * @return 0 if a cursor has to read them
     */
    public int countPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        if (plain instanceof TokenList<T> list && isRepeatable()) {
            return list.count(bytes, from, to, limits);
        }
        return plain.matches(bytes, from, to, limits) ? 1 : 0;
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
