package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;

/**
 * What the sender, who may be a proxy, can do: one value of Feature-Caps (RFC 6809 §6.2).
 *
 * @param parameters capabilities, whose names begin with a plus sign
 */
public record FeatureCaps(Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().others(name -> true, Feature::readValue);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static FeatureCaps read(Cursor cursor) {
        cursor.expect('*', HeaderRule.STAR);
        int from = cursor.position();
        Parameters parameters = Parameters.read(cursor, PARAMETERS);
        for (Parameter parameter : parameters.list()) {
            if (!Feature.isExtension(parameter.name(), cursor)) {
                throw cursor.errorAt(HeaderRule.FEATURE, from);
            }
        }
        return new FeatureCaps(parameters);
    }

    /**
     * The capabilities.
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
