package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Leniency;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * An attribute of one synchronization source, {@code ssrc} (RFC 5576 §4.1).
 *
 * @param source the source, 0 to 2³² − 1
 * @param attribute what is said of it, such as {@code cname} with its value
 */
public record SourceAttribute(long source, Attribute attribute) implements Writable {
    /** Checks the source. */
    public SourceAttribute {
        Numbers.requireBetween(source, 0, Numbers.HIGHEST_SOURCE, "a source");
    }

    /**
     * Reads a value.
     *
     * @param cursor at its source; left at its end
     * @return the source's attribute
     * @throws SyntaxException if it is none
     */
    public static SourceAttribute read(Cursor cursor) {
        long source = Numbers.source(cursor, AttributeRule.SOURCE);
        cursor.expect(' ', AttributeRule.SOURCE);
        Attribute attribute = Attribute.read(cursor);
        boolean empty = attribute.value().filter(Slice::isEmpty).isPresent();
        if (empty && !cursor.tolerates(Leniency.EMPTY_VALUE)) {
            throw cursor.error(AttributeRule.VALUE);
        }
        return new SourceAttribute(source, attribute);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(source).octet(' ');
        attribute.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
