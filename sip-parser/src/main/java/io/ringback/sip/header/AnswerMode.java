package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * Whether a call is to be answered without asking: Answer-Mode and Priv-Answer-Mode (RFC 5373 §2).
 *
 * @param mode {@code Manual}, {@code Auto} or another token; it has no case
 * @param parameters {@code require} and others
 */
public record AnswerMode(Slice mode, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public AnswerMode {
        Lexis.requireToken(mode);
    }

    /** Ask somebody. */
    public static final AnswerMode MANUAL = new AnswerMode(Slice.of("Manual"), Parameters.none());
    /** Answer at once. */
    public static final AnswerMode AUTO = new AnswerMode(Slice.of("Auto"), Parameters.none());

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().flag("require");

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static AnswerMode read(Cursor cursor) {
        return new AnswerMode(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Tells whether the call is to be answered at once.
     *
     * @return true if the mode is {@code Auto}
     */
    public boolean isAutomatic() {
        return mode.equalsIgnoreCase("Auto");
    }

    /**
     * Tells whether the call is to be refused where the mode is not granted.
     *
     * @return true if the parameter {@code require} is there
     */
    public boolean isRequired() {
        return parameters.has("require");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(mode);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
