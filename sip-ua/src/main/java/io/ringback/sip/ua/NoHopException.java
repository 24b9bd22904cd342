package io.ringback.sip.ua;

import java.io.Serial;

/** No hop leads to a URI. */
public final class NoHopException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoHopException(String problem) {
        super(problem, null, false, false);
    }
}
