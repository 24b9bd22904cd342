package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * Whether somebody has answered, or a server only expects it and keeps the media meanwhile: P-Answer-State (RFC 4964
 * §7.1).
 *
 * @param type {@code Confirmed}, {@code Unconfirmed} or another token; it has no case
 * @param parameters any parameters
 */
public record PAnswerState(Slice type, Parameters parameters) implements Writable {
    /** Refuses what is no token. */
    public PAnswerState {
        Lexis.requireToken(type);
    }

    /** The one who was called has answered. */
    public static final PAnswerState CONFIRMED = new PAnswerState(Slice.of("Confirmed"), Parameters.none());
    /** It is likely that the one who was called will answer. */
    public static final PAnswerState UNCONFIRMED = new PAnswerState(Slice.of("Unconfirmed"), Parameters.none());

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PAnswerState read(Cursor cursor) {
        return new PAnswerState(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor));
    }

    /**
     * Tells whether the one who was called has answered.
     *
     * @return true if the type is {@code Confirmed}
     */
    public boolean isConfirmed() {
        return type.equalsIgnoreCase("Confirmed");
    }

    /**
     * Tells whether it is only likely that the one who was called will answer.
     *
     * @return true if the type is {@code Unconfirmed}
     */
    public boolean isUnconfirmed() {
        return type.equalsIgnoreCase("Unconfirmed");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
