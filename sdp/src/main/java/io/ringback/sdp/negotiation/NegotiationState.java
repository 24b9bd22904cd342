package io.ringback.sdp.negotiation;

/**
 * Where a session stands between offers and answers: which description counted last (RFC 3264 §4, RFC 6337 §3.1). The
 * states of RFC 8829 §3.2 with two differences: {@code stable} is told by who answered, since only who offered has to
 * expect the answer once more; and a session that nothing was agreed in is idle.
 */
public enum NegotiationState {
    /** Nothing was agreed, and no offer is open. */
    IDLE,
    /** Our offer waits for the peer's answer. */
    LOCAL_OFFER,
    /** Our offer has a provisional answer; the exchange is not over (RFC 6337 §3.1.1). */
    REMOTE_PRANSWER,
    /** The peer has answered our offer. */
    REMOTE_ANSWER,
    /** The peer's offer waits for our answer. */
    REMOTE_OFFER,
    /** The peer's offer has our provisional answer; the exchange is not over. */
    LOCAL_PRANSWER,
    /** We have answered the peer's offer. */
    LOCAL_ANSWER;

    /**
     * Tells whether an offer is open, so that no other one can be made (RFC 3264 §4).
     *
     * @return true if an offer waits for its answer, or for the final one
     */
    public boolean isOpen() {
        return switch (this) {
            case LOCAL_OFFER, REMOTE_PRANSWER, REMOTE_OFFER, LOCAL_PRANSWER -> true;
            case IDLE, REMOTE_ANSWER, LOCAL_ANSWER -> false;
        };
    }

    /**
     * Tells whether something was agreed and no offer is open.
     *
     * @return true if it was
     */
    public boolean isAgreed() {
        return this == REMOTE_ANSWER || this == LOCAL_ANSWER;
    }
}
