package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Which codec a retransmission goes with: {@code rtx} names its payload type as {@code apt} (RFC 4588 §8.1). In our
 * capabilities that is the payload type which the codec asks for there; in descriptions it is the one that it has.
 */
final class Retransmission {
    static final String NAME = "rtx";

    private static final String ORIGINAL = "apt";

    private Retransmission() {}

    static boolean isAmong(List<Codec> codecs) {
        for (int i = 0; i < codecs.size(); i++) {
            if (isNamed(codecs.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Codec codec) {
        return codec.encoding().equalsIgnoreCase(NAME);
    }

    /** The codec that one of ours repeats; empty for all others. */
    static Optional<Codec> original(Codec codec, List<Codec> all) {
        int payloadType = payloadType(codec);
        if (payloadType != Codec.DYNAMIC) {
            for (Codec each : all) {
                if (each.payloadType() == payloadType && !each.isAuxiliary()) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }

    /** The payload type that one of our codecs names, or −1 if it is no retransmission. */
    static int payloadType(Codec codec) {
        return isNamed(codec) ? payloadType(codec.parameters()) : Codec.DYNAMIC;
    }

    static boolean namesNone(Codec codec, List<Codec> all) {
        return payloadType(codec) != Codec.DYNAMIC && original(codec, all).isEmpty();
    }

    /** The payload type that parameters name, or −1. */
    static int payloadType(String parameters) {
        return parameters.isEmpty()
                ? Codec.DYNAMIC
                : new FormatParameters(Slice.empty(), Slice.of(parameters))
                        .value(ORIGINAL)
                        .filter(number -> !number.isEmpty())
                        .map(FormatReader::payloadType)
                        .orElse(Codec.DYNAMIC);
    }

    /** The parameters of a codec as they are told in a stream: with the payload type that the original has there. */
    static String parameters(Codec codec, LocalStream stream) {
        if (!isNamed(codec)) {
            return codec.parameters();
        }
        return original(codec, stream.served().codecs())
                .map(original ->
                        naming(codec.parameters(), stream.payloadTypes().of(original)))
                .orElse(codec.parameters());
    }

    private static String naming(String parameters, int payloadType) {
        StringBuilder told = new StringBuilder(parameters.length());
        int from = 0;
        while (from <= parameters.length()) {
            int semicolon = parameters.indexOf(';', from);
            int to = semicolon < 0 ? parameters.length() : semicolon;
            String pair = parameters.substring(from, to);
            int equals = pair.indexOf('=');
            boolean names = equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(ORIGINAL);
            told.append(from == 0 ? "" : ";").append(names ? ORIGINAL + "=" + payloadType : pair);
            from = to + 1;
        }
        return told.toString();
    }
}
