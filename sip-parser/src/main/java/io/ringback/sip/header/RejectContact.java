package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;

/**
 * What the callee's device should not be able to do: one value of Reject-Contact (RFC 3841 §9.2).
 *
 * @param parameters features and others
 */
public record RejectContact(Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().others(Feature::isFeature, Feature::readValue);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static RejectContact read(Cursor cursor) {
        cursor.expect('*', HeaderRule.STAR);
        return new RejectContact(Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The features that are named.
     *
     * @return an immutable list
     */
    public List<Feature> features() {
        return Feature.among(parameters);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.octet('*');
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
