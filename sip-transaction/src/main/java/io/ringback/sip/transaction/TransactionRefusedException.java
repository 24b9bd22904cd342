package io.ringback.sip.transaction;

import java.io.Serial;

/** The layer does not take a transaction, or gives it up. */
public final class TransactionRefusedException extends TransactionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    private final Refusal reason;

    TransactionRefusedException(Refusal reason, TransactionKey key, TransactionState lastState) {
        super(reason.description(), key, lastState, null);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Refusal reason() {
        return reason;
    }
}
