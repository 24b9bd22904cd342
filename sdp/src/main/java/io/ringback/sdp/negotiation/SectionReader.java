package io.ringback.sdp.negotiation;

import io.ringback.sdp.Field;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.Section;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.Rtcp;
import io.ringback.sdp.attribute.RtpAttributes;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.attribute.TransportAttributes;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.Leniency;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one section that the machine needs, each once. Scratch of one reading.
 *
 * <p>What RFC 8866 defines must be right. An attribute of an extension that cannot be read is none, as one that is not
 * known (§5.13).
 */
final class SectionReader {
    private static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final FormatReader formats;
    private final List<Group> groups = new ArrayList<>(1);
    private final List<Fingerprint> fingerprints = new ArrayList<>(1);
    private List<Bandwidth> bandwidths = List.of();
    private @Nullable Direction direction;
    private @Nullable Connection connection;
    private @Nullable BigDecimal packetTime;
    private @Nullable BigDecimal maxPacketTime;
    private @Nullable Slice mid;
    private @Nullable Rtcp rtcp;
    private @Nullable Setup setup;
    private boolean rtcpMux;
    private boolean muxOnly;
    private boolean bundleOnly;
    private boolean ice;

    private SectionReader(FormatReader formats) {
        this.formats = formats;
    }

    static SectionReader ofSession(SessionDescription description) {
        SectionReader reader = new SectionReader(new FormatReader());
        reader.connection = description.connection().orElse(null);
        reader.read(description);
        return reader;
    }

    List<Group> groups() {
        return groups;
    }

    /** Reads a stream; this is the reader of its session. */
    RemoteStream stream(MediaDescription media) {
        SectionReader own = new SectionReader(formats.next());
        List<Connection> connections = media.connections();
        own.connection = connections.isEmpty() ? connection : connections.get(0);
        own.read(media);
        return own.build(media, this);
    }

    private RemoteStream build(MediaDescription media, SectionReader session) {
        Direction said = direction != null ? direction : session.direction;
        var line = media.line();
        return new RemoteStream(
                media.index(),
                line,
                said != null ? said : Direction.SENDRECV,
                Optional.ofNullable(connection),
                formats.formats(line),
                milliseconds(packetTime),
                milliseconds(maxPacketTime),
                bandwidths.isEmpty() ? session.bandwidths : bandwidths,
                Optional.ofNullable(mid),
                Optional.ofNullable(rtcp),
                rtcpMux,
                muxOnly,
                bundleOnly,
                Optional.ofNullable(setup != null ? setup : session.setup),
                fingerprints.isEmpty() ? session.fingerprints : fingerprints,
                ice || session.ice);
    }

    private static OptionalInt milliseconds(@Nullable BigDecimal value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                value.setScale(0, RoundingMode.CEILING).min(LONGEST).intValue());
    }

    private void read(Section section) {
        bandwidths = section.bandwidths();
        for (Field field : section.fields()) {
            if (field.letter() == 'a') {
                Slice attribute = withoutBlanks(field.value());
                int colon = attribute.indexOf(':');
                if (colon < 0) {
                    readProperty(attribute);
                } else {
                    read(attribute.slice(0, colon), attribute.slice(colon + 1, attribute.length()));
                }
            }
        }
    }

    private static Slice withoutBlanks(Slice value) {
        int end = value.length();
        while (end > 0 && (value.byteAt(end - 1) == ' ' || value.byteAt(end - 1) == '\t')) {
            end--;
        }
        return end == value.length() ? value : value.slice(0, end);
    }

    /** A cursor that tolerates what parsers may: whether the description should have been taken is decided there. */
    static Cursor cursor(Slice value) {
        return value.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, LENIENT));
    }

    private void readProperty(Slice name) {
        if (direction == null) {
            direction = Direction.of(name).orElse(null);
        }
        if (name.contentEquals("rtcp-mux")) {
            rtcpMux = true;
        } else if (name.contentEquals("rtcp-mux-only")) {
            muxOnly = true;
        } else if (name.contentEquals("bundle-only")) {
            bundleOnly = true;
        }
    }

    private void read(Slice name, Slice value) {
        if (name.contentEquals("rtpmap")) {
            formats.rtpMap(value);
        } else if (name.contentEquals("fmtp")) {
            formats.parameters(value);
        } else if (name.contentEquals("ptime")) {
            packetTime = AttributeTypes.PTIME.read(cursor(value));
        } else if (name.contentEquals("maxptime")) {
            maxPacketTime = AttributeTypes.MAXPTIME.read(cursor(value));
        } else {
            readExtension(name, value);
        }
    }

    private void readExtension(Slice name, Slice value) {
        if (name.contentEquals("mid")) {
            mid = lenient(AttributeTypes.MID, value);
        } else if (name.contentEquals("rtcp")) {
            rtcp = lenient(RtpAttributes.RTCP, value);
        } else if (name.contentEquals("ice-ufrag")) {
            ice = true;
        } else if (name.contentEquals("setup")) {
            setup = lenient(TransportAttributes.SETUP, value);
        } else if (name.contentEquals("fingerprint")) {
            addIfReadable(fingerprints, lenient(TransportAttributes.FINGERPRINT, value));
        } else if (name.contentEquals("group")) {
            addIfReadable(groups, lenient(AttributeTypes.GROUP, value));
        }
    }

    private static <T> void addIfReadable(List<T> values, @Nullable T value) {
        if (value != null) {
            values.add(value);
        }
    }

    private static <T> @Nullable T lenient(AttributeType<T> type, Slice value) {
        try {
            return type.read(cursor(value));
        } catch (SyntaxException e) {
            return null;
        }
    }
}
