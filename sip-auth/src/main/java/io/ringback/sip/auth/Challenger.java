package io.ringback.sip.auth;

import io.ringback.sip.header.AuthenticationInfo;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.ExtensionTypes;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;

/** Who asks for credentials: it decides the status code and the header fields (RFC 3261 §22.2, §22.3). */
public enum Challenger {
    /** A proxy: 407. */
    PROXY(407),
    /** A user agent server or a registrar: 401. */
    SERVER(401);

    private final int statusCode;

    Challenger(int statusCode) {
        this.statusCode = statusCode;
    }

    /**
     * The status code of its challenges.
     *
     * @return 407 or 401
     */
    public int statusCode() {
        return statusCode;
    }

    /**
     * The header field of its challenges.
     *
     * @return Proxy-Authenticate or WWW-Authenticate
     */
    public HeaderType<Challenge> challenge() {
        return this == PROXY ? HeaderTypes.PROXY_AUTHENTICATE : HeaderTypes.WWW_AUTHENTICATE;
    }

    /**
     * The header field that answers it.
     *
     * @return Proxy-Authorization or Authorization
     */
    public HeaderType<Credentials> credentials() {
        return this == PROXY ? HeaderTypes.PROXY_AUTHORIZATION : HeaderTypes.AUTHORIZATION;
    }

    /**
     * The header field in which it tells of a success.
     *
     * @return Proxy-Authentication-Info or Authentication-Info
     */
    public HeaderType<AuthenticationInfo> info() {
        return this == PROXY ? ExtensionTypes.PROXY_AUTHENTICATION_INFO : HeaderTypes.AUTHENTICATION_INFO;
    }
}
