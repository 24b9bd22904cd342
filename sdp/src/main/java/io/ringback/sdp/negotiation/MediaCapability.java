package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Set;

/**
 * What this side can do in one stream. In an offer each capability makes one stream; in an answer each serves at most
 * one.
 *
 * @param type the media type, such as {@code audio}
 * @param protocol the transport protocol, such as {@code RTP/AVP}
 * @param codecs the codecs in order of preference, one or more, each once, and with each retransmission its codec
 * @param direction the direction that is wanted
 * @param packetTime how much media each packet to this side shall hold, in milliseconds; 0 to leave it open
 * @param features what else is said of the stream
 */
public record MediaCapability(
        String type, String protocol, List<Codec> codecs, Direction direction, int packetTime, MediaFeatures features) {
    /** Copies the codecs and checks them. */
    public MediaCapability {
        MediaLine.of(type, 0, protocol, List.of("0"));
        codecs = List.copyOf(codecs);
        if (codecs.isEmpty() || packetTime < 0 || Set.copyOf(codecs).size() != codecs.size()) {
            throw new IllegalArgumentException(
                    "a capability has codecs, each once, and a packet time that is not negative");
        }
        for (Codec codec : codecs) {
            if (Retransmission.namesNone(codec, codecs)) {
                throw new IllegalArgumentException("a retransmission names the payload type of a codec that is there");
            }
            if (features.rtcpMux() && PayloadTypes.looksLikeRtcp(codec.payloadType())) {
                throw new IllegalArgumentException("payload types 64 to 95 look like RTCP where that shares the port");
            }
        }
    }

    boolean isRtp() {
        return codecs.get(0).isRtp();
    }

    /**
     * Audio both ways over RTP/AVP.
     *
     * @param codecs the codecs in order of preference, telephone events and comfort noise last
     * @return the capability
     */
    public static MediaCapability audio(Codec... codecs) {
        return of("audio", "RTP/AVP", codecs);
    }

    /**
     * Video both ways over RTP/AVP.
     *
     * @param codecs the codecs in order of preference
     * @return the capability
     */
    public static MediaCapability video(Codec... codecs) {
        return of("video", "RTP/AVP", codecs);
    }

    /**
     * A stream of any kind, such as {@code image} over {@code udptl} with the format {@code t38}.
     *
     * @param type the media type
     * @param protocol the transport protocol
     * @param codecs the codecs, or {@linkplain Codec#format formats} where the protocol is not RTP
     * @return the capability, both ways
     */
    public static MediaCapability of(String type, String protocol, Codec... codecs) {
        return new MediaCapability(type, protocol, List.of(codecs), Direction.SENDRECV, 0, MediaFeatures.none());
    }

    /**
     * This capability over another protocol.
     *
     * @param newProtocol the protocol
     * @return a new capability
     */
    public MediaCapability withProtocol(String newProtocol) {
        return new MediaCapability(type, newProtocol, codecs, direction, packetTime, features);
    }

    /**
     * This capability in another direction.
     *
     * @param newDirection the direction
     * @return a new capability
     */
    public MediaCapability withDirection(Direction newDirection) {
        return new MediaCapability(type, protocol, codecs, newDirection, packetTime, features);
    }

    /**
     * This capability with a packet time.
     *
     * @param milliseconds how much media each packet to this side shall hold; 0 to leave it open
     * @return a new capability
     */
    public MediaCapability withPacketTime(int milliseconds) {
        return new MediaCapability(type, protocol, codecs, direction, milliseconds, features);
    }

    /**
     * This capability with other codecs.
     *
     * @param newCodecs the codecs in order of preference
     * @return a new capability
     */
    public MediaCapability withCodecs(Codec... newCodecs) {
        return new MediaCapability(type, protocol, List.of(newCodecs), direction, packetTime, features);
    }

    /**
     * This capability with other features.
     *
     * @param newFeatures what else is said of the stream
     * @return a new capability
     */
    public MediaCapability withFeatures(MediaFeatures newFeatures) {
        return new MediaCapability(type, protocol, codecs, direction, packetTime, newFeatures);
    }

    /** Whether this side takes part in a stream of that type and protocol. */
    boolean isOf(Slice otherType, Slice otherProtocol) {
        return otherType.contentEquals(type) && otherProtocol.equalsIgnoreCase(protocol);
    }
}
