package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Whether the sender's location may be used for routing: Geolocation-Routing (RFC 6442 §4.2).
 *
 * @param value {@code yes}, {@code no} or another parameter, which means no
 */
public record GeolocationRouting(Parameter value) implements Writable {
    /**
     * An answer.
     *
     * @param allowed whether the location may be used
     * @return the value
     */
    public static GeolocationRouting of(boolean allowed) {
        return new GeolocationRouting(new Parameter(Slice.of(allowed ? "yes" : "no"), Optional.empty()));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static GeolocationRouting read(Cursor cursor) {
        return new GeolocationRouting(Parameter.read(cursor, ParameterGrammar.generic()));
    }

    /**
     * Tells whether the location may be used for routing.
     *
     * @return true only for {@code yes}
     */
    public boolean isAllowed() {
        return value.name().equalsIgnoreCase("yes") && value.value().isEmpty();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        value.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
