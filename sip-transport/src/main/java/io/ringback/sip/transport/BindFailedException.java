package io.ringback.sip.transport;

import java.io.Serial;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A local address that cannot be bound: it is taken, not ours, or needs a privilege. */
public final class BindFailedException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The address that could not be bound. */
    private final InetSocketAddress address;

    BindFailedException(InetSocketAddress address, String reason, @Nullable Throwable cause) {
        super("cannot bind " + address + ": " + reason, cause, true);
        this.address = address;
    }

    /**
     * The address.
     *
     * @return what was to be bound
     */
    public InetSocketAddress address() {
        return address;
    }
}
