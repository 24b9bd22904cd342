package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the peer's answer makes of our offer (RFC 3264 §7).
 *
 * @param capabilities what this side can do
 * @param policy what the RFCs leave to it
 * @param here the address of our session as it was offered
 */
record AnswerReader(Capabilities capabilities, NegotiationPolicy policy, Connection here) {
    /** What an answer comes to: our streams from now on, and what is agreed for each. */
    record Result(List<LocalStream> streams, List<NegotiatedMedia> media) {}

    /**
     * Reads an answer.
     *
     * @param offered our streams as they were offered
     * @param directions the directions in which they were
     * @throws NegotiationException if the answer does not fit the offer
     */
    Result read(List<LocalStream> offered, List<Direction> directions, RemoteSession answer) {
        if (answer.streams().size() != offered.size()) {
            throw NegotiationException.of(Refusal.STREAM_COUNT);
        }
        List<LocalStream> streams = new ArrayList<>(offered.size());
        List<NegotiatedMedia> media = new ArrayList<>(offered.size());
        for (int i = 0; i < offered.size(); i++) {
            RemoteStream answered = answer.streams().get(i);
            if (answered.isRejected()) {
                streams.add(offered.get(i).disable());
                media.add(answered.rejected());
            } else {
                requireSameKind(offered.get(i), answered);
                NegotiatedMedia agreed = agree(offered.get(i), directions.get(i), answered);
                streams.add(after(offered.get(i), answered, agreed));
                media.add(agreed);
            }
        }
        Bundle.of(capabilities, answer, offered).confirm(streams, media);
        return new Result(List.copyOf(streams), List.copyOf(media));
    }

    private static void requireSameKind(LocalStream offered, RemoteStream answered) {
        if (!offered.isEnabled()) {
            throw NegotiationException.of(Refusal.STREAM_DISABLED);
        }
        if (!offered.served().isOf(answered.line().type(), answered.line().protocol())) {
            throw NegotiationException.of(Refusal.STREAM_TYPE);
        }
    }

    private LocalStream after(LocalStream offered, RemoteStream answered, NegotiatedMedia agreed) {
        LocalStream stream = offered.as(agreed.dtls().map(NegotiatedDtls::role));
        return policy.strictPayloadTypes() ? stream.with(stream.remoteTypes().and(answered)) : stream;
    }

    private NegotiatedMedia agree(LocalStream offered, Direction offeredDirection, RemoteStream answered) {
        MediaCapability capability = offered.served();
        List<NegotiatedFormat> formats = formats(offered, answered);
        if (formats.isEmpty()) {
            throw NegotiationException.of(Refusal.NO_COMMON_FORMAT);
        }
        boolean mux = capability.features().rtcpMux() && answered.rtcpMux();
        MediaEndpoint local = offered.place().endpoint(here, mux);
        MediaEndpoint remote = answered.endpoint(mux);
        boolean multicast = here.isMulticast() || offered.place().isMulticast();
        // One who answers more than was offered, such as sendrecv to a hold, gets what both have said.
        Direction direction = offeredDirection.and(answered.direction().reversed());
        if (multicast || answered.isMulticast()) {
            requireSameGroup(local, remote, offeredDirection == answered.direction());
            direction = offeredDirection;
        }
        return new NegotiatedMedia(
                answered.index(),
                answered.line().type().toString(),
                answered.line().protocol().toString(),
                offered.mid(),
                direction,
                local,
                remote,
                formats,
                answered.packetTime(),
                answered.maxPacketTime(),
                answered.bandwidths(),
                capability.features().dtls().map(dtls -> protection(answered)));
    }

    /** A unicast stream is answered with unicast, multicast with the same (RFC 3264 §6.1, §6.2). */
    private static void requireSameGroup(MediaEndpoint ours, MediaEndpoint theirs, boolean sameDirection) {
        boolean same = ours.connection().equals(theirs.connection()) && ours.port() == theirs.port();
        if (!same || !sameDirection) {
            throw NegotiationException.of(Refusal.MULTICAST);
        }
    }

    private static NegotiatedDtls protection(RemoteStream answered) {
        Setup theirs = answered.setup().orElse(Setup.PASSIVE);
        if (answered.fingerprints().isEmpty() || theirs == Setup.ACTPASS) {
            throw NegotiationException.of(Refusal.SECURITY);
        }
        return new NegotiatedDtls(theirs.answered(Setup.ACTIVE), answered.fingerprints());
    }

    private static List<NegotiatedFormat> formats(LocalStream offered, RemoteStream answered) {
        List<RemoteFormat> meant = withOfferedMeanings(offered, answered);
        List<NegotiatedFormat> formats = new ArrayList<>(meant.size());
        for (CommonFormats.Pair pair : CommonFormats.of(offered.served().codecs(), meant)) {
            int receive = offered.payloadTypes().of(pair.codec());
            if (receive != PayloadTypes.ABSENT || !pair.codec().isRtp()) {
                formats.add(new NegotiatedFormat(
                        pair.codec(),
                        pair.remote().payloadType(),
                        receive,
                        pair.remote().parameters()));
            }
        }
        return formats;
    }

    /** An answer that leaves out the rtpmap of a dynamic payload type means the offer's, as some devices do. */
    private static List<RemoteFormat> withOfferedMeanings(LocalStream offered, RemoteStream answered) {
        List<RemoteFormat> formats = new ArrayList<>(answered.formats().size());
        for (RemoteFormat format : answered.formats()) {
            formats.add(format.map().isPresent() ? format : withOfferedMeaning(offered, format));
        }
        return formats;
    }

    private static RemoteFormat withOfferedMeaning(LocalStream offered, RemoteFormat format) {
        int payloadType = FormatReader.payloadType(format.token());
        for (Codec codec : offered.served().codecs()) {
            if (payloadType >= 0 && codec.isRtp() && offered.payloadTypes().of(codec) == payloadType) {
                RtpMap map = RtpMap.of(payloadType, codec.encoding(), codec.clockRate(), codec.channels());
                String parameters = format.parameters().isEmpty() ? codec.parameters() : format.parameters();
                return new RemoteFormat(format.token(), Optional.of(map), parameters);
            }
        }
        return format;
    }
}
