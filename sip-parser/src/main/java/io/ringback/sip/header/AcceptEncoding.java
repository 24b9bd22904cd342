package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A content coding that is understood: one value of Accept-Encoding (RFC 3261 §20.2).
 *
 * @param coding a content coding such as {@code gzip}, or a star for any
 * @param parameters {@code q} and others
 */
public record AcceptEncoding(Slice coding, Parameters parameters) implements Writable {
    /** Refuses what would end the line. */
    public AcceptEncoding {
        Lexis.requireReadable(coding, AcceptEncoding::readCoding);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("q", QValue::read);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static AcceptEncoding read(Cursor cursor) {
        return new AcceptEncoding(readCoding(cursor), Parameters.read(cursor, PARAMETERS));
    }

    private static Slice readCoding(Cursor cursor) {
        int from = cursor.position();
        Slice coding = cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        if (cursor.peek() == '/' && cursor.tolerates(Leniency.ENCODING_TYPE)) {
            cursor.next();
            cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
            coding = cursor.since(from);
        }
        return coding;
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
     * Tells whether a content coding is meant by this value.
     *
     * @param other the content coding's name
     * @return true if it is
     */
    public boolean covers(CharSequence other) {
        return coding.contentEquals("*") || coding.equalsIgnoreCase(other);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(coding);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
