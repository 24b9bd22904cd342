package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * What is wrong with a location: Geolocation-Error (RFC 6442 §4.4).
 *
 * @param code 0 to 999
 * @param parameters {@code code}, which holds words, and others
 */
public record GeolocationError(int code, Parameters parameters) implements Writable {
    private static final int MOST_DIGITS = 3;
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().quoted("code");

    /** Checks the code. */
    public GeolocationError {
        if (code < 0 || code > 999) {
            throw new IllegalArgumentException(HeaderRule.GEOLOCATION_ERROR.description());
        }
    }

    /**
     * An error.
     *
     * @param code 0 to 999
     * @param words words for people, without line ends
     * @return the value
     */
    public static GeolocationError of(int code, String words) {
        return new GeolocationError(code, Parameters.none().withQuoted("code", words));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static GeolocationError read(Cursor cursor) {
        int from = cursor.position();
        int code = (int) cursor.number(999, HeaderRule.GEOLOCATION_ERROR);
        if (cursor.position() - from > MOST_DIGITS) {
            throw cursor.errorAt(HeaderRule.GEOLOCATION_ERROR, from);
        }
        return new GeolocationError(code, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Words for people.
     *
     * @return the parameter {@code code} without quotes; empty if it is not there
     */
    public Optional<String> words() {
        return parameters.text("code");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(code);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
