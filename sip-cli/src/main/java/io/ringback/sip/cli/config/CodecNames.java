package io.ringback.sip.cli.config;

import io.ringback.sdp.negotiation.Codec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The codecs by the names that SDP and the gateways have for them. */
final class CodecNames {
    private static final Map<String, Codec> CODECS = new LinkedHashMap<>();

    static {
        CODECS.put("PCMU", Codec.PCMU);
        CODECS.put("PCMA", Codec.PCMA);
        CODECS.put("G722", Codec.G722);
        CODECS.put("G729", Codec.G729);
        CODECS.put("OPUS", Codec.OPUS);
        CODECS.put("CN", Codec.COMFORT_NOISE);
        CODECS.put("G711ULAW", Codec.PCMU);
        CODECS.put("G711ALAW", Codec.PCMA);
    }

    private CodecNames() {}

    static Optional<Codec> of(String name) {
        return Optional.ofNullable(CODECS.get(name.toUpperCase(Locale.ROOT)));
    }

    static String all() {
        return String.join(", ", CODECS.keySet());
    }
}
