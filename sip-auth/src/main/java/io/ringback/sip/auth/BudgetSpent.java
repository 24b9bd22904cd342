package io.ringback.sip.auth;

/**
 * The challenge is not answered again.
 *
 * @param challenger who asks
 * @param realm the realm
 * @param cause why not
 */
public record BudgetSpent(Challenger challenger, String realm, Cause cause) implements DigestAnswer {
    /** Why a challenge is not answered. */
    public enum Cause {
        /** The peer has refused these credentials: a wrong user or password. */
        REJECTED,
        /** The peer calls every nonce stale. */
        STALE_AGAIN,
        /** The request was sent {@link Exchange#MOST_SUBMISSIONS} times. */
        SUBMISSIONS,
        /**
         * The request's CSeq is the highest there is, and its next submission needs a higher one (RFC 3261 §8.1.1.5).
         */
        SEQUENCE
    }

    @Override
    public Kind kind() {
        return Kind.BUDGET_SPENT;
    }
}
