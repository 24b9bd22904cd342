package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaBuilder;
import io.ringback.sdp.attribute.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This side's answer to one offered stream (RFC 3264 §6).
 *
 * @param stream the stream from now on
 * @param media what the answer says of it
 * @param negotiated what is agreed by that
 */
record StreamAnswer(LocalStream stream, MediaBuilder media, NegotiatedMedia negotiated) {
    /** Port 0, and the offer's first format to make the line complete. */
    static StreamAnswer rejecting(RemoteStream offered) {
        LocalStream stream = LocalStream.disabled(
                offered.line().type().toString(),
                offered.line().protocol().toString(),
                offered.line().formats().get(0).toString());
        return new StreamAnswer(stream, MediaWriter.disabled(stream), offered.rejected());
    }

    /** The codecs in common with the offer's payload types, and as much of its direction as is wanted. */
    static StreamAnswer accepting(
            RemoteStream offered, LocalStream before, List<CommonFormats.Pair> pairs, Direction wanted) {
        MediaCapability capability = before.capability().orElseThrow();
        PayloadTypes payloadTypes = before.payloadTypes();
        List<Codec> codecs = new ArrayList<>(pairs.size());
        for (CommonFormats.Pair pair : pairs) {
            codecs.add(pair.codec());
            payloadTypes =
                    payloadTypes.withOffered(pair.codec(), pair.remote().map().payloadType());
        }
        LocalStream stream = new LocalStream(
                before.type(),
                offered.line().protocol().toString(),
                offered.line().formats().get(0).toString(),
                Optional.of(capability),
                before.port(),
                payloadTypes);
        Direction direction = offered.direction().reversed().and(wanted);
        MediaBuilder media = MediaWriter.enabled(stream, codecs, direction, capability.packetTime());
        return new StreamAnswer(stream, media, offered.agreed(direction, stream.port(), formats(pairs, payloadTypes)));
    }

    static List<NegotiatedFormat> formats(List<CommonFormats.Pair> pairs, PayloadTypes payloadTypes) {
        List<NegotiatedFormat> formats = new ArrayList<>(pairs.size());
        for (CommonFormats.Pair pair : pairs) {
            formats.add(new NegotiatedFormat(
                    pair.codec(),
                    pair.remote().map().payloadType(),
                    payloadTypes.of(pair.codec()),
                    pair.remote().parameters()));
        }
        return formats;
    }
}
