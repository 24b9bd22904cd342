package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * What a server or proxy tells of credentials that it has accepted, in Authentication-Info or Proxy-Authentication-Info
 * (RFC 3261 §20.6, RFC 7615 §4, RFC 7616 §3.5).
 *
 * @param parameters what is told
 */
public record AuthenticationInfo(AuthParameters parameters) implements Writable {
    /**
     * Reads one value.
     *
     * @param cursor at its first parameter; left behind the last
     * @return the value
     * @throws SyntaxException if there is none
     */
    public static AuthenticationInfo read(Cursor cursor) {
        return new AuthenticationInfo(AuthParameters.read(cursor));
    }

    /**
     * The nonce to use in the next request.
     *
     * @return the parameter {@code nextnonce} without quotes, with its escapes as they are; empty if it is absent
     */
    public Optional<Slice> nextNonce() {
        return parameters.value("nextnonce");
    }

    /**
     * The quality of protection of the response.
     *
     * @return {@code auth}, {@code auth-int} or another; empty if it is absent
     */
    public Optional<Slice> qop() {
        return parameters.value("qop");
    }

    /**
     * The proof that the server knows the password, too.
     *
     * @return the parameter {@code rspauth}, hexadecimal digits without quotes; empty if it is absent
     */
    public Optional<Slice> responseProof() {
        return parameters.value("rspauth");
    }

    /**
     * The nonce of the client whose credentials this is about.
     *
     * @return its bytes between the quotes; empty if it is absent
     */
    public Optional<Slice> clientNonce() {
        return parameters.value("cnonce");
    }

    /**
     * The count of the credentials that this is about.
     *
     * @return 0 to 2³² − 1; empty if it is absent, or not eight hexadecimal digits (RFC 7616 §3.4)
     */
    public Optional<Long> nonceCount() {
        return parameters.nonceCount();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        parameters.writeTo(writer);
    }

    /** Only the names: values may tell of secrets. */
    @Override
    public String toString() {
        return parameters.toString();
    }
}
