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
 * @param own where this side receives, unless in a bundle
 * @param shared where it does as long as the stream is in a bundle (RFC 9143)
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
        LocalPlace own,
        Optional<LocalPlace> shared,
        PayloadTypes payloadTypes,
        RemoteTypes remoteTypes,
        Optional<Slice> mid,
        Optional<Setup> role) {

    /** A stream that the peer was told nothing of yet. */
    static LocalStream of(MediaCapability capability, LocalPlace place) {
        return new LocalStream(
                capability.type(),
                capability.protocol(),
                capability.isRtp() ? "0" : capability.codecs().get(0).encoding(),
                Optional.of(capability),
                place,
                Optional.empty(),
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
                Optional.empty(),
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

    /** Where this side receives. */
    LocalPlace place() {
        return shared.orElse(own);
    }

    LocalStream at(LocalPlace newPlace) {
        return new LocalStream(
                type, protocol, format, capability, newPlace, shared, payloadTypes, remoteTypes, mid, role);
    }

    /** The same in a bundle; its own place is kept for the time when it leaves it. */
    LocalStream sharing(LocalPlace newPlace) {
        return sharing(Optional.of(newPlace));
    }

    /** The same in no bundle. */
    LocalStream alone() {
        return shared.isPresent() ? sharing(Optional.empty()) : this;
    }

    private LocalStream sharing(Optional<LocalPlace> newPlace) {
        return new LocalStream(type, protocol, format, capability, own, newPlace, payloadTypes, remoteTypes, mid, role);
    }

    LocalStream called(Optional<Slice> newMid) {
        return new LocalStream(
                type, protocol, format, capability, own, shared, payloadTypes, remoteTypes, newMid, role);
    }

    LocalStream as(Optional<Setup> newRole) {
        return new LocalStream(
                type, protocol, format, capability, own, shared, payloadTypes, remoteTypes, mid, newRole);
    }

    LocalStream with(PayloadTypes newTypes) {
        return newTypes == payloadTypes
                ? this
                : new LocalStream(type, protocol, format, capability, own, shared, newTypes, remoteTypes, mid, role);
    }

    LocalStream with(RemoteTypes newTypes) {
        return new LocalStream(type, protocol, format, capability, own, shared, payloadTypes, newTypes, mid, role);
    }

    /** The same stream served by another capability: payload types keep their meanings (RFC 3264 §8.3). */
    LocalStream servedBy(MediaCapability other) {
        return new LocalStream(
                other.type(),
                other.protocol(),
                format,
                Optional.of(other),
                own,
                shared,
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
        return new LocalStream(type, protocol, token, capability, own, shared, all, remoteTypes, mid, role);
    }
}
