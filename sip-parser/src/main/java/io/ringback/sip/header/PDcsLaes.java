package io.ringback.sip.header;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Where a call that is surveilled by law is reported: P-DCS-LAES (RFC 5503 §8.1).
 *
 * @param events where copies of the call's event messages are sent
 * @param parameters {@code content}, {@code bcid}, {@code cccid} and others
 */
public record PDcsLaes(HostPort events, Parameters parameters) implements Writable {
    private static final int CORRELATION_DIGITS = 48;
    private static final int CONTENT_DIGITS = 8;
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value("content", HostPort::read)
            .value("bcid", cursor -> HexDigits.read(cursor, CORRELATION_DIGITS, HeaderRule.SURVEILLANCE_ID))
            .value("cccid", cursor -> HexDigits.read(cursor, CONTENT_DIGITS, HeaderRule.SURVEILLANCE_ID));

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PDcsLaes read(Cursor cursor) {
        return new PDcsLaes(HostPort.read(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Where the call's content is sent.
     *
     * @return a host and perhaps a port; empty if it is not told
     */
    public Optional<HostPort> content() {
        return ParameterValue.of(parameters, "content", HostPort::read);
    }

    /**
     * The identifier that the call's event messages have in common.
     *
     * @return 1 to 48 hexadecimal digits; empty if it is not told
     */
    public Optional<Slice> correlation() {
        return parameters.value("bcid");
    }

    /**
     * The identifier of the content.
     *
     * @return 1 to 8 hexadecimal digits; empty if it is not told
     */
    public Optional<Slice> contentId() {
        return parameters.value("cccid");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        events.writeTo(writer);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
