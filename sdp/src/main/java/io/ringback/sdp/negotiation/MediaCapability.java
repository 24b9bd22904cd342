package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Lexis;
import java.util.List;

/**
 * What this side can do in one stream. In an offer each capability makes one stream; in an answer each serves at most
 * one.
 *
 * @param type the media type, such as {@code audio}
 * @param protocol the transport protocol, such as {@code RTP/AVP}
 * @param codecs the codecs in order of preference, one or more
 * @param direction the direction that is wanted
 * @param packetTime how much media each packet to this side shall hold, in milliseconds; 0 to leave it open
 */
public record MediaCapability(String type, String protocol, List<Codec> codecs, Direction direction, int packetTime) {
    /** Copies the codecs and checks them. */
    public MediaCapability {
        Lexis.requireToken(type);
        Lexis.requireLine(protocol);
        codecs = List.copyOf(codecs);
        if (codecs.isEmpty() || packetTime < 0) {
            throw new IllegalArgumentException("a capability has codecs, and a packet time that is not negative");
        }
    }

    /**
     * Audio both ways over RTP/AVP.
     *
     * @param codecs the codecs in order of preference, telephone events and comfort noise last
     * @return the capability
     */
    public static MediaCapability audio(Codec... codecs) {
        return new MediaCapability("audio", "RTP/AVP", List.of(codecs), Direction.SENDRECV, 0);
    }

    /**
     * Video both ways over RTP/AVP.
     *
     * @param codecs the codecs in order of preference
     * @return the capability
     */
    public static MediaCapability video(Codec... codecs) {
        return new MediaCapability("video", "RTP/AVP", List.of(codecs), Direction.SENDRECV, 0);
    }

    /**
     * This capability over another protocol.
     *
     * @param newProtocol the protocol
     * @return a new capability
     */
    public MediaCapability withProtocol(String newProtocol) {
        return new MediaCapability(type, newProtocol, codecs, direction, packetTime);
    }

    /**
     * This capability in another direction.
     *
     * @param newDirection the direction
     * @return a new capability
     */
    public MediaCapability withDirection(Direction newDirection) {
        return new MediaCapability(type, protocol, codecs, newDirection, packetTime);
    }

    /**
     * This capability with a packet time.
     *
     * @param milliseconds how much media each packet to this side shall hold; 0 to leave it open
     * @return a new capability
     */
    public MediaCapability withPacketTime(int milliseconds) {
        return new MediaCapability(type, protocol, codecs, direction, milliseconds);
    }
}
