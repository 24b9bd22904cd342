package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.RtpMap;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * A format of the peer's.
 *
 * @param token the format as it stands in the media line
 * @param map what the payload type stands for; absent for a format that is not of RTP
 * @param parameters its {@code fmtp}, or an empty text
 */
record RemoteFormat(Slice token, Optional<RtpMap> map, String parameters) {
    boolean isAuxiliary() {
        return map.isPresent() && Codec.isAuxiliary(map.get().encoding());
    }

    boolean isRetransmission() {
        return map.isPresent() && map.get().encoding().equalsIgnoreCase(Retransmission.NAME);
    }

    /** The payload type; −1 for a format that is not of RTP. */
    int payloadType() {
        return map.isPresent() ? map.get().payloadType() : Codec.DYNAMIC;
    }

    boolean looksLikeRtcp() {
        return PayloadTypes.looksLikeRtcp(FormatReader.payloadType(token));
    }

    boolean is(Codec codec) {
        boolean named =
                map.isPresent() ? codec.matches(map.get()) : !codec.isRtp() && token.contentEquals(codec.encoding());
        return named && Configuration.agrees(codec, parameters);
    }
}
