package io.ringback.sip.transaction;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A message could not be sent, or the connection is gone: as good as a 503 (RFC 3261 §8.1.3.1, §17.1.4, §17.2.4). */
public final class HopUnreachableException extends TransactionException {
    @Serial
    private static final long serialVersionUID = 1L;

    HopUnreachableException(TransactionKey key, TransactionState lastState, @Nullable Throwable cause) {
        super("the hop is unreachable", key, lastState, cause);
    }

    @Override
    public OptionalInt equivalentStatus() {
        return OptionalInt.of(503);
    }
}
