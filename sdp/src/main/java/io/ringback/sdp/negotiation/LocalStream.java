package io.ringback.sdp.negotiation;

import java.util.Optional;

/**
 * What this side knows of one stream. Immutable.
 *
 * @param type the media type
 * @param protocol the transport protocol
 * @param format a format to complete the line of a disabled stream with
 * @param capability what serves the stream; absent if it is disabled
 * @param port where this side receives, 0 if it is disabled
 * @param payloadTypes the payload types that were told
 */
record LocalStream(
        String type,
        String protocol,
        String format,
        Optional<MediaCapability> capability,
        int port,
        PayloadTypes payloadTypes) {

    /** A stream that the peer was told nothing of yet. */
    static LocalStream of(MediaCapability capability, int port) {
        return new LocalStream(
                capability.type(), capability.protocol(), "0", Optional.of(capability), port, PayloadTypes.NONE);
    }

    /** A stream that takes no part. */
    static LocalStream disabled(String type, String protocol, String format) {
        return new LocalStream(type, protocol, format, Optional.empty(), 0, PayloadTypes.NONE);
    }

    boolean isEnabled() {
        return capability.isPresent();
    }

    LocalStream disable() {
        return disabled(type, protocol, format);
    }

    LocalStream withPort(int newPort) {
        return new LocalStream(type, protocol, format, capability, newPort, payloadTypes);
    }

    /** This stream with a payload type for each of its codecs. */
    LocalStream withAllPayloadTypes() {
        PayloadTypes all = payloadTypes;
        MediaCapability served = capability.orElseThrow();
        for (Codec codec : served.codecs()) {
            all = all.with(codec);
        }
        String first = Integer.toString(all.of(served.codecs().get(0)));
        return new LocalStream(type, protocol, first, capability, port, all);
    }
}
