package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** Reads what the peer's answer makes of our offer (RFC 3264 §7). */
final class AnswerReader {
    private AnswerReader() {}

    /** What is agreed for each stream. */
    static List<NegotiatedMedia> read(
            List<LocalStream> offered, List<Direction> offeredDirections, List<RemoteStream> answered) {
        if (answered.size() != offered.size()) {
            throw NegotiationException.of(Refusal.STREAM_COUNT);
        }
        List<NegotiatedMedia> media = new ArrayList<>(offered.size());
        for (int i = 0; i < offered.size(); i++) {
            media.add(read(offered.get(i), offeredDirections.get(i), answered.get(i)));
        }
        return List.copyOf(media);
    }

    private static NegotiatedMedia read(LocalStream offered, Direction offeredDirection, RemoteStream answered) {
        if (!offered.isEnabled() || answered.isRejected()) {
            return answered.rejected();
        }
        if (!answered.isOf(offered.type(), offered.protocol())) {
            throw NegotiationException.of(Refusal.STREAM_TYPE);
        }
        MediaCapability capability = offered.capability().orElseThrow();
        List<RemoteFormat> formats = withOfferedMeanings(offered, answered);
        List<CommonFormats.Pair> pairs = CommonFormats.of(capability.codecs(), formats);
        if (pairs.isEmpty()) {
            throw NegotiationException.of(Refusal.NO_COMMON_FORMAT);
        }
        Direction direction = offeredDirection.and(answered.direction().reversed());
        return answered.agreed(direction, offered.port(), StreamAnswer.formats(pairs, offered.payloadTypes()));
    }

    /** An answer that leaves out the rtpmap of a dynamic payload type means the offer's, as some devices do. */
    private static List<RemoteFormat> withOfferedMeanings(LocalStream offered, RemoteStream answered) {
        List<RemoteFormat> formats = new ArrayList<>(answered.formats().size());
        for (Slice format : answered.line().formats()) {
            formatOf(answered, format, offered, formats);
        }
        return formats;
    }

    private static void formatOf(RemoteStream answered, Slice format, LocalStream offered, List<RemoteFormat> formats) {
        for (RemoteFormat known : answered.formats()) {
            if (format.contentEquals(Integer.toString(known.map().payloadType()))) {
                formats.add(known);
                return;
            }
        }
        for (Codec codec : offered.capability().orElseThrow().codecs()) {
            int payloadType = offered.payloadTypes().of(codec);
            if (format.contentEquals(Integer.toString(payloadType))) {
                RtpMap map = RtpMap.of(payloadType, codec.encoding(), codec.clockRate(), codec.channels());
                formats.add(new RemoteFormat(map, ""));
                return;
            }
        }
    }
}
