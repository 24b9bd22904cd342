package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * An attribute as it stands in a description, {@code a=} (RFC 8866 §5.13): a property, or a name with a value.
 *
 * @param name its name, which has case
 * @param value what follows the colon; absent for a property
 */
public record Attribute(Slice name, Optional<Slice> value) implements Writable {
    /**
     * A property.
     *
     * @param name its name
     * @return the attribute
     * @throws IllegalArgumentException if the name is no token
     */
    public static Attribute of(String name) {
        return new Attribute(Slice.of(Lexis.requireToken(name)), Optional.empty());
    }

    /**
     * A name with a value.
     *
     * @param name the name
     * @param value the value
     * @return the attribute
     * @throws IllegalArgumentException if the name is no token, or the value is empty or has a line end or NUL
     */
    public static Attribute of(String name, String value) {
        Slice bytes = Slice.of(Lexis.requireLine(value));
        return new Attribute(Slice.of(Lexis.requireToken(name)), Optional.of(bytes));
    }

    /**
     * Reads an attribute.
     *
     * @param cursor at its name; left at the end
     * @return the attribute
     * @throws SyntaxException if it is none
     */
    public static Attribute read(Cursor cursor) {
        Slice name = cursor.take(Lexis.TOKEN, AttributeRule.NAME);
        if (cursor.atEnd()) {
            return new Attribute(name, Optional.empty());
        }
        cursor.expect(':', AttributeRule.NAME);
        return new Attribute(name, Optional.of(Lexis.rest(cursor)));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(name);
        value.ifPresent(bytes -> writer.octet(':').slice(bytes));
    }

    /** The name only: values may be secret, such as those of {@code crypto}. */
    @Override
    public String toString() {
        return name.toString();
    }
}
