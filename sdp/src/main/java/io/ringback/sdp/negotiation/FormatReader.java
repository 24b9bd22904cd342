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

/**
 * Reads the formats of one stream after the other with one look at each line. Scratch of one reading.
 *
 * <p>A payload type that is listed twice counts once, since nothing else can be meant; one with two meanings is
 * refused.
 */
final class FormatReader {
    private static final String RTP = "rtp/";

    private static final int PAYLOAD_TYPES = RtpMap.HIGHEST_PAYLOAD_TYPE + 1;

    private final List<RtpMap> maps = new ArrayList<>(4);
    private final List<FormatParameters> parameters = new ArrayList<>(2);
    private final List<FormatParameters> named = new ArrayList<>(0);

    /** For each payload type the place of its mapping and of its parameters in the lists, counted from 1 to 128. */
    private final byte[] places = new byte[2 * PAYLOAD_TYPES];

    /** Forgets the stream before. */
    FormatReader next() {
        if (!maps.isEmpty() || !parameters.isEmpty()) {
            Arrays.fill(places, (byte) 0);
        }
        maps.clear();
        parameters.clear();
        named.clear();
        return this;
    }

    void rtpMap(Slice value) {
        RtpMap map = AttributeTypes.RTPMAP.read(SectionReader.cursor(value));
        int place = places[map.payloadType()] & 0xFF;
        if (place == 0) {
            maps.add(map);
            places[map.payloadType()] = (byte) maps.size();
        } else if (!maps.get(place - 1).isSameCodec(map)) {
            throw NegotiationException.of(Refusal.AMBIGUOUS_PAYLOAD_TYPE);
        }
    }

    /** Takes the first fmtp of each format. */
    void parameters(Slice value) {
        FormatParameters read = AttributeTypes.FMTP.read(SectionReader.cursor(value));
        int payloadType = payloadType(read.format());
        if (payloadType < 0) {
            named.add(read);
        } else if (places[PAYLOAD_TYPES + payloadType] == 0) {
            parameters.add(read);
            places[PAYLOAD_TYPES + payloadType] = (byte) parameters.size();
        }
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
        boolean[] seen = new boolean[PAYLOAD_TYPES];
        for (Slice token : line.formats()) {
            int payloadType = payloadType(token);
            if (payloadType >= 0 && !seen[payloadType]) {
                seen[payloadType] = true;
                formats.add(format(token, payloadType));
            }
        }
        return formats;
    }

    /** Without a meaning it is kept: in an answer it may have that of the offer. */
    private RemoteFormat format(Slice token, int payloadType) {
        int map = places[payloadType] & 0xFF;
        int fmtp = places[PAYLOAD_TYPES + payloadType] & 0xFF;
        return new RemoteFormat(
                token,
                map == 0 ? RtpMap.ofStatic(payloadType) : Optional.of(maps.get(map - 1)),
                fmtp == 0 ? "" : parameters.get(fmtp - 1).parameters().toString());
    }

    /** Formats that are their own names. */
    private List<RemoteFormat> tokens(MediaLine line) {
        Map<Slice, String> told = new HashMap<>();
        for (FormatParameters each : named) {
            told.putIfAbsent(each.format(), each.parameters().toString());
        }
        List<RemoteFormat> formats = new ArrayList<>(line.formats().size());
        for (Slice token : line.formats()) {
            formats.add(new RemoteFormat(token, Optional.empty(), told.getOrDefault(token, "")));
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
