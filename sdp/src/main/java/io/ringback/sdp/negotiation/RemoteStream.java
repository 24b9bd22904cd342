package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Rtcp;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Slice;
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
 * @param formats the formats in the peer's order
 * @param packetTime how much media a packet to the peer should hold
 * @param maxPacketTime how much it may hold
 * @param bandwidths how much the peer wants to receive
 * @param mid its name
 * @param rtcp where RTCP is received, if it says so
 * @param rtcpMux whether RTP and RTCP may share the port
 * @param muxOnly whether they must (RFC 8858)
 * @param bundleOnly whether it has no transport of its own (RFC 9143 §6)
 * @param setup who opens the connection, if it says so
 * @param fingerprints the hashes of the peer's certificate
 * @param ice whether its candidates tell where it is (RFC 8839)
 */
record RemoteStream(
        int index,
        MediaLine line,
        Direction direction,
        Optional<Connection> connection,
        List<RemoteFormat> formats,
        OptionalInt packetTime,
        OptionalInt maxPacketTime,
        List<Bandwidth> bandwidths,
        Optional<Slice> mid,
        Optional<Rtcp> rtcp,
        boolean rtcpMux,
        boolean muxOnly,
        boolean bundleOnly,
        Optional<Setup> setup,
        List<Fingerprint> fingerprints,
        boolean ice) {

    boolean isRejected() {
        return line.port() == 0;
    }

    boolean isMulticast() {
        return connection.isPresent() && connection.get().isMulticast();
    }

    /** Where the peer receives. */
    MediaEndpoint endpoint(boolean mux) {
        if (!mux && rtcp.isPresent()) {
            Rtcp said = rtcp.get();
            Optional<Connection> address = said.connection().or(() -> connection);
            return new MediaEndpoint(connection, line.port(), address, said.port());
        }
        return MediaEndpoint.of(connection, line.port(), mux);
    }

    /**
     * The same with what the tagged section of its bundle says for all of them: in answers and later offers it stands
     * nowhere else (RFC 9143 §7.1.3). What this one says for itself is kept, since it may be left out of the bundle.
     */
    RemoteStream within(RemoteStream tagged) {
        return new RemoteStream(
                index,
                line,
                direction,
                connection,
                formats,
                packetTime,
                maxPacketTime,
                bandwidths,
                mid,
                rtcp,
                rtcpMux || tagged.rtcpMux,
                muxOnly,
                bundleOnly,
                setup.or(tagged::setup),
                fingerprints.isEmpty() ? tagged.fingerprints : fingerprints,
                ice || tagged.ice);
    }

    /** The formats that can be used; some payload types look like RTCP where that shares the port (RFC 5761 §4). */
    List<RemoteFormat> formats(boolean mux) {
        return mux ? formats.stream().filter(format -> !format.looksLikeRtcp()).toList() : formats;
    }

    NegotiatedMedia rejected() {
        return NegotiatedMedia.rejected(
                index, line.type().toString(), line.protocol().toString());
    }
}
