package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * What the charging records of a call are found by: P-Charging-Vector (RFC 7315 §4.6, §5.6).
 *
 * @param icid the call's charging identifier as it is written, with quotes if it has them
 * @param parameters {@code icid-generated-at}, {@code orig-ioi}, {@code term-ioi} and others
 */
public record PChargingVector(Slice icid, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public PChargingVector {
        Lexis.requireNoBreak(icid);
    }

    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .host("icid-generated-at")
            .host("related-icid-generated-at")
            .quoted("transit-ioi");

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PChargingVector read(Cursor cursor) {
        int from = cursor.position();
        Parameter first = Parameter.read(cursor, ParameterGrammar.generic());
        if (!first.name().equalsIgnoreCase("icid-value") || first.value().isEmpty()) {
            throw cursor.errorAt(HeaderRule.CHARGING_VECTOR, from);
        }
        return new PChargingVector(first.value().get(), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Who made the identifier.
     *
     * @return a host; empty if it is not told
     */
    public Optional<Slice> generatedAt() {
        return parameters.value("icid-generated-at");
    }

    /**
     * The operator of the caller.
     *
     * @return its identifier without quotes; empty if it is not told
     */
    public Optional<String> originatingOperator() {
        return parameters.text("orig-ioi");
    }

    /**
     * The operator of the callee.
     *
     * @return its identifier without quotes; empty if it is not told
     */
    public Optional<String> terminatingOperator() {
        return parameters.text("term-ioi");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii("icid-value=").slice(icid);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
