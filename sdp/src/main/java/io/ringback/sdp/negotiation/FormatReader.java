package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the formats of one stream after the other with one look at each line. Scratch of one reading.
 *
 * <p>A payload type that is listed twice counts once, since nothing else can be meant; one with two meanings is
 * refused.
 */
final class FormatReader {
    private static final String RTP = "rtp/";

    private final @Nullable RtpMap[] maps = new @Nullable RtpMap[RtpMap.HIGHEST_PAYLOAD_TYPE + 1];
    private final @Nullable String[] told = new @Nullable String[maps.length];
    private final boolean[] seen = new boolean[maps.length];
    private final List<FormatParameters> parameters = new ArrayList<>(4);

    /** Forgets the stream before. */
    FormatReader next() {
        Arrays.fill(maps, null);
        Arrays.fill(told, null);
        Arrays.fill(seen, false);
        parameters.clear();
        return this;
    }

    void rtpMap(Slice value) {
        RtpMap map = AttributeTypes.RTPMAP.read(SectionReader.cursor(value));
        RtpMap before = maps[map.payloadType()];
        if (before != null && !before.isSameCodec(map)) {
            throw NegotiationException.of(Refusal.AMBIGUOUS_PAYLOAD_TYPE);
        }
        maps[map.payloadType()] = map;
    }

    void parameters(Slice value) {
        parameters.add(AttributeTypes.FMTP.read(SectionReader.cursor(value)));
    }

    /** The formats that mean something, in the peer's order. */
    List<RemoteFormat> formats(MediaLine line) {
        return isRtp(line) ? payloadTypes(line) : tokens(line);
    }

    /**
     * Whether the formats of a protocol are payload types: RTP/AVP, UDP/TLS/RTP/SAVPF and all others with RTP in them.
     */
    private static boolean isRtp(MediaLine line) {
        Slice protocol = line.protocol();
        int matched = 0;
        for (int i = 0; i < protocol.length() && matched < RTP.length(); i++) {
            int letter = Ascii.lower(protocol.byteAt(i));
            matched = letter == RTP.charAt(matched) ? matched + 1 : letter == RTP.charAt(0) ? 1 : 0;
        }
        return matched == RTP.length();
    }

    private List<RemoteFormat> payloadTypes(MediaLine line) {
        List<RemoteFormat> formats = new ArrayList<>(line.formats().size());
        takeFirstParameters();
        for (Slice token : line.formats()) {
            int payloadType = payloadType(token);
            if (payloadType < 0 || seen[payloadType]) {
                continue;
            }
            seen[payloadType] = true;
            RtpMap map = maps[payloadType];
            Optional<RtpMap> meaning = map == null ? RtpMap.ofStatic(payloadType) : Optional.of(map);
            String fmtp = told[payloadType];
            // Without a meaning it is kept: in an answer it may have that of the offer.
            formats.add(new RemoteFormat(token, meaning, fmtp == null ? "" : fmtp));
        }
        return formats;
    }

    private void takeFirstParameters() {
        for (FormatParameters each : parameters) {
            int payloadType = payloadType(each.format());
            if (payloadType >= 0 && told[payloadType] == null) {
                told[payloadType] = each.parameters().toString();
            }
        }
    }

    /** Formats that are their own names. */
    private List<RemoteFormat> tokens(MediaLine line) {
        Map<Slice, String> named = new HashMap<>();
        for (FormatParameters each : parameters) {
            named.putIfAbsent(each.format(), each.parameters().toString());
        }
        List<RemoteFormat> formats = new ArrayList<>(line.formats().size());
        for (Slice token : line.formats()) {
            formats.add(new RemoteFormat(token, Optional.empty(), named.getOrDefault(token, "")));
        }
        return formats;
    }

    /** The payload type that a format is, or −1. */
    static int payloadType(Slice format) {
        int value = 0;
        for (int i = 0; i < format.length(); i++) {
            int digit = format.byteAt(i) - '0';
            if (digit < 0 || digit > 9 || value > RtpMap.HIGHEST_PAYLOAD_TYPE) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= RtpMap.HIGHEST_PAYLOAD_TYPE ? value : -1;
    }
}
