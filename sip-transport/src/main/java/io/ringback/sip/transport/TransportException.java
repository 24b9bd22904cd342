package io.ringback.sip.transport;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What a transport cannot do. The message names addresses and sizes, never any content. */
public abstract sealed class TransportException extends RuntimeException
        permits BindFailedException, SendFailedException, TransportClosedException {
    @Serial
    private static final long serialVersionUID = 1L;

    TransportException(String message, @Nullable Throwable cause, boolean stackTrace) {
        super(message, cause, false, stackTrace);
    }
}
