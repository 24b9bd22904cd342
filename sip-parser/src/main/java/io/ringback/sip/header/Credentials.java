package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials: the answer to a challenge, in Authorization or Proxy-Authorization (RFC 3261 §20.7, §20.28).
 *
 * @param scheme {@code Digest} or another scheme, as it is written; it has no case
 * @param parameters what follows the scheme
 */
public record Credentials(Slice scheme, AuthParameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Credentials {
        AuthParameters.requireScheme(scheme);
    }

    /** Reads a value of the scheme {@code Digest}. */
    static @Nullable Credentials plain(byte[] bytes, int from, int to, ParseLimits limits) {
        return isPlain(bytes, from, to, limits) ? digest(AuthParameters.ofPlainDigest(bytes, from, to)) : null;
    }

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        return AuthParameters.isPlainDigest(bytes, from, to, limits);
    }

    /**
     * Reads one value.
     *
     * @param cursor at its scheme; left behind its last parameter
     * @return the value
     * @throws SyntaxException if there is none
     */
    public static Credentials read(Cursor cursor) {
        Slice scheme = cursor.take(Lexis.TOKEN, HeaderRule.AUTH_SCHEME);
        return new Credentials(scheme, AuthParameters.readAfter(scheme, cursor));
    }

    /**
     * A value of the scheme {@code Digest}.
     *
     * @param parameters its parameters
     * @return the value
     */
    public static Credentials digest(AuthParameters parameters) {
        return new Credentials(AuthParameters.DIGEST, parameters);
    }

    /**
     * Tells whether the scheme is {@code Digest}.
     *
     * @return true if it is
     */
    public boolean isDigest() {
        return scheme.equalsIgnoreCase(AuthParameters.DIGEST);
    }

    /**
     * Whose password was used.
     *
     * @return the parameter {@code username} without quotes; empty if it is absent
     */
    public Optional<String> username() {
        return parameters.text("username");
    }

    /**
     * The realm that the password is for.
     *
     * @return the parameter {@code realm} without quotes; empty if it is absent
     */
    public Optional<String> realm() {
        return parameters.text("realm");
    }

    /**
     * The nonce of the challenge that this answers.
     *
     * @return the parameter {@code nonce} without quotes, with its escapes as they are; empty if it is absent
     */
    public Optional<Slice> nonce() {
        return parameters.value("nonce");
    }

    /**
     * The URI that was signed, which is the Request-URI unless a proxy has changed that.
     *
     * @return the parameter {@code uri} without quotes; empty if it is absent
     */
    public Optional<Slice> uri() {
        return parameters.value("uri");
    }

    /**
     * The proof that the sender knows the password.
     *
     * @return hexadecimal digits without quotes; empty if it is absent
     */
    public Optional<Slice> response() {
        return parameters.value("response");
    }

    /**
     * How the proof was computed.
     *
     * @return the algorithm, such as {@code SHA-256}; empty if it is absent, which means MD5
     */
    public Optional<String> algorithm() {
        return parameters.text("algorithm");
    }

    /**
     * The quality of protection that the sender has chosen.
     *
     * @return {@code auth}, {@code auth-int} or another; empty if it is absent
     */
    public Optional<Slice> qop() {
        return parameters.value("qop");
    }

    /**
     * The sender's own nonce.
     *
     * @return its bytes between the quotes; empty if it is absent
     */
    public Optional<Slice> clientNonce() {
        return parameters.value("cnonce");
    }

    /**
     * How often the nonce has been used, this time included.
     *
     * @return 0 to 2³² − 1; empty if it is absent, or not eight hexadecimal digits (RFC 7616 §3.4)
     */
    public Optional<Long> nonceCount() {
        return parameters.nonceCount();
    }

    /**
     * What the challenge asked to be given back.
     *
     * @return its bytes between the quotes; empty if it is absent
     */
    public Optional<Slice> opaque() {
        return parameters.value("opaque");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(scheme);
        if (!parameters.isEmpty()) {
            writer.octet(' ');
            parameters.writeTo(writer);
        }
    }

    /** The scheme and the parameters' names only: values may be secret. */
    @Override
    public String toString() {
        return scheme + " " + parameters;
    }
}
