package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.Lexis;
import io.ringback.sdp.field.Origin;
import java.util.List;

/**
 * Who this side is in one session.
 *
 * @param origin the origin of the first description that is sent
 * @param sessionName the session's name
 * @param connection where media is received
 * @param ports at which ports
 * @param attributes what is said of the whole session, such as {@code ice-lite}; written as it is
 */
public record LocalParty(
        Origin origin, String sessionName, Connection connection, MediaPorts ports, List<Attribute> attributes) {
    /** Checks that everything stays in its line. */
    public LocalParty {
        Lexis.requireLine(sessionName);
        Lexis.requireLine(origin.text());
        Lexis.requireLine(connection.text());
        attributes = MediaFeatures.checked(attributes);
    }

    /**
     * A party that receives at one address, without a name for itself or the session (RFC 3264 §5).
     *
     * @param address an IPv4 or IPv6 address or a name
     * @param sessionId what makes the session unique at this address, 0 or more; it is the first version, too
     * @param ports the ports
     * @return the party
     */
    public static LocalParty of(String address, long sessionId, MediaPorts ports) {
        Origin origin = Origin.of("-", sessionId, sessionId, address);
        return new LocalParty(origin, "-", Connection.of(address), ports, List.of());
    }

    /**
     * This party with another origin.
     *
     * @param newOrigin the origin of the first description that is sent
     * @return a new party
     */
    public LocalParty withOrigin(Origin newOrigin) {
        return new LocalParty(newOrigin, sessionName, connection, ports, attributes);
    }

    /**
     * This party with a name for the session.
     *
     * @param name the name, not empty
     * @return a new party
     */
    public LocalParty withSessionName(String name) {
        return new LocalParty(origin, name, connection, ports, attributes);
    }

    /**
     * This party with another address for media.
     *
     * @param newConnection where media is received; {@code 0.0.0.0} where that is not known yet (RFC 3264 §8.4)
     * @return a new party
     */
    public LocalParty withConnection(Connection newConnection) {
        return new LocalParty(origin, sessionName, newConnection, ports, attributes);
    }

    /**
     * This party with attributes of the session.
     *
     * @param newAttributes attributes that the machine does not write itself
     * @return a new party
     * @throws IllegalArgumentException if the machine itself writes one of them, or one is more than a line
     */
    public LocalParty withAttributes(List<Attribute> newAttributes) {
        return new LocalParty(origin, sessionName, connection, ports, newAttributes);
    }
}
