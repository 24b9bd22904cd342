package io.ringback.sip.ua;

/** How a call has ended. */
public enum CallEnd {
    /** There was no answer, so no call: the outcome tells why. */
    NEVER_ANSWERED,
    /** We hung up, and the other side has agreed. */
    LOCAL,
    /** The other side hung up. */
    REMOTE,
    /** We hung up, and the other side has not agreed; for us the call is over all the same (RFC 3261 §15.1.1). */
    LOCAL_UNCONFIRMED
}
