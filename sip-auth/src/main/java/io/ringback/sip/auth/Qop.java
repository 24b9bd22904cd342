package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Optional;

/** The quality of protection (RFC 7616 §3.3). */
public enum Qop {
    /** No {@code qop} at all: the digest of RFC 2069, without counting and without a cnonce (RFC 2617 §3.2.2.1). */
    NONE(""),
    /** Authentication: method and URI are protected. */
    AUTH("auth"),
    /** Authentication with integrity: the body is protected too. */
    AUTH_INT("auth-int");

    private final String token;
    private final String beforeCount;
    private final String hashed;

    Qop(String token) {
        this.token = token;
        this.beforeCount = token.isEmpty() ? "" : ", qop=" + token + ", nc=";
        this.hashed = ":" + token + ":";
    }

    /**
     * The quality of a name.
     *
     * @param token the name, in any case of letters
     * @return {@link #AUTH} or {@link #AUTH_INT}; empty if it is neither
     */
    public static Optional<Qop> of(Slice token) {
        if (token.equalsIgnoreCase(AUTH.token)) {
            return Optional.of(AUTH);
        }
        return token.equalsIgnoreCase(AUTH_INT.token) ? Optional.of(AUTH_INT) : Optional.empty();
    }

    /**
     * The name on the wire.
     *
     * @return a token; empty for {@link #NONE}
     */
    public String token() {
        return token;
    }

    /** How it is written, up to the count behind it; nothing for {@link #NONE}. */
    String beforeCount() {
        return beforeCount;
    }

    /** How it is hashed, with the colons before and behind it. */
    String hashed() {
        return hashed;
    }
}
