package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token by which a user agent may reserve resources for its media: one value of P-Media-Authorization (RFC 3313
 * §5.1).
 *
 * @param token hexadecimal digits, one or more
 */
public record PMediaAuthorization(Slice token) implements Writable {
    /** Refuses what is no hexadecimal digits. */
    public PMediaAuthorization {
        Lexis.requireReadable(token, PMediaAuthorization::readToken);
    }

    /**
     * A token from its octets.
     *
     * @param octets one or more
     * @return the value
     * @throws IllegalArgumentException if there are none
     */
    public static PMediaAuthorization of(byte[] octets) {
        return new PMediaAuthorization(Slice.of(HexFormat.of().formatHex(octets)));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PMediaAuthorization read(Cursor cursor) {
        return new PMediaAuthorization(readToken(cursor));
    }

    private static Slice readToken(Cursor cursor) {
        return HexDigits.read(cursor, Integer.MAX_VALUE, HeaderRule.MEDIA_AUTHORIZATION);
    }

    /**
     * The octets that the digits stand for.
     *
     * @return a new array; empty if the number of digits is odd
     */
    public Optional<byte[]> octets() {
        return token.length() % 2 == 0 ? Optional.of(HexFormat.of().parseHex(token.toString())) : Optional.empty();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(token);
    }

    @Override
    public String toString() {
        return text();
    }
}
