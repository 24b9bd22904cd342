package io.ringback.text;

/** A value that knows how it is written on the wire. */
@FunctionalInterface
public interface Writable {
    /**
     * Writes the value.
     *
     * @param writer where to
     */
    void writeTo(ByteWriter writer);

    /**
     * The value's text.
     *
     * @return what {@link #writeTo} writes, as UTF-8
     */
    default String text() {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        writeTo(writer);
        return writer.toString();
    }
}
