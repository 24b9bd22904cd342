package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was agreed for one stream: what to send where, and what to expect.
 *
 * @param index the stream's place in the descriptions, 0 for the first
 * @param type the media type, such as {@code audio}
 * @param protocol the transport protocol
 * @param direction the direction, seen from this side; inactive for a rejected stream
 * @param localPort where this side receives, 0 for a rejected stream
 * @param remotePort where to send to, 0 for a rejected stream
 * @param remoteConnection the address to send to; absent if the peer told none
 * @param formats the formats in order of preference, none for a rejected stream
 * @param packetTime how much media each packet to the peer should hold, in milliseconds, if the peer says so
 * @param maxPacketTime how much it may hold at most, in milliseconds, if the peer says so
 */
public record NegotiatedMedia(
        int index,
        String type,
        String protocol,
        Direction direction,
        int localPort,
        int remotePort,
        Optional<Connection> remoteConnection,
        List<NegotiatedFormat> formats,
        OptionalInt packetTime,
        OptionalInt maxPacketTime) {
    /** Copies the formats. */
    public NegotiatedMedia {
        formats = List.copyOf(formats);
    }

    static NegotiatedMedia rejected(int index, String type, String protocol) {
        return new NegotiatedMedia(
                index,
                type,
                protocol,
                Direction.INACTIVE,
                0,
                0,
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /**
     * Tells whether the stream was accepted, in whatever direction.
     *
     * @return false for a rejected or disabled stream
     */
    public boolean isAccepted() {
        return !formats.isEmpty();
    }

    /**
     * Tells whether media is to be sent: the direction allows it, and the peer's address is none of {@code 0.0.0.0} and
     * {@code ::}, which an old peer uses for hold (RFC 3264 §8.4, RFC 6337 §5.4).
     *
     * @return true if it is
     */
    public boolean sends() {
        return direction.sends()
                && !remoteConnection.map(Connection::isUnspecified).orElse(true);
    }

    /**
     * Tells whether media is to be expected.
     *
     * @return true if it is
     */
    public boolean receives() {
        return direction.receives();
    }

    /**
     * The codec to send with.
     *
     * @return the first format that is no telephone event or comfort noise
     */
    public Optional<NegotiatedFormat> codec() {
        return formats.stream().filter(format -> !format.codec().isAuxiliary()).findFirst();
    }

    /**
     * The format to send keys with: of the codec's clock rate (RFC 4733 §2.1), or the first if there is no codec.
     *
     * @return the telephone events, if they were agreed on
     */
    public Optional<NegotiatedFormat> telephoneEvent() {
        Optional<NegotiatedFormat> codec = codec();
        return formats.stream()
                .filter(format -> format.codec().isTelephoneEvent())
                .filter(format -> codec.isEmpty()
                        || codec.get().codec().clockRate() == format.codec().clockRate())
                .findFirst();
    }
}
