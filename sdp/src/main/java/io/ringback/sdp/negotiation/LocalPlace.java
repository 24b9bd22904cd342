package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import java.util.List;
import java.util.Optional;

/**
 * Where this side receives a stream.
 *
 * @param port the port, 0 for none yet
 * @param connection the address, if it is not that of the session
 * @param attributes what belongs to the address
 * @param portCount how many ports there are, as only multicast has more than one here
 */
record LocalPlace(int port, Optional<Connection> connection, List<Attribute> attributes, int portCount) {
    static final LocalPlace NONE = of(0, Optional.empty(), List.of());

    static LocalPlace of(int port, Optional<Connection> connection, List<Attribute> attributes) {
        return new LocalPlace(port, connection, attributes, 1);
    }

    /**
     * Asks for a place; {@link #NONE} if there is none to spare.
     *
     * @throws IllegalArgumentException if the answer is no port
     */
    static LocalPlace ask(MediaPorts ports, int stream, String type) {
        int port = ports.portOf(stream, type);
        if (port == 0) {
            return NONE;
        }
        if (port < 0 || port > MediaLine.HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is 0 to " + MediaLine.HIGHEST_PORT);
        }
        return of(port, ports.connectionOf(stream, type), ports.attributesOf(stream, type));
    }

    /** Whether it is multicast, where the session has the given address. */
    boolean isMulticast(Connection session) {
        return connection.orElse(session).isMulticast();
    }

    /** This place as the peer sees it. */
    MediaEndpoint endpoint(Connection session, boolean mux) {
        return MediaEndpoint.of(Optional.of(connection.orElse(session)), port, mux);
    }
}
