package io.ringback.sip.transport;

import java.io.Serial;
import java.net.InetSocketAddress;

/** A message that is larger than what this transport can carry; another transport might. */
public final class MessageTooLargeException extends SendFailedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The bytes of the message. */
    private final int size;

    /** The most bytes that it may have. */
    private final int limit;

    MessageTooLargeException(InetSocketAddress remote, int size, int limit) {
        super(remote, size + " bytes are more than the " + limit + " that fit", null);
        this.size = size;
        this.limit = limit;
    }

    /**
     * The message's size.
     *
     * @return bytes
     */
    public int size() {
        return size;
    }

    /**
     * What can be carried.
     *
     * @return bytes
     */
    public int limit() {
        return limit;
    }
}
