package io.ringback.sip.transaction;

import io.ringback.sip.message.SipRequest;
import reactor.core.publisher.Sinks;

/**
 * Where a transaction tells those who watch it. It is made when somebody first asks, and only the lane emits into it.
 * Each queue is short by nature: there are eight states, and few failures.
 */
final class Watch {
    private static final int FAILURES = 8;

    private final Sinks.Many<TransactionState> states = Sinks.many().replay().latest();
    private final Sinks.Many<TransactionException> failures =
            Sinks.many().replay().limit(FAILURES);
    private final Sinks.One<SipRequest> cancelled = Sinks.one();
    private boolean begun;

    Sinks.Many<TransactionState> states() {
        return states;
    }

    Sinks.Many<TransactionException> failures() {
        return failures;
    }

    Sinks.One<SipRequest> cancelled() {
        return cancelled;
    }

    /** Tells whether it knows of a state. */
    boolean hasBegun() {
        return begun;
    }

    void enter(TransactionState state) {
        begun = true;
        states.tryEmitNext(state);
    }

    /** Nothing more will be told. */
    void end() {
        states.tryEmitComplete();
        failures.tryEmitComplete();
        cancelled.tryEmitEmpty();
    }
}
