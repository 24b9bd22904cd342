package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.RtpMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the codecs that both sides have. The cost is linear in what the peer says. */
final class CommonFormats {
    /** A codec of ours and the peer's format for it. */
    record Pair(Codec codec, RemoteFormat remote) {}

    private CommonFormats() {}

    /** The codecs in common in the peer's order, each of ours at most once. */
    static List<Pair> of(List<Codec> codecs, List<RemoteFormat> formats) {
        boolean[] taken = new boolean[codecs.size()];
        List<Pair> pairs = new ArrayList<>(Math.min(codecs.size(), formats.size()));
        for (int i = 0; i < formats.size() && pairs.size() < taken.length; i++) {
            RemoteFormat format = formats.get(i);
            int free = firstFree(format, Optional.empty(), taken, codecs);
            if (free >= 0) {
                taken[free] = true;
                pairs.add(new Pair(codecs.get(free), format));
            }
        }
        return Retransmission.isAmong(codecs) ? withRetransmissions(pairs, taken, codecs, formats) : pairs;
    }

    /** Those and each retransmission of a codec in common, still in the peer's order. */
    private static List<Pair> withRetransmissions(
            List<Pair> pairs, boolean[] taken, List<Codec> codecs, List<RemoteFormat> formats) {
        @Nullable Codec[] meant = new @Nullable Codec[RtpMap.HIGHEST_PAYLOAD_TYPE + 1];
        for (Pair pair : pairs) {
            if (pair.codec().isRtp()) {
                meant[pair.remote().payloadType()] = pair.codec();
            }
        }
        List<Pair> all = new ArrayList<>(codecs.size());
        int next = 0;
        for (RemoteFormat format : formats) {
            if (next < pairs.size() && pairs.get(next).remote().equals(format)) {
                all.add(pairs.get(next));
                next++;
            } else if (format.isRetransmission()) {
                int payloadType = Retransmission.payloadType(format.parameters());
                Codec original = payloadType == Codec.DYNAMIC ? null : meant[payloadType];
                int free = original == null ? -1 : firstFree(format, Optional.of(original), taken, codecs);
                if (free >= 0) {
                    taken[free] = true;
                    all.add(new Pair(codecs.get(free), format));
                }
            }
        }
        return all;
    }

    /** The first codec not taken that a format means and that repeats a certain one, or none; −1 if there is none. */
    private static int firstFree(RemoteFormat format, Optional<Codec> original, boolean[] taken, List<Codec> codecs) {
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]
                    && format.is(codecs.get(i))
                    && Retransmission.original(codecs.get(i), codecs).equals(original)) {
                return i;
            }
        }
        return -1;
    }

    /** What an answer accepts of an offer; none if only auxiliary formats of a stream with others are in common. */
    static List<Pair> accepted(MediaCapability capability, RemoteStream offered, NegotiationPolicy policy) {
        List<RemoteFormat> formats =
                offered.formats(offered.rtcpMux() && capability.features().rtcpMux());
        List<Pair> pairs = of(capability.codecs(), formats);
        if (policy.ownPreference()) {
            pairs.sort(Comparator.comparingInt(pair -> capability.codecs().indexOf(pair.codec())));
        }
        if (hasOnlyAuxiliary(formats)) {
            return pairs;
        }
        List<Codec> codecs = mainCodecs(pairs, policy.singleCodec() ? 1 : Integer.MAX_VALUE);
        pairs.removeIf(pair ->
                pair.codec().isAuxiliary() ? !goesWithOne(pair, codecs, capability) : !codecs.contains(pair.codec()));
        return pairs;
    }

    private static boolean hasOnlyAuxiliary(List<RemoteFormat> formats) {
        for (RemoteFormat format : formats) {
            if (!format.isAuxiliary()) {
                return false;
            }
        }
        return true;
    }

    private static List<Codec> mainCodecs(List<Pair> pairs, int most) {
        List<Codec> codecs = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            if (!pair.codec().isAuxiliary() && codecs.size() < most) {
                codecs.add(pair.codec());
            }
        }
        return codecs;
    }

    /**
     * Events and noise share the timestamps, so the clock, of the codec that they interrupt (RFC 4733 §2.1);
     * retransmissions go with the one that they repeat.
     */
    private static boolean goesWithOne(Pair auxiliary, List<Codec> codecs, MediaCapability capability) {
        Optional<Codec> original = Retransmission.original(auxiliary.codec(), capability.codecs());
        if (original.isPresent()) {
            return codecs.contains(original.get());
        }
        for (Codec codec : codecs) {
            if (codec.clockRate() == auxiliary.codec().clockRate()) {
                return true;
            }
        }
        return false;
    }
}
