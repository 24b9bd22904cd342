package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * The user for whom a proxy is to do its services: P-Served-User (RFC 5502 §6, RFC 8498 §6).
 *
 * @param user the address, whose parameters tell in which case
 */
public record PServedUser(NameAddr user) implements Writable {
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .word("sescase", "orig", "term")
            .word("regstate", "unreg", "reg")
            .flag("orig-cdiv");

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PServedUser read(Cursor cursor) {
        return new PServedUser(NameAddr.read(cursor, PARAMETERS));
    }

    /**
     * On which side of the call the user is.
     *
     * @return {@code orig} or {@code term}; empty if it is not told
     */
    public Optional<Slice> sessionCase() {
        return user.parameters().value("sescase");
    }

    /**
     * Whether the user is registered.
     *
     * @return {@code reg} or {@code unreg}; empty if it is not told
     */
    public Optional<Slice> registrationState() {
        return user.parameters().value("regstate");
    }

    /**
     * Tells whether the user has diverted the call.
     *
     * @return true if the parameter {@code orig-cdiv} is there
     */
    public boolean isDiverting() {
        return user.parameters().has("orig-cdiv");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        user.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
