package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import java.util.List;
import java.util.Optional;

/**
 * Where this side receives a stream.
 *
 * @param port the port, 0 for none yet
 * @param connection the address, if it is not that of the session
 * @param attributes what belongs to the address
 */
record LocalPlace(int port, Optional<Connection> connection, List<Attribute> attributes) {
    static final LocalPlace NONE = new LocalPlace(0, Optional.empty(), List.of());

    /** Asks for a place; {@link #NONE} if there is none to spare. */
    static LocalPlace ask(MediaPorts ports, int stream, String type) {
        int port = ports.portOf(stream, type);
        if (port == 0) {
            return NONE;
        }
        return new LocalPlace(port, ports.connectionOf(stream, type), ports.attributesOf(stream, type));
    }

    boolean isMulticast() {
        return connection.isPresent() && connection.get().isMulticast();
    }

    /** This place as the peer sees it. */
    MediaEndpoint endpoint(Connection session, boolean mux) {
        return MediaEndpoint.of(Optional.of(connection.orElse(session)), port, mux);
    }
}
