package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A media type, as of Content-Type (RFC 3261 §20.15). Type and subtype have no case.
 *
 * @param type the type as it is written
 * @param subtype the subtype as it is written
 * @param parameters {@code boundary}, {@code charset} and others
 */
public record MediaType(Slice type, Slice subtype, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public MediaType {
        Lexis.requireToken(type);
        Lexis.requireToken(subtype);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().withValues();

    /** A session description: RFC 8866 §8.1. */
    public static final MediaType SDP = of("application", "sdp");

    /**
     * A media type without parameters.
     *
     * @param type a token
     * @param subtype a token
     * @return the media type
     * @throws IllegalArgumentException if one is no token
     */
    public static MediaType of(String type, String subtype) {
        return new MediaType(
                Slice.of(Lexis.requireToken(type)), Slice.of(Lexis.requireToken(subtype)), Parameters.none());
    }

    /**
     * Reads a media type.
     *
     * @param cursor at its first byte; left behind it
     * @return the media type
     * @throws SyntaxException if it is none
     */
    public static MediaType read(Cursor cursor) {
        Slice type = cursor.take(Lexis.TOKEN, HeaderRule.MEDIA_TYPE);
        if (!Lexis.skipSeparator(cursor, '/')) {
            throw cursor.error(HeaderRule.MEDIA_TYPE);
        }
        Slice subtype = cursor.take(Lexis.TOKEN, HeaderRule.MEDIA_TYPE);
        return new MediaType(type, subtype, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * This media type with another parameter.
     *
     * @param name a token
     * @param text any text without line ends; it is written as a quoted string unless it is a token
     * @return a new media type
     */
    public MediaType with(String name, String text) {
        boolean token = Lexis.TOKEN.matchesAll(text);
        return new MediaType(type, subtype, token ? parameters.with(name, text) : parameters.withQuoted(name, text));
    }

    /**
     * Tells whether type and subtype are the same, whatever the parameters.
     *
     * @param other another media type
     * @return true if they are
     */
    public boolean isSameType(MediaType other) {
        return type.equalsIgnoreCase(other.type) && subtype.equalsIgnoreCase(other.subtype);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type).octet('/').slice(subtype);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
