package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was agreed for one stream: what to send where, and what to expect. Immutable and safe for use by many threads.
 *
 * @param index the stream's place in the descriptions, 0 for the first
 * @param type the media type, such as {@code audio}
 * @param protocol the transport protocol
 * @param mid what the stream is called (RFC 5888), if it is called anything
 * @param direction the direction, seen from this side; of multicast seen from each of its members (RFC 3264 §5.2);
 *     inactive for a rejected stream
 * @param local where this side receives
 * @param remote where to send to
 * @param formats the formats in order of preference, none for a rejected stream
 * @param packetTime how much media each packet to the peer should hold, in milliseconds, if the peer says so
 * @param maxPacketTime how much it may hold at most, in milliseconds, if the peer says so
 * @param bandwidths how much the peer wants to receive, if it says so: of the stream, or else of the session
 * @param dtls how the stream is protected, if by DTLS
 * @param ice whether the peer's candidates tell where to send to (RFC 8839), so that {@link #remote()} is a default
 *     which may be no address at all, as with candidates that are told later (RFC 8840 §4.1.1)
 */
public record NegotiatedMedia(
        int index,
        String type,
        String protocol,
        Optional<Slice> mid,
        Direction direction,
        MediaEndpoint local,
        MediaEndpoint remote,
        List<NegotiatedFormat> formats,
        OptionalInt packetTime,
        OptionalInt maxPacketTime,
        List<Bandwidth> bandwidths,
        Optional<NegotiatedDtls> dtls,
        boolean ice) {
    /** Copies the lists. */
    public NegotiatedMedia {
        formats = List.copyOf(formats);
        bandwidths = List.copyOf(bandwidths);
    }

    static NegotiatedMedia rejected(int index, String type, String protocol) {
        return new NegotiatedMedia(
                index,
                type,
                protocol,
                Optional.empty(),
                Direction.INACTIVE,
                MediaEndpoint.NONE,
                MediaEndpoint.NONE,
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    /** The same over the transport of another stream (RFC 9143 §7). */
    NegotiatedMedia bundledWith(NegotiatedMedia tagged) {
        return new NegotiatedMedia(
                index,
                type,
                protocol,
                mid,
                direction,
                tagged.local.muxed(),
                tagged.remote.muxed(),
                formats,
                packetTime,
                maxPacketTime,
                bandwidths,
                tagged.dtls,
                tagged.ice);
    }

    /**
     * Where this side receives.
     *
     * @return the port, 0 for a rejected stream
     */
    public int localPort() {
        return local.port();
    }

    /**
     * Where to send to.
     *
     * @return the port, 0 for a rejected stream
     */
    public int remotePort() {
        return remote.port();
    }

    /**
     * The address to send to.
     *
     * @return the address; absent if the peer told none
     */
    public Optional<Connection> remoteConnection() {
        return remote.connection();
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
     * Tells whether media is to be sent: the direction allows it, the peer can be reached, which without {@link #ice()}
     * it cannot at {@code 0.0.0.0} (RFC 3264 §8.4, RFC 6337 §5.4), and its bandwidth is not 0 (RFC 3264 §5.1).
     *
     * @return true if it is
     */
    public boolean sends() {
        return direction.sends()
                && (ice || remote.isReachable())
                && bandwidths.stream().noneMatch(NegotiatedMedia::forbids);
    }

    private static boolean forbids(Bandwidth bandwidth) {
        return bandwidth.value() == 0
                && (bandwidth.type().contentEquals("AS")
                        || bandwidth.type().contentEquals("CT")
                        || bandwidth.type().contentEquals("TIAS"));
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
     * @return the first format that does not only go with another one, as {@link Codec#isAuxiliary()} tells
     */
    public Optional<NegotiatedFormat> codec() {
        for (NegotiatedFormat format : formats) {
            if (!format.codec().isAuxiliary()) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The format to send keys with: of the codec's clock rate (RFC 4733 §2.1), or the first if there is no codec.
     *
     * @return the telephone events, if they were agreed on
     */
    public Optional<NegotiatedFormat> telephoneEvent() {
        Optional<NegotiatedFormat> codec = codec();
        for (NegotiatedFormat format : formats) {
            if (format.codec().isTelephoneEvent()
                    && (codec.isEmpty()
                            || codec.get().codec().clockRate() == format.codec().clockRate())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
