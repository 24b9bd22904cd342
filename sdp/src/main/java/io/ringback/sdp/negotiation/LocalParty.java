package io.ringback.sdp.negotiation;

import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.Lexis;
import io.ringback.sdp.field.Origin;

/**
 * Who this side is in one session.
 *
 * @param origin the origin of the first description that is sent
 * @param sessionName the session's name
 * @param connection where media is received
 * @param ports at which ports
 */
public record LocalParty(Origin origin, String sessionName, Connection connection, MediaPorts ports) {
    /** Checks the name. */
    public LocalParty {
        Lexis.requireLine(sessionName);
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
        return new LocalParty(origin, "-", Connection.of(address), ports);
    }

    /**
     * This party with another origin.
     *
     * @param newOrigin the origin of the first description that is sent
     * @return a new party
     */
    public LocalParty withOrigin(Origin newOrigin) {
        return new LocalParty(newOrigin, sessionName, connection, ports);
    }

    /**
     * This party with a name for the session.
     *
     * @param name the name, not empty
     * @return a new party
     */
    public LocalParty withSessionName(String name) {
        return new LocalParty(origin, name, connection, ports);
    }
}
