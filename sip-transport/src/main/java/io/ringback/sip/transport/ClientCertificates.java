package io.ringback.sip.transport;

/** Whether a server asks clients for a certificate (RFC 5922 §7.4). */
public enum ClientCertificates {
    /** It does not ask. */
    IGNORED,
    /** It asks, and talks to those without one too. One that is not trusted ends the handshake. */
    WANTED,
    /** It asks, and talks to nobody without one. */
    REQUIRED
}
