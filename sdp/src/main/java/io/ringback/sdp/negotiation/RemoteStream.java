package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the peer's description says of one stream.
 *
 * @param index its place
 * @param line its first line
 * @param direction its direction, seen from the peer
 * @param connection the peer's address
 * @param formats the payload types that have a meaning, in the peer's order
 * @param packetTime how much media a packet to the peer should hold
 * @param maxPacketTime how much it may hold
 */
record RemoteStream(
        int index,
        MediaLine line,
        Direction direction,
        Optional<Connection> connection,
        List<RemoteFormat> formats,
        OptionalInt packetTime,
        OptionalInt maxPacketTime) {

    static RemoteStream of(MediaDescription media) {
        List<RemoteFormat> formats = new ArrayList<>(4);
        for (RtpMap map : media.rtpMaps()) {
            formats.add(remoteFormat(media, map));
        }
        return new RemoteStream(
                media.index(),
                media.line(),
                media.direction(),
                media.connection(),
                List.copyOf(formats),
                media.packetTime(),
                media.maxPacketTime());
    }

    private static RemoteFormat remoteFormat(MediaDescription media, RtpMap map) {
        Slice format = Slice.of(Integer.toString(map.payloadType()));
        String parameters = media.parameters(format)
                .map(found -> found.parameters().toString())
                .orElse("");
        return new RemoteFormat(map, parameters);
    }

    boolean isRejected() {
        return line.port() == 0;
    }

    boolean isMulticast() {
        return connection.map(Connection::isMulticast).orElse(false);
    }

    boolean isOf(String type, String protocol) {
        return line.type().contentEquals(type) && line.protocol().equalsIgnoreCase(protocol);
    }

    /** What was agreed for this stream, with the peer's half from here. */
    NegotiatedMedia agreed(Direction agreedDirection, int localPort, List<NegotiatedFormat> agreedFormats) {
        return new NegotiatedMedia(
                index,
                line.type().toString(),
                line.protocol().toString(),
                agreedDirection,
                localPort,
                line.port(),
                connection,
                agreedFormats,
                packetTime,
                maxPacketTime);
    }

    NegotiatedMedia rejected() {
        return NegotiatedMedia.rejected(
                index, line.type().toString(), line.protocol().toString());
    }
}
