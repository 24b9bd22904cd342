package io.ringback.sip.transaction;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that did not end with a response, or something that it cannot do. It is cheap: it has no stack trace,
 * which would only show a lane at work.
 */
public abstract sealed class TransactionException extends RuntimeException
        permits TransactionTimeoutException,
                HopUnreachableException,
                ResponseOverflowException,
                TransactionRefusedException,
                ResponseRefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient TransactionKey key;

    /** The state that the transaction was in. */
    private final TransactionState lastState;

    TransactionException(String message, TransactionKey key, TransactionState lastState, @Nullable Throwable cause) {
        super(message + " (" + key + ", " + lastState + ")", cause, false, false);
        this.key = key;
        this.lastState = lastState;
    }

    /**
     * Which transaction it was.
     *
     * @return its key
     */
    public TransactionKey key() {
        return key;
    }

    /**
     * The state that the transaction was in.
     *
     * @return the last one before it ended, or the one that it is still in
     */
    public TransactionState lastState() {
        return lastState;
    }

    /**
     * The status code that a client treats this as (RFC 3261 §8.1.3.1). No such response was received.
     *
     * @return 408, 503 or nothing
     */
    public OptionalInt equivalentStatus() {
        return OptionalInt.empty();
    }
}
