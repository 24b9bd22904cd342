package io.ringback.sip.transport;

import io.ringback.sip.message.Hop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * One connection, as a hop: what is sent to it goes by this connection and no other (RFC 5626 §4.2). When it is gone,
 * requests to it fail, and responses go to where their Via leads (RFC 3261 §18.2.2). Safe for use by many threads.
 */
public interface Flow extends Hop {
    /**
     * Our end of the connection.
     *
     * @return an address with a port
     */
    InetSocketAddress local();

    /**
     * Tells which side opened the connection.
     *
     * @return true if the other side did
     */
    boolean accepted();

    /**
     * Tells whether messages can go by this connection.
     *
     * @return false before the handshakes are over, and after the end
     */
    boolean isOpen();

    /**
     * The SIP domains that the other side has proven to speak for (RFC 5922 §7.1).
     *
     * @return domain names in lower case; empty without TLS, and if the other side has shown no certificate
     */
    Set<String> domains();

    /**
     * Asks the other side from time to time whether it is still there (RFC 5626 §4.4.1), and closes the connection if
     * no answer comes within ten seconds: by double line ends, over WebSocket by ping frames. It must be known that the
     * other side answers, as by RFC 6223.
     *
     * @param interval the longest time between two questions; each time 80 % to 100 % of it are waited. Zero asks no
     *     more
     */
    void keepAlive(Duration interval);

    /** Closes the connection: what was given to it is still sent. Does not wait. */
    void close();

    /**
     * The end of this connection, however it comes.
     *
     * @return completes when it is gone
     */
    Mono<Void> onClose();
}
