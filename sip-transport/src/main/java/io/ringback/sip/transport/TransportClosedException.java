package io.ringback.sip.transport;

import java.io.Serial;
import java.net.InetSocketAddress;

/** A transport that has been closed and sends nothing any more. */
public final class TransportClosedException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1L;

    TransportClosedException(InetSocketAddress local) {
        super("the transport at " + local + " is closed", null, false);
    }
}
