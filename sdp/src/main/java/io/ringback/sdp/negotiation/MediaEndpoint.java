package io.ringback.sdp.negotiation;

import io.ringback.sdp.field.Connection;
import java.util.Optional;

/**
 * Where one side receives a stream.
 *
 * @param connection the address; absent if a lenient parser let a description through that has none
 * @param port the port, 0 for a rejected stream
 * @param rtcpConnection the address for RTCP
 * @param rtcpPort the port for RTCP: the same one if it is shared (RFC 5761), what {@code rtcp} says (RFC 3605), or the
 *     one behind; 0 if there is none
 */
public record MediaEndpoint(
        Optional<Connection> connection, int port, Optional<Connection> rtcpConnection, int rtcpPort) {
    /** Nowhere: the stream is rejected. */
    public static final MediaEndpoint NONE = new MediaEndpoint(Optional.empty(), 0, Optional.empty(), 0);

    private static final int HIGHEST_PORT = 65_535;

    /** RTCP at the same port, or at the one behind. */
    static MediaEndpoint of(Optional<Connection> connection, int port, boolean mux) {
        int behind = port < HIGHEST_PORT ? port + 1 : 0;
        return new MediaEndpoint(connection, port, connection, mux ? port : behind);
    }

    /** The same with RTP and RTCP at one port. */
    MediaEndpoint muxed() {
        return new MediaEndpoint(connection, port, connection, port);
    }

    /**
     * Tells whether RTP and RTCP share the port.
     *
     * @return true if they do
     */
    public boolean isRtcpMuxed() {
        return rtcpPort == port && port != 0;
    }

    /**
     * Tells whether something can be sent here: there is a port, and an address that is not {@code 0.0.0.0} or the like
     * (RFC 3264 §8.4, RFC 6157 §4.2).
     *
     * @return true if it can
     */
    public boolean isReachable() {
        return port != 0 && !connection.map(Connection::isUnspecified).orElse(true);
    }
}
