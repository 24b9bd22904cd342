package io.ringback.sip.address;

import io.ringback.text.Slice;
import java.util.Locale;
import java.util.Optional;

/** The transports that SIP runs over, as a Via and a URI's {@code transport} parameter name them. */
public enum TransportProtocol {
    /** RFC 3261 §18. */
    UDP("UDP", false, false, 5060),
    /** RFC 3261 §18. */
    TCP("TCP", true, false, 5060),
    /** RFC 3261 §26.2.1. */
    TLS("TLS", true, true, 5061),
    /** RFC 4168. */
    SCTP("SCTP", true, false, 5060),
    /** RFC 4168. */
    TLS_SCTP("TLS-SCTP", true, true, 5061),
    /** RFC 7118. */
    WS("WS", true, false, 80),
    /** RFC 7118. */
    WSS("WSS", true, true, 443);

    private final String token;
    private final boolean reliable;
    private final boolean secure;
    private final int defaultPort;

    TransportProtocol(String token, boolean reliable, boolean secure, int defaultPort) {
        this.token = token;
        this.reliable = reliable;
        this.secure = secure;
        this.defaultPort = defaultPort;
    }

    /**
     * The transport that a token names.
     *
     * @param token a Via's transport or a URI's {@code transport} value, in any case of letters
     * @return the transport, if it is one of these
     */
    public static Optional<TransportProtocol> of(Slice token) {
        for (TransportProtocol transport : values()) {
            if (token.equalsIgnoreCase(transport.token)) {
                return Optional.of(transport);
            }
        }
        return Optional.empty();
    }

    /**
     * The name as a Via writes it.
     *
     * @return upper-case letters
     */
    public String token() {
        return token;
    }

    /**
     * The name as a URI's {@code transport} parameter writes it. RFC 3261 §26.2.2 deprecates {@code tls} there, and RFC
     * 7118 §5.2 uses {@code ws} for both WebSocket transports.
     *
     * @return lower-case letters
     */
    public String parameter() {
        return this == WSS ? "ws" : token.toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether the transport retransmits by itself, so that SIP need not.
     *
     * @return false for UDP only
     */
    public boolean reliable() {
        return reliable;
    }

    /**
     * Tells whether the transport encrypts.
     *
     * @return true for the TLS ones
     */
    public boolean secure() {
        return secure;
    }

    /**
     * The port where none is named (RFC 3261 §19.1.2, RFC 7118 §5).
     *
     * @return a port number
     */
    public int defaultPort() {
        return defaultPort;
    }
}
