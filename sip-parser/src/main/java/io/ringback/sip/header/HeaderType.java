package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Writable;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the value of a header field is read and written. Those of SIP are in {@link HeaderTypes}; your own are made in
 * the same way.
 *
 * @param <T> the value
 */
public final class HeaderType<T> {
    private final HeaderName name;
    private final Function<Cursor, T> reader;
    private final BiConsumer<T, ByteWriter> writer;

    private HeaderType(HeaderName name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        this.name = name;
        this.reader = reader;
        this.writer = writer;
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
        return new HeaderType<>(name, reader, writer);
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
        return new HeaderType<>(name, reader, Writable::writeTo);
    }

    /**
     * The header field's name.
     *
     * @return the name
     */
    public HeaderName name() {
        return name;
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
