package io.ringback.sdp.negotiation;

/** Where a session stands between offers and answers (RFC 3264 §4). */
public enum NegotiationState {
    /** Nothing was agreed, and no offer is open. */
    IDLE,
    /** Our offer waits for the peer's answer. */
    LOCAL_OFFER,
    /** The peer's offer waits for our answer. */
    REMOTE_OFFER,
    /** Something was agreed, and no offer is open. */
    STABLE
}
