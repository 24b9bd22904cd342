package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaBuilder;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.MediaLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes this side's media descriptions. */
final class MediaWriter {
    private MediaWriter() {}

    /** A stream that takes part, with the given codecs of its capability. */
    static MediaBuilder enabled(LocalStream stream, List<Codec> codecs, Direction direction, int packetTime) {
        List<String> formats = new ArrayList<>(codecs.size());
        for (Codec codec : codecs) {
            formats.add(Integer.toString(stream.payloadTypes().of(codec)));
        }
        MediaBuilder media =
                MediaDescription.builder(MediaLine.of(stream.type(), stream.port(), stream.protocol(), formats));
        for (int i = 0; i < codecs.size(); i++) {
            Codec codec = codecs.get(i);
            media.attribute(
                    AttributeTypes.RTPMAP,
                    RtpMap.of(stream.payloadTypes().of(codec), codec.encoding(), codec.clockRate(), codec.channels()));
            if (!codec.parameters().isEmpty()) {
                media.attribute(AttributeTypes.FMTP, FormatParameters.of(formats.get(i), codec.parameters()));
            }
        }
        if (packetTime > 0) {
            media.attribute(AttributeTypes.PTIME, BigDecimal.valueOf(packetTime));
        }
        return media.direction(direction);
    }

    /** A stream that takes no part: its port is 0, and nothing else counts (RFC 3264 §6, §8.2). */
    static MediaBuilder disabled(LocalStream stream) {
        return MediaDescription.builder(MediaLine.of(stream.type(), 0, stream.protocol(), List.of(stream.format())));
    }
}
