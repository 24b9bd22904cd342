package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Bandwidth;
import java.util.List;
import java.util.Optional;

/**
 * One stream of a description of ours that is about to be written.
 *
 * @param stream the stream
 * @param codecs which of its codecs, none for a disabled stream
 * @param direction the direction, seen from this side
 * @param packetTime what is said of it in milliseconds, 0 for nothing
 * @param bandwidths what is said of them
 * @param rtcpMux whether RTP and RTCP share the port
 * @param setup our side in DTLS, if it is said
 */
record Drafted(
        LocalStream stream,
        List<Codec> codecs,
        Direction direction,
        int packetTime,
        List<Bandwidth> bandwidths,
        boolean rtcpMux,
        Optional<Setup> setup) {

    /** A stream that takes no part: its port is 0, and nothing else counts (RFC 3264 §6, §8.2). */
    static Drafted disabled(LocalStream stream) {
        return new Drafted(stream, List.of(), Direction.INACTIVE, 0, List.of(), false, Optional.empty());
    }

    /** A stream as it is offered: with all that its capability can do (RFC 6337 §5.1). */
    static Drafted offered(LocalStream stream, Direction direction) {
        MediaCapability capability = stream.served();
        MediaFeatures features = capability.features();
        return new Drafted(
                stream,
                capability.codecs(),
                direction,
                capability.packetTime(),
                features.bandwidths(),
                features.rtcpMux(),
                features.dtls().isPresent() ? Optional.of(Setup.ACTPASS) : Optional.empty());
    }

    boolean isEnabled() {
        return !codecs.isEmpty();
    }

    Optional<Dtls> dtls() {
        return stream.capability().flatMap(capability -> capability.features().dtls());
    }

    /** Whether this can be in a bundle: with RTCP at the same port, or DTLS alone (RFC 9143 §8.1, §9.3). */
    boolean canBundle() {
        return isEnabled() && (codecs.get(0).isRtp() ? rtcpMux : setup.isPresent());
    }

    /** Whether the other is protected in the same way, with the same certificate. */
    boolean isProtectedAs(Drafted other) {
        return dtls().map(Dtls::fingerprints).equals(other.dtls().map(Dtls::fingerprints));
    }

    Drafted as(Optional<Setup> newSetup) {
        return new Drafted(stream, codecs, direction, packetTime, bandwidths, rtcpMux, newSetup);
    }

    Drafted with(LocalStream newStream) {
        return new Drafted(newStream, codecs, direction, packetTime, bandwidths, rtcpMux, setup);
    }
}
