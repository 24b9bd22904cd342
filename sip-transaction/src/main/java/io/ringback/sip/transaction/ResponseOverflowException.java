package io.ringback.sip.transaction;

import java.io.Serial;

/**
 * More responses wait to be requested than there is room for. The transaction goes on without its subscriber, as if the
 * subscription had been cancelled.
 */
public final class ResponseOverflowException extends TransactionException {
    @Serial
    private static final long serialVersionUID = 1L;

    ResponseOverflowException(TransactionKey key, TransactionState lastState) {
        super("too many responses wait to be requested", key, lastState, null);
    }
}
