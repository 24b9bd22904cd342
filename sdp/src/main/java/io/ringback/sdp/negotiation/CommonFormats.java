package io.ringback.sdp.negotiation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the codecs that both sides have. */
final class CommonFormats {
    /** A codec of ours and the peer's format for it. */
    record Pair(Codec codec, RemoteFormat remote) {}

    private CommonFormats() {}

    /** The codecs in common in the peer's order, each of ours at most once. */
    static List<Pair> of(List<Codec> codecs, List<RemoteFormat> formats) {
        List<Codec> left = new ArrayList<>(codecs);
        List<Pair> pairs = new ArrayList<>(formats.size());
        for (RemoteFormat format : formats) {
            for (Codec codec : left) {
                if (codec.matches(format.map())) {
                    pairs.add(new Pair(codec, format));
                    left.remove(codec);
                    break;
                }
            }
        }
        return pairs;
    }

    /** What an answer accepts of an offer; none if only auxiliary formats of a stream with others are in common. */
    static List<Pair> accepted(MediaCapability capability, RemoteStream offered, NegotiationPolicy policy) {
        List<Pair> pairs = of(capability.codecs(), offered.formats());
        if (policy.ownPreference()) {
            pairs.sort(Comparator.comparingInt(pair -> capability.codecs().indexOf(pair.codec())));
        }
        if (offered.formats().stream().allMatch(RemoteFormat::isAuxiliary)) {
            return pairs;
        }
        List<Pair> codecs = new ArrayList<>(pairs);
        codecs.removeIf(pair -> pair.codec().isAuxiliary());
        if (policy.singleCodec() && codecs.size() > 1) {
            codecs.subList(1, codecs.size()).clear();
        }
        pairs.removeIf(pair -> pair.codec().isAuxiliary() ? !goesWithOne(pair, codecs) : !codecs.contains(pair));
        return pairs;
    }

    /** Events and noise share the timestamps, so the clock, of the codec that they interrupt (RFC 4733 §2.1). */
    private static boolean goesWithOne(Pair auxiliary, List<Pair> codecs) {
        return codecs.stream()
                .anyMatch(pair -> pair.codec().clockRate() == auxiliary.codec().clockRate());
    }
}
