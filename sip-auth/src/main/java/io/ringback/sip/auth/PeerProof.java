package io.ringback.sip.auth;

/** Whether a peer has proved in its response that it knows the user's secret too (RFC 7616 §3.5 {@code rspauth}). */
public enum PeerProof {
    /** It has. */
    GIVEN,
    /** It has said nothing about it, as most do. */
    ABSENT,
    /** What it gave is wrong: it is not the peer that knows the secret, or the response was changed on its way. */
    WRONG
}
