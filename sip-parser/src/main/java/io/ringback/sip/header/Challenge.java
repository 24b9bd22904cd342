package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A challenge: what a server or proxy asks for in WWW-Authenticate or Proxy-Authenticate (RFC 3261 §20.27, §20.44).
 *
 * @param scheme {@code Digest} or another scheme, as it is written; it has no case
 * @param parameters what follows the scheme
 */
public record Challenge(Slice scheme, AuthParameters parameters) implements Writable {
    private static final CharClass URI = CharClass.range('!', 0xFF);

    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Challenge {
        AuthParameters.requireScheme(scheme);
    }

    /** Reads a value of the scheme {@code Digest}. */
    static @Nullable Challenge plain(byte[] bytes, int from, int to, ParseLimits limits) {
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
    public static Challenge read(Cursor cursor) {
        Slice scheme = cursor.take(Lexis.TOKEN, HeaderRule.AUTH_SCHEME);
        return new Challenge(scheme, AuthParameters.readAfter(scheme, cursor));
    }

    /**
     * A value of the scheme {@code Digest}.
     *
     * @param parameters its parameters
     * @return the value
     */
    public static Challenge digest(AuthParameters parameters) {
        return new Challenge(AuthParameters.DIGEST, parameters);
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
     * Whose password is asked for.
     *
     * @return the parameter {@code realm} without quotes; empty if it is absent
     */
    public Optional<String> realm() {
        return parameters.text("realm");
    }

    /**
     * What makes every answer another.
     *
     * @return the parameter {@code nonce} without quotes, with its escapes as they are; empty if it is absent
     */
    public Optional<Slice> nonce() {
        return parameters.value("nonce");
    }

    /**
     * How answers are to be computed.
     *
     * @return the parameter {@code algorithm}; empty if it is absent, which means MD5
     */
    public Optional<String> algorithm() {
        return parameters.text("algorithm");
    }

    /**
     * Tells whether only the nonce of the credentials was too old, and the password right.
     *
     * @return true if the parameter {@code stale} says so
     */
    public boolean isStale() {
        return parameters
                .value("stale")
                .map(stale -> stale.equalsIgnoreCase("true"))
                .orElse(false);
    }

    /**
     * The qualities of protection to choose from.
     *
     * @return {@code auth}, {@code auth-int} and others; empty if none is told, as in RFC 2069
     */
    public List<Slice> qop() {
        List<Slice> all = new ArrayList<>();
        Cursor cursor = parameters.value("qop").orElse(Slice.empty()).cursor();
        do {
            cursor.skipLws();
            int from = cursor.position();
            if (cursor.skipAll(Lexis.TOKEN) > 0) {
                all.add(cursor.since(from));
            }
        } while (Lexis.skipSeparator(cursor, ','));
        return List.copyOf(all);
    }

    /**
     * What credentials give back as it is.
     *
     * @return its bytes between the quotes; empty if it is absent
     */
    public Optional<Slice> opaque() {
        return parameters.value("opaque");
    }

    /**
     * The URIs that the credentials are good for (RFC 7616 §3.3).
     *
     * @return them as they are written, in order; none if they are good for the whole server
     */
    public List<Slice> domain() {
        List<Slice> all = new ArrayList<>();
        Cursor cursor = parameters.value("domain").orElse(Slice.empty()).cursor();
        while (cursor.skipLws() || !cursor.atEnd()) {
            int from = cursor.position();
            if (cursor.skipAll(URI) > 0) {
                all.add(cursor.since(from));
            } else if (!cursor.atEnd()) {
                cursor.next();
            }
        }
        return List.copyOf(all);
    }

    /**
     * Tells whether the server can find a user by the hash of the name (RFC 7616 §3.4.4).
     *
     * @return true if the parameter {@code userhash} is {@code true}
     */
    public boolean allowsHashedUsername() {
        return parameters
                .value("userhash")
                .map(hashed -> hashed.equalsIgnoreCase("true"))
                .orElse(false);
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
