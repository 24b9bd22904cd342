package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Setup;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;

/**
 * What this side knows of one stream. Immutable.
 *
 * @param type the media type
 * @param protocol the transport protocol
 * @param format a format to complete the line of a disabled stream with
 * @param capability what serves the stream; absent if it is disabled
 * @param place where this side receives
 * @param payloadTypes the payload types that were told
 * @param remoteTypes those that the peer told
 * @param mid what the stream is called, if it is called anything
 * @param role our role in DTLS, once it is taken
 */
record LocalStream(
        String type,
        String protocol,
        String format,
        Optional<MediaCapability> capability,
        LocalPlace place,
        PayloadTypes payloadTypes,
        RemoteTypes remoteTypes,
        Optional<Slice> mid,
        Optional<Setup> role) {

    /** A stream that the peer was told nothing of yet. */
    static LocalStream of(MediaCapability capability, LocalPlace place) {
        return new LocalStream(
                capability.type(),
                capability.protocol(),
                "0",
                Optional.of(capability),
                place,
                PayloadTypes.NONE,
                RemoteTypes.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** A stream that takes no part. */
    static LocalStream disabled(String type, String protocol, String format, Optional<Slice> mid) {
        return new LocalStream(
                type,
                protocol,
                format,
                Optional.empty(),
                LocalPlace.NONE,
                PayloadTypes.NONE,
                RemoteTypes.NONE,
                mid,
                Optional.empty());
    }

    boolean isEnabled() {
        return capability.isPresent();
    }

    MediaCapability served() {
        return capability.orElseThrow();
    }

    LocalStream disable() {
        return isEnabled() ? disabled(type, protocol, format, mid) : this;
    }

    LocalStream at(LocalPlace newPlace) {
        return new LocalStream(type, protocol, format, capability, newPlace, payloadTypes, remoteTypes, mid, role);
    }

    LocalStream called(Optional<Slice> newMid) {
        return new LocalStream(type, protocol, format, capability, place, payloadTypes, remoteTypes, newMid, role);
    }

    LocalStream as(Optional<Setup> newRole) {
        return new LocalStream(type, protocol, format, capability, place, payloadTypes, remoteTypes, mid, newRole);
    }

    LocalStream with(PayloadTypes newTypes) {
        return newTypes == payloadTypes
                ? this
                : new LocalStream(type, protocol, format, capability, place, newTypes, remoteTypes, mid, role);
    }

    LocalStream with(RemoteTypes newTypes) {
        return new LocalStream(type, protocol, format, capability, place, payloadTypes, newTypes, mid, role);
    }

    /** The same stream served by another capability: payload types keep their meanings (RFC 3264 §8.3). */
    LocalStream servedBy(MediaCapability other) {
        return new LocalStream(
                other.type(),
                other.protocol(),
                format,
                Optional.of(other),
                place,
                payloadTypes,
                remoteTypes,
                mid,
                other.features().dtls().isPresent() ? role : Optional.empty());
    }

    /**
     * This stream with a payload type for each of its codecs.
     *
     * @throws NegotiationException if there are not enough
     */
    LocalStream readyToOffer() {
        List<Codec> codecs = served().codecs();
        PayloadTypes all = payloadTypes.with(codecs);
        for (Codec codec : codecs) {
            if (codec.isRtp() && all.of(codec) == PayloadTypes.ABSENT) {
                throw NegotiationException.of(Refusal.NO_PAYLOAD_TYPE);
            }
        }
        Codec first = codecs.get(0);
        String token = first.isRtp() ? Integer.toString(all.of(first)) : first.encoding();
        return new LocalStream(type, protocol, token, capability, place, all, remoteTypes, mid, role);
    }
}
