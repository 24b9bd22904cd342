package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import java.util.List;
import java.util.Optional;

/** Tells where the streams of a session are received. */
@FunctionalInterface
public interface MediaPorts {
    /**
     * The port of a stream. It is asked for when the stream is first offered, or looked at in an offer, and again when
     * it changes its type, leaves multicast, takes the place of one that was rejected, or was taken back with its
     * offer. A stream in a bundle keeps its port for the time when it leaves that, also if nothing is received there.
     *
     * @param stream the stream's place in the description, 0 for the first
     * @param type its media type
     * @return 1 to 65535, or 0 if there is none to spare: the stream is then rejected; in a first offer it is disabled,
     *     or left out if no other follows; later it waits
     */
    int portOf(int stream, String type);

    /**
     * The address of a stream, asked for behind its port.
     *
     * @param stream the stream's place
     * @param type its media type
     * @return an address of its own, which may be multicast; empty for that of the session
     */
    default Optional<Connection> connectionOf(int stream, String type) {
        return Optional.empty();
    }

    /**
     * What belongs to a stream's address, such as its candidates (RFC 8839), asked for behind its port.
     *
     * @param stream the stream's place
     * @param type its media type
     * @return attributes that are written as they are
     */
    default List<Attribute> attributesOf(int stream, String type) {
        return List.of();
    }

    /**
     * Fixed ports.
     *
     * @param ports one for each stream, 0 for none; further streams get none
     * @return the ports
     * @throws IllegalArgumentException if one is not 0 to 65535
     */
    static MediaPorts of(int... ports) {
        int[] copy = ports.clone();
        for (int port : copy) {
            if (port < 0 || port > MediaLine.HIGHEST_PORT) {
                throw new IllegalArgumentException("a port is 0 to " + MediaLine.HIGHEST_PORT);
            }
        }
        return (stream, type) -> stream < copy.length ? copy[stream] : 0;
    }
}
