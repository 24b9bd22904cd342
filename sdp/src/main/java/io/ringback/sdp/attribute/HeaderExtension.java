package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Contacts;
import io.ringback.sdp.field.Leniency;
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
    private static final int ID_DIGITS = 5;
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
     * @throws IllegalArgumentException if the identifier is out of range, or the URI is none
     */
    public static HeaderExtension of(int id, String uri) {
        Slice name = Slice.of(uri);
        if (!Contacts.isUri(name)) {
            throw new IllegalArgumentException("no URI");
        }
        return new HeaderExtension(id, Optional.empty(), name, Slice.empty());
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
        int id = (int) Numbers.digits(cursor, ID_DIGITS, 1, HIGHEST_SPARE, AttributeRule.EXTENSION_ID);
        if (!isValid(id)) {
            throw cursor.errorAt(AttributeRule.EXTENSION_ID, from);
        }
        Optional<Direction> direction = Optional.empty();
        if (cursor.skip('/')) {
            int at = cursor.position();
            direction = direction(cursor.take(Lexis.TOKEN, AttributeRule.HEADER_EXTENSION));
            if (direction.isEmpty()) {
                throw cursor.errorAt(AttributeRule.HEADER_EXTENSION, at);
            }
        }
        cursor.expect(' ', AttributeRule.HEADER_EXTENSION);
        Slice uri = readName(cursor);
        return new HeaderExtension(id, direction, uri, cursor.skip(' ') ? readParameters(cursor) : Slice.empty());
    }

    /**
     * The words of the grammar have no case here (RFC 8285 §8, RFC 5234 §2.3), unlike the attributes of those names.
     */
    private static Optional<Direction> direction(Slice word) {
        for (Direction each : Direction.values()) {
            if (word.equalsIgnoreCase(each.attribute())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Slice readName(Cursor cursor) {
        int from = cursor.position();
        Slice name = cursor.take(Lexis.VISIBLE, AttributeRule.HEADER_EXTENSION);
        if (!Contacts.isUri(name) && !cursor.tolerates(Leniency.EXTENSION_NAME)) {
            throw cursor.errorAt(AttributeRule.HEADER_EXTENSION, from);
        }
        return name;
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
