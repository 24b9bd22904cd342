package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Lexis;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What else a capability says of a stream besides its codecs.
 *
 * @param maxPacketTime how much media each packet to this side may hold, in milliseconds; 0 to leave it open
 * @param bandwidths how much this side wants to receive
 * @param rtcpMux whether RTP and RTCP share a port if the peer does that, too (RFC 5761 §5.1.1)
 * @param multicast whether multicast may be joined (RFC 3264 §6.2)
 * @param dtls how the stream is protected; absent if it is not, or by other means
 * @param attributes further attributes, written as they are in every offer and answer
 */
public record MediaFeatures(
        int maxPacketTime,
        List<Bandwidth> bandwidths,
        boolean rtcpMux,
        boolean multicast,
        Optional<Dtls> dtls,
        List<Attribute> attributes) {
    private static final MediaFeatures NONE =
            new MediaFeatures(0, List.of(), false, false, Optional.empty(), List.of());

    /** What the machine writes itself. */
    private static final Set<String> OWN = Set.of(
            "rtpmap",
            "fmtp",
            "ptime",
            "maxptime",
            "mid",
            "group",
            "rtcp-mux",
            "bundle-only",
            "setup",
            "fingerprint",
            "sendrecv",
            "sendonly",
            "recvonly",
            "inactive");

    /** Copies the lists and checks all. */
    public MediaFeatures {
        bandwidths = List.copyOf(bandwidths);
        attributes = checked(attributes);
        if (maxPacketTime < 0) {
            throw new IllegalArgumentException("a packet time is not negative");
        }
        for (Bandwidth bandwidth : bandwidths) {
            Lexis.requireLine(bandwidth.text());
        }
    }

    /** Attributes that stay in their lines, and that the machine does not write itself. */
    static List<Attribute> checked(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            Lexis.requireLine(attribute.text());
            if (OWN.contains(attribute.name().toString())) {
                throw new IllegalArgumentException("the machine itself writes " + attribute);
            }
        }
        return List.copyOf(attributes);
    }

    /**
     * Nothing of it.
     *
     * @return features that say nothing
     */
    public static MediaFeatures none() {
        return NONE;
    }

    /**
     * These features with another {@link #maxPacketTime()}.
     *
     * @param milliseconds 0 or more
     * @return new features
     */
    public MediaFeatures withMaxPacketTime(int milliseconds) {
        return new MediaFeatures(milliseconds, bandwidths, rtcpMux, multicast, dtls, attributes);
    }

    /**
     * These features with other {@link #bandwidths()}.
     *
     * @param newBandwidths perhaps none
     * @return new features
     */
    public MediaFeatures withBandwidths(List<Bandwidth> newBandwidths) {
        return new MediaFeatures(maxPacketTime, newBandwidths, rtcpMux, multicast, dtls, attributes);
    }

    /**
     * These features with another {@link #rtcpMux()}.
     *
     * @param choice the choice
     * @return new features
     */
    public MediaFeatures withRtcpMux(boolean choice) {
        return new MediaFeatures(maxPacketTime, bandwidths, choice, multicast, dtls, attributes);
    }

    /**
     * These features with another {@link #multicast()}.
     *
     * @param choice the choice
     * @return new features
     */
    public MediaFeatures withMulticast(boolean choice) {
        return new MediaFeatures(maxPacketTime, bandwidths, rtcpMux, choice, dtls, attributes);
    }

    /**
     * These features with DTLS.
     *
     * @param newDtls how the stream is protected
     * @return new features
     */
    public MediaFeatures withDtls(Dtls newDtls) {
        return new MediaFeatures(maxPacketTime, bandwidths, rtcpMux, multicast, Optional.of(newDtls), attributes);
    }

    /**
     * These features with other {@link #attributes()}.
     *
     * @param newAttributes attributes that the machine does not write itself
     * @return new features
     * @throws IllegalArgumentException if the machine itself writes one of them, or one is more than a line
     */
    public MediaFeatures withAttributes(List<Attribute> newAttributes) {
        return new MediaFeatures(maxPacketTime, bandwidths, rtcpMux, multicast, dtls, newAttributes);
    }
}
