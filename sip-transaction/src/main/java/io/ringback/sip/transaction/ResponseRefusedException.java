package io.ringback.sip.transaction;

import java.io.Serial;

/** A response that must not be sent, and was not. The transaction goes on. */
public final class ResponseRefusedException extends TransactionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The status code of the response that was not sent. */
    private final int statusCode;

    ResponseRefusedException(int statusCode, String rule, TransactionKey key, TransactionState state) {
        super("no " + statusCode + " here: " + rule, key, state, null);
        this.statusCode = statusCode;
    }

    /**
     * The response's status code.
     *
     * @return 100 to 699
     */
    public int statusCode() {
        return statusCode;
    }
}
