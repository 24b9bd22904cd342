package io.ringback.sip.transport.location;

import java.io.Serial;

/** No server can be found for a URI. The message tells why, in words of ours. */
public final class NoServerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Reason {
        /** The URI is no SIP URI, or cannot be read. */
        NO_SIP_URI,
        /** We do not have the transport that is wanted. */
        NO_TRANSPORT,
        /** The name does not exist, or has no address. */
        NO_ADDRESS,
        /** The domain says that it does not have the service (RFC 2782). */
        NOT_AVAILABLE,
        /** The DNS did not answer, or not in a way that helps. */
        NO_ANSWER,
        /** There are addresses, but none that we can send to. */
        NOT_REACHABLE
    }

    /** Why there is no server. */
    private final Reason reason;

    NoServerException(Reason reason, String problem) {
        super(problem, null, false, false);
        this.reason = reason;
    }

    /**
     * Why there is none.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
