package io.ringback.sip.transport;

import java.io.Serial;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A message that could not be sent: a transport error to its transaction (RFC 3261 §17, §18.4). */
public sealed class SendFailedException extends TransportException
        permits MessageTooLargeException, TlsFailedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Where it was to be sent to. */
    private final InetSocketAddress remote;

    SendFailedException(InetSocketAddress remote, String reason, @Nullable Throwable cause) {
        super("cannot send to " + remote + ": " + reason, cause, false);
        this.remote = remote;
    }

    /**
     * Where the message was to go.
     *
     * @return the remote address
     */
    public InetSocketAddress remote() {
        return remote;
    }
}
