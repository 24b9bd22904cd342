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
 * A kind of body that is understood: one value of Accept (RFC 3261 §20.1).
 *
 * @param type the type, or a star for any
 * @param subtype the subtype, or a star for any
 * @param parameters those of the media type, {@code q} and others
 */
public record Accept(Slice type, Slice subtype, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Accept {
        Lexis.requireToken(type);
        Lexis.requireToken(subtype);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("q", QValue::read);

    /**
     * The value that accepts one media type.
     *
     * @param type the media type
     * @return the value
     */
    public static Accept of(MediaType type) {
        return new Accept(type.type(), type.subtype(), type.parameters());
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Accept read(Cursor cursor) {
        int from = cursor.position();
        Slice type = cursor.take(Lexis.TOKEN, HeaderRule.ACCEPT);
        if (!Lexis.skipSeparator(cursor, '/')) {
            throw cursor.error(HeaderRule.ACCEPT);
        }
        Slice subtype = cursor.take(Lexis.TOKEN, HeaderRule.ACCEPT);
        if (isStar(type) && !isStar(subtype)) {
            throw cursor.errorAt(HeaderRule.ACCEPT, from);
        }
        return new Accept(type, subtype, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * How much this is preferred.
     *
     * @return the parameter {@code q}, or 1 if it is absent
     */
    public QValue q() {
        return QValue.of(parameters);
    }

    /**
     * Tells whether a media type is within this range, whatever the parameters.
     *
     * @param media the media type
     * @return true if it is
     */
    public boolean covers(MediaType media) {
        return (isStar(type) || type.equalsIgnoreCase(media.type()))
                && (isStar(subtype) || subtype.equalsIgnoreCase(media.subtype()));
    }

    private static boolean isStar(Slice word) {
        return word.contentEquals("*");
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
