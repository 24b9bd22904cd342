package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.format.H264Parameters;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters by which two formats of one name are different formats: RFC 3264 §6.1 wants them equal in offer and
 * answer. All other parameters each side tells for itself.
 */
final class Configuration {
    private record Parameter(String name, String otherwise) {}

    private static final List<Parameter> AMR = List.of(
            new Parameter("octet-align", "0"),
            new Parameter("crc", "0"),
            new Parameter("robust-sorting", "0"),
            new Parameter("interleaving", ""));

    private static final String H264 = "h264";

    /** By RFC 4867 §8, RFC 9628 §6 and the payload formats of AV1 and H.265 (RFC 7798 §7). */
    private static final Map<String, List<Parameter>> KNOWN = Map.of(
            "amr",
            AMR,
            "amr-wb",
            AMR,
            "vp9",
            List.of(new Parameter("profile-id", "0")),
            "av1",
            List.of(new Parameter("profile", "0")),
            "h265",
            List.of(new Parameter("profile-id", "1"), new Parameter("tx-mode", "SRST")),
            H264,
            List.of());

    private Configuration() {}

    /** Whether a codec of ours and another one's {@code fmtp} for the same name are of one configuration. */
    static boolean agrees(Codec ours, String theirs) {
        if (ours.parameters().equals(theirs)) {
            return true;
        }
        String name = ours.encoding().toLowerCase(Locale.ROOT);
        List<Parameter> parameters = KNOWN.get(name);
        if (parameters == null) {
            return true;
        }
        FormatParameters one = of(ours.parameters());
        FormatParameters other = of(theirs);
        return name.equals(H264) ? isSameProfile(one, other) : areEqual(parameters, one, other);
    }

    private static FormatParameters of(String parameters) {
        return new FormatParameters(Slice.empty(), Slice.of(parameters));
    }

    private static boolean areEqual(List<Parameter> parameters, FormatParameters one, FormatParameters other) {
        for (Parameter parameter : parameters) {
            Slice otherwise = Slice.of(parameter.otherwise());
            Slice ours = one.value(parameter.name()).orElse(otherwise);
            if (!ours.equalsIgnoreCase(other.value(parameter.name()).orElse(otherwise))) {
                return false;
            }
        }
        return true;
    }

    /** What cannot be read is no configuration of ours. */
    private static boolean isSameProfile(FormatParameters one, FormatParameters other) {
        try {
            return H264Parameters.of(one).isSameConfiguration(H264Parameters.of(other));
        } catch (SyntaxException e) {
            return false;
        }
    }
}
