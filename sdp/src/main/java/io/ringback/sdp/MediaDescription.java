package io.ringback.sdp;

import io.ringback.sdp.attribute.AttributeRule;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One media description of a session (RFC 8866 §5.14), with what holds for it from the session. Immutable and safe for
 * use by many threads.
 */
public final class MediaDescription extends Section {
    private static final String RTPMAP = AttributeTypes.RTPMAP.name();
    private static final int BEFORE_MAPPING = RTPMAP.length() + 1;
    private static final String FMTP = AttributeTypes.FMTP.name();
    private static final BigDecimal LONGEST_PACKET_TIME = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final SessionDescription session;
    private final int index;

    MediaDescription(SessionDescription session, int index, int from, int to) {
        super(session.lines(), from, to);
        this.session = session;
        this.index = index;
    }

    /**
     * A builder of a new media description.
     *
     * @param line its first line
     * @return a builder
     */
    public static MediaBuilder builder(MediaLine line) {
        return new MediaBuilder(line);
    }

    /**
     * Where this stands among the session's media descriptions.
     *
     * @return 0 for the first
     */
    public int index() {
        return index;
    }

    /**
     * The whole first line, {@code m=}.
     *
     * @return the line
     * @throws SyntaxException if it is wrong
     */
    public MediaLine line() {
        return lines().read(from(), MediaLine::read);
    }

    /**
     * The type.
     *
     * @return such as {@code audio}
     * @throws SyntaxException if it is wrong
     */
    public Slice type() {
        return MediaLine.readType(lines().cursor(from()));
    }

    /**
     * The port.
     *
     * @return 0 to 65535; 0 for a rejected or disabled stream (RFC 3264 §6, §8.2)
     * @throws SyntaxException if it is wrong
     */
    public int port() {
        return lines().port(from());
    }

    private Cursor behindPort() {
        Cursor cursor = lines().atPort(from());
        MediaLine.readPort(cursor);
        return cursor;
    }

    /**
     * The number of ports.
     *
     * @return 1 or more
     * @throws SyntaxException if it is wrong
     */
    public int portCount() {
        return MediaLine.readPortCount(behindPort());
    }

    /**
     * Tells whether this stream is rejected or disabled: its port is 0.
     *
     * @return true if it is
     * @throws SyntaxException if the port is wrong
     */
    public boolean isRejected() {
        return port() == 0;
    }

    /**
     * The transport protocol.
     *
     * @return such as {@code RTP/AVP}
     * @throws SyntaxException if it is wrong
     */
    public Slice protocol() {
        Cursor cursor = behindPort();
        MediaLine.readPortCount(cursor);
        return MediaLine.readProtocol(cursor);
    }

    /**
     * The formats.
     *
     * @return one or more, in order of preference
     * @throws SyntaxException if they are wrong
     */
    public List<Slice> formats() {
        return lines().formats(from());
    }

    /**
     * The connections of this media description itself; there may be several for layered multicast.
     *
     * @return perhaps none
     * @throws SyntaxException if one is wrong
     */
    public List<Connection> connections() {
        return readAll(FieldType.CONNECTION, Connection::read);
    }

    /**
     * The connection in force: the first of its own, or the session's.
     *
     * @return the connection; absent only from a lenient parser
     * @throws SyntaxException if it is wrong
     */
    public Optional<Connection> connection() {
        int own = lines().next(FieldType.CONNECTION, from() + 1, to());
        return own < 0 ? session.connection() : Optional.of(lines().connection(own));
    }

    /**
     * The direction in force: its own, or the session's, or sendrecv (RFC 8866 §6.7).
     *
     * @return the direction, seen from the description's writer
     */
    public Direction direction() {
        return attributes().direction().orElseGet(session::direction);
    }

    /**
     * Which codec a payload type stands for: by an {@code rtpmap}, or by RFC 3551's table.
     *
     * @param payloadType a payload type
     * @return the mapping, or empty if there is none
     * @throws SyntaxException if its {@code rtpmap} is wrong
     */
    public Optional<RtpMap> rtpMap(int payloadType) {
        Lines lines = lines();
        for (int i = lines.nextAttribute(RTPMAP, from(), to()); i >= 0; i = lines.nextAttribute(RTPMAP, i + 1, to())) {
            if (payloadType(lines.cursorAt(i, BEFORE_MAPPING)) == payloadType) {
                return Optional.of(lines.rtpMap(i, BEFORE_MAPPING));
            }
        }
        return RtpMap.ofStatic(payloadType);
    }

    /** The number at a cursor if a space is behind it, or −1. */
    private static long payloadType(Cursor cursor) {
        int digit = cursor.peek();
        if (digit < '0' || digit > '9') {
            return -1;
        }
        long number = cursor.number(Long.MAX_VALUE, AttributeRule.PAYLOAD_TYPE);
        return cursor.peek() == ' ' ? number : -1;
    }

    /**
     * Which codecs the formats stand for.
     *
     * @return a mapping for each format that is a payload type and has one, in the order of the formats
     * @throws SyntaxException if the formats or one of the mappings are wrong
     */
    public List<RtpMap> rtpMaps() {
        List<Slice> formats = formats();
        int[] payloadTypes = new int[formats.size()];
        for (int i = 0; i < payloadTypes.length; i++) {
            payloadTypes[i] = payloadType(formats.get(i));
        }
        @Nullable RtpMap[] maps = new @Nullable RtpMap[payloadTypes.length];
        Lines lines = lines();
        for (int i = lines.nextAttribute(RTPMAP, from(), to()); i >= 0; i = lines.nextAttribute(RTPMAP, i + 1, to())) {
            mapFirst(lines, i, payloadTypes, maps);
        }
        return withStatic(payloadTypes, maps);
    }

    /** Reads a mapping for those formats that it is for and that have none yet. */
    private static void mapFirst(Lines lines, int index, int[] payloadTypes, @Nullable RtpMap[] maps) {
        long payloadType = payloadType(lines.cursorAt(index, BEFORE_MAPPING));
        RtpMap map = null;
        for (int i = 0; i < payloadTypes.length && payloadType >= 0; i++) {
            if (payloadTypes[i] == payloadType && maps[i] == null) {
                map = map == null ? lines.rtpMap(index, BEFORE_MAPPING) : map;
                maps[i] = map;
            }
        }
    }

    private static List<RtpMap> withStatic(int[] payloadTypes, @Nullable RtpMap[] maps) {
        RtpMap[] known = new RtpMap[maps.length];
        int count = 0;
        for (int i = 0; i < maps.length; i++) {
            RtpMap map =
                    maps[i] != null ? maps[i] : RtpMap.ofStatic(payloadTypes[i]).orElse(null);
            if (map != null) {
                known[count++] = map;
            }
        }
        return List.of(count == known.length ? known : Arrays.copyOf(known, count));
    }

    /** The payload type that a format is, or −1. */
    private static int payloadType(Slice format) {
        int length = format.length();
        if (length > 3) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = format.byteAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= RtpMap.HIGHEST_PAYLOAD_TYPE ? value : -1;
    }

    /**
     * The parameters of a format.
     *
     * @param format the format, for RTP a payload type in digits
     * @return what its first {@code fmtp} says, or empty if it has none
     * @throws SyntaxException if its {@code fmtp} is wrong
     */
    public Optional<FormatParameters> parameters(Slice format) {
        Lines lines = lines();
        for (int i = lines.nextAttribute(FMTP, from(), to()); i >= 0; i = lines.nextAttribute(FMTP, i + 1, to())) {
            Cursor cursor = lines.cursorAt(i, FMTP.length() + 1);
            int start = cursor.position();
            cursor.skipTo(' ');
            if (cursor.since(start).equals(format)) {
                cursor.moveTo(start);
                return Optional.of(AttributeTypes.FMTP.read(cursor));
            }
        }
        return Optional.empty();
    }

    /**
     * How much media a packet shall hold, {@code ptime}.
     *
     * @return milliseconds, 1 or more, fractions rounded up, or empty; {@link AttributeTypes#PTIME} tells it exactly
     * @throws SyntaxException if it is wrong
     */
    public OptionalInt packetTime() {
        return milliseconds(attributes().first(AttributeTypes.PTIME));
    }

    /**
     * How much media a packet may hold at most, {@code maxptime}.
     *
     * @return milliseconds, 1 or more, fractions rounded up, or empty
     * @throws SyntaxException if it is wrong
     */
    public OptionalInt maxPacketTime() {
        return milliseconds(attributes().first(AttributeTypes.MAXPTIME));
    }

    private static OptionalInt milliseconds(Optional<BigDecimal> value) {
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal whole = value.get().setScale(0, RoundingMode.CEILING);
        return OptionalInt.of(whole.min(LONGEST_PACKET_TIME).intValue());
    }

    /** The number of lines only: a description may hold keys. */
    @Override
    public String toString() {
        return "media description of " + (to() - from()) + " lines";
    }
}
