package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sdp.Attributes;
import io.ringback.sdp.MalformedDescription;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpViolation;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.RepeatTimes;
import io.ringback.text.Slice;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A session description as JSON: every field that can be read, also those of an invalid one. */
public final class SdpJson {
    private static final int MOST_DIGITS_OF_A_FORMAT = 3;

    private SdpJson() {}

    /**
     * What the parser made of a file.
     *
     * @param file the file's name
     * @param parsed a description or what is wrong with it
     * @return an object with the field {@code valid} and the description's fields
     */
    public static ObjectNode of(String file, ParsedDescription parsed) {
        ObjectNode json = Json.object().put("file", file);
        if (parsed instanceof SessionDescription description) {
            putVerdict(json, description.validate());
            putDescription(json, description);
        } else if (parsed instanceof MalformedDescription malformed) {
            putVerdict(json, Optional.of(malformed.violation()));
            malformed.readable().ifPresent(description -> putDescription(json, description));
        }
        return json;
    }

    /**
     * A description.
     *
     * @param description the description
     * @return an object with its fields
     */
    public static ObjectNode of(SessionDescription description) {
        ObjectNode json = Json.object();
        putDescription(json, description);
        return json;
    }

    private static void putVerdict(ObjectNode json, Optional<SdpViolation> violation) {
        json.put("valid", violation.isEmpty());
        violation.ifPresent(found -> json.putObject("error")
                .put("rule", found.rule().name())
                .put("offset", found.offset())
                .put("message", found.toString()));
    }

    private static void putDescription(ObjectNode json, SessionDescription description) {
        Readable.of(description::version).ifPresent(version -> json.put("version", version));
        Readable.of(description::origin).ifPresent(origin -> putOrigin(json.putObject("origin"), origin));
        json.put("name", description.name().toString());
        description.information().ifPresent(text -> json.put("information", text.toString()));
        Readable.of(description::connection)
                .flatMap(connection -> connection)
                .ifPresent(connection -> putConnection(json.putObject("connection"), connection));
        ArrayNode timings = json.putArray("timings");
        Readable.of(description::times).orElse(List.of()).forEach(time -> putTime(timings.addObject(), time));
        putAttributes(json.putArray("attributes"), description.attributes());
        ArrayNode media = json.putArray("media");
        description.media().forEach(one -> putMedia(media.addObject(), one));
    }

    /** The two numbers stay text: they have no bound, and readers of JSON commonly round what exceeds 2^53. */
    private static void putOrigin(ObjectNode json, Origin origin) {
        json.put("username", origin.username().toString());
        json.put("sessId", origin.sessionId().toString());
        json.put("sessVersion", origin.sessionVersion().toString());
        json.put("netType", origin.networkType().toString());
        json.put("addrType", origin.addressType().toString());
        json.put("address", origin.address().toString());
    }

    private static void putConnection(ObjectNode json, Connection connection) {
        json.put("netType", connection.networkType().toString());
        json.put("addrType", connection.addressType().toString());
        json.put("address", connection.address().toString());
        if (connection.ttl() != Connection.NO_TTL) {
            json.put("ttl", connection.ttl());
        }
        if (connection.addressCount() != 1) {
            json.put("addressCount", connection.addressCount());
        }
    }

    private static void putTime(ObjectNode json, TimeDescription time) {
        json.put("start", time.timing().start());
        json.put("stop", time.timing().stop());
        if (!time.repeats().isEmpty()) {
            ArrayNode repeats = json.putArray("repeats");
            time.repeats().forEach(repeat -> putRepeat(repeats.addObject(), repeat));
        }
    }

    private static void putRepeat(ObjectNode json, RepeatTimes repeat) {
        json.put("interval", repeat.interval());
        json.put("duration", repeat.duration());
        ArrayNode offsets = json.putArray("offsets");
        repeat.offsets().forEach(offsets::add);
    }

    private static void putMedia(ObjectNode json, MediaDescription media) {
        Readable.of(media::line).ifPresent(line -> putLine(json, line));
        media.information().ifPresent(text -> json.put("information", text.toString()));
        Readable.of(media::connection)
                .flatMap(connection -> connection)
                .ifPresent(connection -> putConnection(json.putObject("connection"), connection));
        json.put("direction", media.direction().attribute());
        Attributes attributes = media.attributes();
        ArrayNode rtpmap = json.putArray("rtpmap");
        each(attributes, AttributeTypes.RTPMAP, map -> putRtpMap(rtpmap.addObject(), map));
        ArrayNode fmtp = json.putArray("fmtp");
        each(attributes, AttributeTypes.FMTP, format -> putFmtp(fmtp.addObject(), format));
        putNumber(json, "ptime", Readable.of(media::packetTime));
        putNumber(json, "maxptime", Readable.of(media::maxPacketTime));
        putAttributes(json.putArray("attributes"), attributes);
    }

    private static void putLine(ObjectNode json, MediaLine line) {
        json.put("type", line.type().toString());
        json.put("port", line.port());
        json.put("portCount", line.portCount());
        json.put("protocol", line.protocol().toString());
        ArrayNode formats = json.putArray("formats");
        line.formats().forEach(format -> formats.add(format.toString()));
    }

    private static void putRtpMap(ObjectNode json, RtpMap map) {
        json.put("payload", map.payloadType());
        json.put("encoding", map.encoding().toString());
        json.put("clockRate", map.clockRate());
        json.put("channels", map.channels());
    }

    private static void putFmtp(ObjectNode json, FormatParameters format) {
        if (isNumber(format.format())) {
            json.put("payload", Integer.parseInt(format.format().toString()));
        } else {
            json.put("payload", format.format().toString());
        }
        json.put("params", format.parameters().toString());
    }

    /** The formats of RTP are numbers of at most three digits; those of other protocols are any token. */
    private static boolean isNumber(Slice format) {
        return format.length() <= MOST_DIGITS_OF_A_FORMAT
                && format.toString().chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static void putNumber(ObjectNode json, String name, Optional<OptionalInt> number) {
        number.orElse(OptionalInt.empty()).ifPresent(value -> json.put(name, value));
    }

    private static void putAttributes(ArrayNode json, Attributes attributes) {
        each(attributes, attribute -> {
            ObjectNode one = json.addObject().put("name", attribute.name().toString());
            attribute.value().ifPresent(value -> one.put("value", value.toString()));
        });
    }

    private static <T> void each(Attributes attributes, AttributeType<T> type, Consumer<T> put) {
        each(attributes, attribute -> {
            if (attribute.name().contentEquals(type.name())) {
                Slice value = attribute.value().orElse(Slice.empty());
                Readable.of(() -> type.read(value.cursor())).ifPresent(put);
            }
        });
    }

    /** One that is wrong does not hide the others. */
    private static void each(Attributes attributes, Consumer<Attribute> put) {
        for (Iterator<Attribute> all = attributes.iterator(); all.hasNext(); ) {
            Readable.of(all::next).ifPresent(put);
        }
    }
}
