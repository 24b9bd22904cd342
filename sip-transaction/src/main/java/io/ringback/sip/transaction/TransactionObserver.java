package io.ringback.sip.transaction;

/**
 * Watches a layer at work, for metrics and traces. Called by the layer's lanes, which it must not block; what it throws
 * is dropped.
 */
public interface TransactionObserver {
    /** What belongs to no transaction. */
    enum Stray {
        /** A response. */
        RESPONSE,
        /** An ACK. */
        ACK,
        /** Bytes that are no acceptable message, or a request whose key cannot be read. */
        MALFORMED
    }

    /**
     * An observer that does nothing, and costs nothing.
     *
     * @return the default
     */
    static TransactionObserver none() {
        return NoObserver.INSTANCE;
    }

    /**
     * A transaction has begun.
     *
     * @param transaction the transaction
     */
    default void started(SipTransaction transaction) {}

    /**
     * A transaction is in another state.
     *
     * @param transaction the transaction
     * @param from the state before
     * @param to the state now
     */
    default void changed(SipTransaction transaction, TransactionState from, TransactionState to) {}

    /**
     * A request, response or ACK is sent once more.
     *
     * @param transaction the transaction
     */
    default void retransmitted(SipTransaction transaction) {}

    /**
     * A timer fired that ends a transaction without success, or a message could not be sent.
     *
     * @param transaction the transaction
     * @param failure what happened
     */
    default void failed(SipTransaction transaction, TransactionException failure) {}

    /**
     * A transaction is over.
     *
     * @param transaction the transaction
     * @param nanos how long it lasted, in nanoseconds
     */
    default void ended(SipTransaction transaction, long nanos) {}

    /**
     * A new request from the network, or a new client transaction, was not taken.
     *
     * @param reason why
     */
    default void refused(Refusal reason) {}

    /**
     * Something came that belongs to no transaction.
     *
     * @param kind what it is
     */
    default void strayed(Stray kind) {}
}
