package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
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
        Lexis.requireReadable(icid, PChargingVector::skipValue);
    }

    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .host("icid-generated-at")
            .host("related-icid-generated-at")
            .value("transit-ioi", PChargingVector::skipTransit);
    private static final CharClass UNQUOTED = CharClass.range('!', '~').without("\";,<>");
    private static final String VOID = "void";
    private static final CharClass BETWEEN = CharClass.of("\", \t\r\n");
    private static final CharClass OPERATOR = CharClass.ALPHANUM.or(CharClass.of("."));

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

    /** {@code gen-value}, or what may be tolerated as one. */
    private static void skipValue(Cursor cursor) {
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
        } else {
            cursor.skipAll(UNQUOTED);
        }
    }

    /** {@code DQUOTE transit-ioi-param *( COMMA transit-ioi-param ) DQUOTE}. */
    private static void skipTransit(Cursor cursor) {
        cursor.expect('"', AddressRule.PARAMETER);
        do {
            int from = cursor.position();
            boolean letter = CharClass.ALPHA.contains(cursor.peek()) && !cursor.atEnd();
            Slice name = cursor.take(CharClass.ALPHANUM, AddressRule.PARAMETER);
            if (cursor.skip('.')) {
                cursor.take(CharClass.DIGIT, AddressRule.PARAMETER);
            } else if (!name.equalsIgnoreCase(VOID)) {
                throw cursor.errorAt(AddressRule.PARAMETER, from);
            }
            if (!letter) {
                throw cursor.errorAt(AddressRule.PARAMETER, from);
            }
        } while (Lexis.skipSeparator(cursor, ','));
        cursor.expect('"', AddressRule.PARAMETER);
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

    /**
     * The operators between those two.
     *
     * @return in their order, each with a dot and its number in the network, or {@code void} where one is not named
     */
    public List<String> transitOperators() {
        List<String> operators = new ArrayList<>();
        Cursor cursor = parameters.value("transit-ioi").orElse(Slice.empty()).cursor();
        cursor.skip('"');
        while (!cursor.atEnd()) {
            int from = cursor.position();
            cursor.skipAll(OPERATOR);
            operators.add(cursor.since(from).toString());
            cursor.skipAll(BETWEEN);
        }
        return List.copyOf(operators);
    }

    /**
     * The identifier of a charging record that belongs to this one.
     *
     * @return it, without quotes; empty if it is not told
     */
    public Optional<String> related() {
        return parameters.text("related-icid");
    }

    /**
     * Who made the identifier of the record that belongs to this one.
     *
     * @return a host; empty if it is not told
     */
    public Optional<Slice> relatedGeneratedAt() {
        return parameters.value("related-icid-generated-at");
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
