package io.ringback.sip.transaction;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * Nothing came in time. At a client this is as good as a 408 (RFC 3261 §8.1.3.1); at a server, an INVITE's final
 * response was never acknowledged, or the user has not answered a non-INVITE request.
 */
public final class TransactionTimeoutException extends TransactionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The timer that has fired. */
    private final String timer;

    TransactionTimeoutException(String timer, TransactionKey key, TransactionState lastState) {
        super("timer " + timer + " fired", key, lastState, null);
        this.timer = timer;
    }

    /**
     * The timer that fired.
     *
     * @return {@code B}, {@code F} or {@code H} of RFC 3261 table 4; {@code CANCEL} for the 64·T1 that a final response
     *     is waited for after a CANCEL (§9.1) or on a connection that was lost; {@code EXPIRY} for the 64·T1 after
     *     which no client waits for an answer any more (RFC 4320 §4.2)
     */
    public String timer() {
        return timer;
    }

    @Override
    public OptionalInt equivalentStatus() {
        return OptionalInt.of(408);
    }
}
