package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where charging records are sent: one value of P-Charging-Function-Addresses (RFC 7315 §4.5, §5.5).
 *
 * @param first the first parameter, which no semicolon precedes
 * @param others all further parameters
 */
public record PChargingFunctionAddresses(Parameter first, Parameters others) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().repeatable("ccf", "ecf", "ccf-2", "ecf-2");

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PChargingFunctionAddresses read(Cursor cursor) {
        return new PChargingFunctionAddresses(Parameter.read(cursor, PARAMETERS), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The addresses of a function, of which there may be several.
     *
     * @param function {@code ccf}, {@code ecf}, {@code ccf-2} or {@code ecf-2}
     * @return an immutable list, without quotes
     */
    public List<String> addresses(String function) {
        return Stream.concat(Stream.of(first), others.list().stream())
                .filter(parameter -> parameter.name().equalsIgnoreCase(function))
                .flatMap(parameter -> parameter.unquoted().stream())
                .toList();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        first.writeTo(writer);
        others.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
