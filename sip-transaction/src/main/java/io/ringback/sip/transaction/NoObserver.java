package io.ringback.sip.transaction;

/** Does nothing, and is known to. */
final class NoObserver implements TransactionObserver {
    static final NoObserver INSTANCE = new NoObserver();

    private NoObserver() {}
}
