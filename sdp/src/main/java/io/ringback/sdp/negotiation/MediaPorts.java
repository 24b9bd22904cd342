package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import java.util.List;
import java.util.Optional;

/** Tells where the streams of a session are received. */
@FunctionalInterface
public interface MediaPorts {
    /**
     * The port of a stream. It is asked for once when the stream is first offered or accepted, again when a rejected
     * stream's place is reused.
     *
     * @param stream the stream's place in the description, 0 for the first
     * @param type its media type
     * @return 1 to 65535, or 0 if there is none to spare; the stream is then rejected or left out
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
     * @param ports one for each stream; further streams get none
     * @return the ports
     */
    static MediaPorts of(int... ports) {
        int[] copy = ports.clone();
        return (stream, type) -> stream < copy.length ? copy[stream] : 0;
    }
}
