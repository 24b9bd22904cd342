package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * A header extension of RTP, {@code extmap} (RFC 8285 §5).
 *
 * @param id what stands for it in packets, 1 to 256; 4096 to 4351 where an offer lists more than can be used
 * @param direction its direction; absent for that of the media
 * @param uri what it is
 * @param parameters what follows the URI; perhaps nothing
 */
public record HeaderExtension(int id, Optional<Direction> direction, Slice uri, Slice parameters) implements Writable {
    private static final int HIGHEST_LOCAL = 256;
    private static final int LOWEST_SPARE = 4_096;
    private static final int HIGHEST_SPARE = 4_351;

    /** Checks the identifier. */
    public HeaderExtension {
        if (!isValid(id)) {
            throw new IllegalArgumentException("the identifier of a header extension is out of range");
        }
    }

    /**
     * An extension of our own, in the direction of the media, without parameters.
     *
     * @param id 1 to 256 or 4096 to 4351
     * @param uri what it is
     * @return the extension
     * @throws IllegalArgumentException if the identifier is out of range, or the URI is empty or has a space
     */
    public static HeaderExtension of(int id, String uri) {
        if (!Lexis.VISIBLE.matchesAll(uri)) {
            throw new IllegalArgumentException("a URI is not empty and has no space");
        }
        return new HeaderExtension(id, Optional.empty(), Slice.of(uri), Slice.empty());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its identifier; left at its end
     * @return the extension
     * @throws SyntaxException if it is none
     */
    public static HeaderExtension read(Cursor cursor) {
        int from = cursor.position();
        int id = (int) cursor.number(HIGHEST_SPARE, AttributeRule.EXTENSION_ID);
        if (!isValid(id)) {
            throw cursor.errorAt(AttributeRule.EXTENSION_ID, from);
        }
        Optional<Direction> direction = Optional.empty();
        if (cursor.skip('/')) {
            int at = cursor.position();
            direction = Direction.of(cursor.take(Lexis.TOKEN, AttributeRule.HEADER_EXTENSION));
            if (direction.isEmpty()) {
                throw cursor.errorAt(AttributeRule.HEADER_EXTENSION, at);
            }
        }
        cursor.expect(' ', AttributeRule.HEADER_EXTENSION);
        Slice uri = cursor.take(Lexis.VISIBLE, AttributeRule.HEADER_EXTENSION);
        return new HeaderExtension(id, direction, uri, cursor.skip(' ') ? readParameters(cursor) : Slice.empty());
    }

    private static Slice readParameters(Cursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.error(AttributeRule.HEADER_EXTENSION);
        }
        return Lexis.rest(cursor);
    }

    private static boolean isValid(int id) {
        return (id >= 1 && id <= HIGHEST_LOCAL) || (id >= LOWEST_SPARE && id <= HIGHEST_SPARE);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(id);
        direction.ifPresent(value -> writer.octet('/').ascii(value.attribute()));
        writer.octet(' ').slice(uri);
        if (!parameters.isEmpty()) {
            writer.octet(' ').slice(parameters);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
