package io.ringback.sdp;

import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.EncryptionKey;
import io.ringback.sdp.field.FieldType;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a session and a media description have in common: lines of their own. Values are read when they are asked for.
 * Immutable and safe for use by many threads.
 */
public abstract sealed class Section permits SessionDescription, MediaDescription {
    private final Lines lines;
    private final int from;
    private final int to;

    Section(Lines lines, int from, int to) {
        this.lines = lines;
        this.from = from;
        this.to = to;
    }

    /**
     * The lines as they stand here.
     *
     * @return all of them, in order, immutable; without those of the media descriptions below
     */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            if (!lines.isGap(i)) {
                fields.add(new Field(lines.letter(i), lines.value(i)));
            }
        }
        return List.copyOf(fields);
    }

    /**
     * The attributes that stand here.
     *
     * @return all of them, in order
     */
    public Attributes attributes() {
        return new Attributes(lines, from, to);
    }

    /**
     * The information, {@code i=}.
     *
     * @return the text, if there is one
     */
    public Optional<Slice> information() {
        return value(FieldType.INFORMATION);
    }

    /**
     * The bandwidths, {@code b=}.
     *
     * @return all of them, in order
     * @throws SyntaxException if one is wrong
     */
    public List<Bandwidth> bandwidths() {
        return readAll(FieldType.BANDWIDTH, Bandwidth::read);
    }

    /**
     * The key, {@code k=}.
     *
     * @return the key, if there is one
     * @throws SyntaxException if it is wrong
     */
    public Optional<EncryptionKey> key() {
        return readFirst(FieldType.KEY, EncryptionKey::read);
    }

    Lines lines() {
        return lines;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Optional<Slice> value(FieldType type) {
        int index = lines.next(type, from, to);
        return index < 0 ? Optional.empty() : Optional.of(lines.value(index));
    }

    <T> Optional<T> readFirst(FieldType type, Function<Cursor, T> reader) {
        int index = lines.next(type, from, to);
        return index < 0 ? Optional.empty() : Optional.of(lines.read(index, reader));
    }

    <T> List<T> readAll(FieldType type, Function<Cursor, T> reader) {
        int index = lines.next(type, from, to);
        if (index < 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(2);
        for (; index >= 0; index = lines.next(type, index + 1, to)) {
            values.add(lines.read(index, reader));
        }
        return List.copyOf(values);
    }
}
