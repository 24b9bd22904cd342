package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.RtpMap;

/**
 * A format of the peer's.
 *
 * @param map its payload type and what it stands for
 * @param parameters its {@code fmtp}, or an empty text
 */
record RemoteFormat(RtpMap map, String parameters) {
    boolean isAuxiliary() {
        return Codec.isAuxiliary(map.encoding().toString());
    }
}
