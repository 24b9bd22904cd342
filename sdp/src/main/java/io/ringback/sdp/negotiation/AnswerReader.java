package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the peer's answer makes of our offer (RFC 3264 §7): of what was said, which is less than our capabilities
 * where an answer of ours is repeated as an offer.
 *
 * @param policy what the RFCs leave to this side
 * @param here the address of our session as it was offered
 * @param groups the groups that were
 */
record AnswerReader(NegotiationPolicy policy, Connection here, List<Group> groups) {
    /** What an answer comes to: our streams from now on, and what is agreed for each. */
    record Result(List<LocalStream> streams, List<NegotiatedMedia> media) {}

    /**
     * Reads an answer.
     *
     * @param offered our streams as they were offered
     * @throws NegotiationException if the answer does not fit the offer
     */
    Result read(List<Drafted> offered, RemoteSession description) {
        if (description.streams().size() != offered.size()) {
            throw NegotiationException.of(Refusal.STREAM_COUNT);
        }
        Bundle bundle = Bundle.of(groups, offered.stream().map(Drafted::stream).toList(), description);
        RemoteSession answer = bundle.resolve(description);
        List<LocalStream> streams = new ArrayList<>(offered.size());
        List<NegotiatedMedia> media = new ArrayList<>(offered.size());
        for (int i = 0; i < offered.size(); i++) {
            RemoteStream answered = answer.streams().get(i);
            LocalStream stream = offered.get(i).stream();
            if (answered.isRejected()) {
                streams.add(stream.disable());
                media.add(answered.rejected());
            } else {
                requireSameKind(stream, answered);
                NegotiatedMedia agreed = agree(offered.get(i), answered);
                streams.add(after(stream, answered, agreed));
                media.add(agreed);
            }
        }
        bundle.confirm(streams, media);
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
        LocalStream stream = offered.alone().as(agreed.dtls().map(NegotiatedDtls::role));
        return policy.strictPayloadTypes() ? stream.with(stream.remoteTypes().and(answered)) : stream;
    }

    private NegotiatedMedia agree(Drafted offered, RemoteStream answered) {
        boolean mux = offered.rtcpMux() && answered.rtcpMux();
        List<NegotiatedFormat> formats = formats(offered, answered.formats(mux));
        if (formats.isEmpty()) {
            throw NegotiationException.of(Refusal.NO_COMMON_FORMAT);
        }
        LocalPlace place = offered.stream().place();
        MediaEndpoint local = place.endpoint(here, mux);
        MediaEndpoint remote = answered.endpoint(mux);
        // One who answers more than was offered, such as sendrecv to a hold, gets what both have said.
        Direction direction = offered.direction().and(answered.direction().reversed());
        if (place.isMulticast(here) || answered.isMulticast()) {
            requireSameGroup(local, remote, offered.direction() == answered.direction());
            direction = offered.direction();
        }
        return new NegotiatedMedia(
                answered.index(),
                answered.line().type().toString(),
                answered.line().protocol().toString(),
                offered.stream().mid(),
                direction,
                local,
                remote,
                formats,
                answered.packetTime(),
                answered.maxPacketTime(),
                answered.bandwidths(),
                offered.setup().map(ours -> protection(ours, answered)),
                answered.ice());
    }

    /** A unicast stream is answered with unicast, multicast with the same (RFC 3264 §6.1, §6.2). */
    private static void requireSameGroup(MediaEndpoint ours, MediaEndpoint theirs, boolean sameDirection) {
        boolean same = ours.connection().equals(theirs.connection()) && ours.port() == theirs.port();
        if (!same || !sameDirection) {
            throw NegotiationException.of(Refusal.MULTICAST);
        }
    }

    private static NegotiatedDtls protection(Setup offered, RemoteStream answered) {
        Setup theirs = answered.setup().orElse(offered == Setup.PASSIVE ? Setup.ACTIVE : Setup.PASSIVE);
        boolean fits = theirs != Setup.ACTPASS && (theirs != offered || theirs == Setup.HOLDCONN);
        if (answered.fingerprints().isEmpty() || !fits) {
            throw NegotiationException.of(Refusal.SECURITY);
        }
        return new NegotiatedDtls(theirs.answered(Setup.ACTIVE), answered.fingerprints());
    }

    private static List<NegotiatedFormat> formats(Drafted offered, List<RemoteFormat> answered) {
        List<RemoteFormat> meant = withOfferedMeanings(offered, answered);
        List<NegotiatedFormat> formats = new ArrayList<>(meant.size());
        for (CommonFormats.Pair pair : CommonFormats.of(offered.codecs(), meant)) {
            int receive = offered.stream().payloadTypes().of(pair.codec());
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
    private static List<RemoteFormat> withOfferedMeanings(Drafted offered, List<RemoteFormat> answered) {
        List<RemoteFormat> formats = new ArrayList<>(answered.size());
        for (RemoteFormat format : answered) {
            formats.add(format.map().isPresent() ? format : withOfferedMeaning(offered, format));
        }
        return formats;
    }

    private static RemoteFormat withOfferedMeaning(Drafted offered, RemoteFormat format) {
        int payloadType = FormatReader.payloadType(format.token());
        for (Codec codec : offered.codecs()) {
            if (payloadType >= 0
                    && codec.isRtp()
                    && offered.stream().payloadTypes().of(codec) == payloadType) {
                RtpMap map = RtpMap.of(payloadType, codec.encoding(), codec.clockRate(), codec.channels());
                String parameters = format.parameters().isEmpty()
                        ? Retransmission.parameters(codec, offered.stream())
                        : format.parameters();
                return new RemoteFormat(format.token(), Optional.of(map), parameters);
            }
        }
        return format;
    }
}
