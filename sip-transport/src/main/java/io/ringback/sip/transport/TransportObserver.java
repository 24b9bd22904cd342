package io.ringback.sip.transport;

import java.net.InetSocketAddress;

/**
 * Watches a transport; every method does nothing by default. Called on event loops and by senders, several at once: it
 * must not block, and what it throws is swallowed. Addresses come from anyone: metrics must not be keyed by them.
 */
public interface TransportObserver {
    /**
     * The observer that does nothing.
     *
     * @return a shared instance
     */
    static TransportObserver none() {
        return Reports.NOBODY;
    }

    /**
     * Bytes have arrived, before anyone looked at them.
     *
     * @param remote where from
     * @param bytes how many, 0 or more
     */
    default void received(InetSocketAddress remote, int bytes) {}

    /**
     * The network has taken a message.
     *
     * @param remote where to
     * @param bytes its size
     */
    default void sent(InetSocketAddress remote, int bytes) {}

    /**
     * The network has refused a message; its sender has the exception.
     *
     * @param remote where it was to go
     * @param failure what the sender is told
     */
    default void sendFailed(InetSocketAddress remote, TransportException failure) {}

    /**
     * Something was dropped, which nobody else is told.
     *
     * @param reason why
     * @param remote where it came from, or was to go
     */
    default void dropped(DropReason reason, InetSocketAddress remote) {}

    /**
     * A datagram was doubled on purpose, by {@link Faults}.
     *
     * @param remote where it came from, or goes
     */
    default void duplicated(InetSocketAddress remote) {}

    /**
     * The handler of arrivals threw. The arrival counts as dropped too.
     *
     * @param failure what it threw
     */
    default void handlerFailed(Throwable failure) {}

    /**
     * A connection carries messages from now on: its handshakes are over.
     *
     * @param flow the connection
     */
    default void opened(Flow flow) {}

    /**
     * A connection has ended, or has been refused, or could not be opened.
     *
     * @param remote the other side
     * @param reason why
     */
    default void ended(InetSocketAddress remote, CloseReason reason) {}

    /**
     * A TLS handshake has failed. The connection counts as ended too.
     *
     * @param remote the other side
     * @param failure which check failed
     */
    default void handshakeFailed(InetSocketAddress remote, TlsFailedException failure) {}
}
