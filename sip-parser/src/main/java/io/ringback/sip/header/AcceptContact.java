package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;

/**
 * What the callee's device should be able to do: one value of Accept-Contact (RFC 3841 §9.2).
 *
 * @param parameters features, {@code require}, {@code explicit} and others
 */
public record AcceptContact(Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().flag("require").flag("explicit").others(Feature::isFeature, Feature::readValue);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static AcceptContact read(Cursor cursor) {
        cursor.expect('*', HeaderRule.STAR);
        return new AcceptContact(Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The features that are named.
     *
     * @return an immutable list
     */
    public List<Feature> features() {
        return Feature.among(parameters);
    }

    /**
     * Tells whether a device that does not match is not to be called.
     *
     * @return true if the parameter {@code require} is there
     */
    public boolean isRequired() {
        return parameters.has("require");
    }

    /**
     * Tells whether a device that does not tell of these features matches less.
     *
     * @return true if the parameter {@code explicit} is there
     */
    public boolean isExplicit() {
        return parameters.has("explicit");
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
