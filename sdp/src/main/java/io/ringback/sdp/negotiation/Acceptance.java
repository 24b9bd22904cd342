package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Bandwidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Accepts one offered stream with one capability of ours, or finds that it cannot (RFC 3264 §6.1, §6.2).
 *
 * @param offered the stream
 * @param policy what the RFCs leave to this side
 * @param wishes what this side wants
 */
record Acceptance(RemoteStream offered, NegotiationPolicy policy, Wishes wishes) {

    /** Whether a capability can serve the stream at all; the place of a unicast stream is not known then. */
    Optional<List<CommonFormats.Pair>> formatsFor(MediaCapability capability) {
        MediaFeatures features = capability.features();
        boolean fits = capability.isOf(offered.line().type(), offered.line().protocol())
                && (features.rtcpMux() || !offered.muxOnly() || !capability.isRtp())
                && (features.dtls().isEmpty() || !offered.fingerprints().isEmpty())
                && (!offered.isMulticast() || canJoin(capability));
        if (!fits) {
            return Optional.empty();
        }
        List<CommonFormats.Pair> pairs = CommonFormats.accepted(capability, offered, policy);
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
    }

    /** Multicast is joined as it is, or not at all; DTLS is between two. */
    private boolean canJoin(MediaCapability capability) {
        Direction direction = offered.direction();
        MediaFeatures features = capability.features();
        return features.multicast()
                && features.dtls().isEmpty()
                && wanted(capability).and(direction) == direction;
    }

    private Direction wanted(MediaCapability capability) {
        return wishes.of(offered.index(), capability);
    }

    /** The answer with the formats in common; empty if none of them can have a payload type. */
    Optional<StreamAnswer> accept(LocalStream local, LocalPlace place, List<CommonFormats.Pair> pairs) {
        LocalStream stream = agree(local.alone(), pairs);
        List<Codec> codecs = new ArrayList<>(pairs.size());
        List<NegotiatedFormat> formats = new ArrayList<>(pairs.size());
        for (CommonFormats.Pair pair : pairs) {
            Codec codec = pair.codec();
            int receive = stream.payloadTypes().of(codec);
            if (!codec.isRtp() || isUsable(receive, pair.remote())) {
                codecs.add(codec);
                formats.add(new NegotiatedFormat(
                        codec,
                        pair.remote().payloadType(),
                        receive,
                        pair.remote().parameters()));
            }
        }
        if (Retransmission.isAmong(codecs)) {
            dropRetransmissionsOfNothing(stream.served(), codecs, formats);
        }
        if (codecs.isEmpty()) {
            return Optional.empty();
        }
        Optional<Setup> role = role(stream);
        return Optional.of(
                offered.isMulticast()
                        ? multicast(stream.at(group()), codecs, formats)
                        : unicast(stream.at(place).as(role), codecs, formats, role));
    }

    /** Where no payload type was left for a codec, nothing can name it. */
    private static void dropRetransmissionsOfNothing(
            MediaCapability capability, List<Codec> codecs, List<NegotiatedFormat> formats) {
        List<Codec> kept = List.copyOf(codecs);
        Predicate<Codec> lost = codec -> Retransmission.original(codec, capability.codecs())
                .filter(original -> !kept.contains(original))
                .isPresent();
        codecs.removeIf(lost);
        formats.removeIf(format -> lost.test(format.codec()));
    }

    /** Each side has payload types of its own, but all members of multicast have the same. */
    private boolean isUsable(int receive, RemoteFormat remote) {
        return offered.isMulticast() ? receive == remote.payloadType() : receive != PayloadTypes.ABSENT;
    }

    /** The stream with the payload types that both sides tell. */
    private LocalStream agree(LocalStream local, List<CommonFormats.Pair> pairs) {
        PayloadTypes types = local.payloadTypes();
        List<Codec> all = local.served().codecs();
        for (CommonFormats.Pair pair : pairs) {
            types = types.withOffered(pair.codec(), pair.remote().payloadType(), all);
        }
        LocalStream stream = local.with(types).called(offered.mid());
        return policy.strictPayloadTypes() ? stream.with(stream.remoteTypes().and(offered)) : stream;
    }

    /** A role that was taken stays where the offer leaves the choice (RFC 8842 §5.5). */
    private Optional<Setup> role(LocalStream stream) {
        return stream.served().features().dtls().map(dtls -> {
            Setup said = offered.setup().orElse(Setup.ACTIVE);
            return said.answered(stream.role().filter(Acceptance::isTaken).orElse(dtls.rather()));
        });
    }

    private static boolean isTaken(Setup role) {
        return role == Setup.ACTIVE || role == Setup.PASSIVE;
    }

    private StreamAnswer unicast(
            LocalStream stream, List<Codec> codecs, List<NegotiatedFormat> formats, Optional<Setup> role) {
        MediaCapability capability = stream.served();
        boolean mux = offered.rtcpMux() && capability.features().rtcpMux();
        Direction direction = offered.direction().reversed().and(wanted(capability));
        Drafted draft = new Drafted(
                stream,
                codecs,
                direction,
                capability.packetTime(),
                capability.features().bandwidths(),
                mux,
                role);
        Optional<NegotiatedDtls> dtls = role.map(ours -> new NegotiatedDtls(ours, offered.fingerprints()));
        MediaEndpoint local = stream.place().endpoint(wishes.connection(), mux);
        return new StreamAnswer(draft, negotiated(direction, local, offered.endpoint(mux), formats, dtls));
    }

    /** All members see one stream: the same address, port, direction, ptime and bandwidth (RFC 3264 §6.2). */
    private StreamAnswer multicast(LocalStream stream, List<Codec> codecs, List<NegotiatedFormat> formats) {
        List<Bandwidth> bandwidths = offered.bandwidths();
        int packetTime = offered.packetTime().orElse(0);
        boolean mux = offered.rtcpMux() && stream.served().features().rtcpMux();
        Drafted draft = new Drafted(stream, codecs, offered.direction(), packetTime, bandwidths, mux, Optional.empty());
        MediaEndpoint group = offered.endpoint(mux);
        return new StreamAnswer(draft, negotiated(offered.direction(), group, group, formats, Optional.empty()));
    }

    private LocalPlace group() {
        return new LocalPlace(
                offered.line().port(),
                offered.connection(),
                List.of(),
                offered.line().portCount());
    }

    private NegotiatedMedia negotiated(
            Direction direction,
            MediaEndpoint local,
            MediaEndpoint remote,
            List<NegotiatedFormat> formats,
            Optional<NegotiatedDtls> dtls) {
        return new NegotiatedMedia(
                offered.index(),
                offered.line().type().toString(),
                offered.line().protocol().toString(),
                offered.mid(),
                direction,
                local,
                remote,
                formats,
                offered.packetTime(),
                offered.maxPacketTime(),
                offered.bandwidths(),
                dtls,
                offered.ice());
    }
}
