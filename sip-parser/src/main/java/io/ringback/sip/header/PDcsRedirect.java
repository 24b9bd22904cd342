package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * How a call was redirected that is surveilled by law: P-DCS-Redirect (RFC 5503 §8.1).
 *
 * @param called whom the caller wanted to reach
 * @param parameters {@code redirector-uri}, {@code count} and others
 */
public record PDcsRedirect(Uri called, Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("redirector-uri", QuotedUri::read).number("count", Integer.MAX_VALUE);

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PDcsRedirect read(Cursor cursor) {
        return new PDcsRedirect(QuotedUri.read(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Who redirected the call last.
     *
     * @return the URI; empty if it is not told
     */
    public Optional<Uri> redirector() {
        return ParameterValue.of(parameters, "redirector-uri", QuotedUri::read);
    }

    /**
     * How often the call was redirected.
     *
     * @return 0 or more; empty if it is not told
     */
    public Optional<Long> count() {
        return parameters.number("count");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.octet('"').slice(called.raw()).octet('"');
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
