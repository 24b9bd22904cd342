package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Which codec a payload type stands for, {@code rtpmap} (RFC 8866 §6.6).
 *
 * @param payloadType 0 to 127
 * @param encoding the codec's name, which has no case
 * @param clockRate the RTP clock, in Hz, 1 or more
 * @param channels the number of audio channels, 1 or more
 */
public record RtpMap(int payloadType, Slice encoding, int clockRate, int channels) implements Writable {
    /** The highest payload type: it has seven bits (RFC 3550 §5.1). */
    public static final int HIGHEST_PAYLOAD_TYPE = 127;

    /** Checks the ranges. */
    public RtpMap {
        if (payloadType < 0 || payloadType > HIGHEST_PAYLOAD_TYPE || clockRate < 1 || channels < 1) {
            throw new IllegalArgumentException("a payload type, clock rate or number of channels is out of range");
        }
    }

    /**
     * A mapping of our own.
     *
     * @param payloadType 0 to 127
     * @param encoding the codec's name, a token
     * @param clockRate in Hz, 1 or more
     * @param channels 1 or more
     * @return the mapping
     * @throws IllegalArgumentException if the name is no token or a number is out of range
     */
    public static RtpMap of(int payloadType, String encoding, int clockRate, int channels) {
        return new RtpMap(payloadType, Slice.of(Lexis.requireToken(encoding)), clockRate, channels);
    }

    /**
     * The codec that a payload type stands for without any attribute, in the profile of RFC 3551 §6.
     *
     * @param payloadType any number
     * @return the mapping, or empty if the number is dynamic, reserved or unassigned
     */
    public static Optional<RtpMap> ofStatic(int payloadType) {
        return StaticPayloadTypes.of(payloadType);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its payload type; left at the end
     * @return the mapping
     * @throws SyntaxException if it is none
     */
    public static RtpMap read(Cursor cursor) {
        int payloadType = Lexis.wholeNumber(cursor, HIGHEST_PAYLOAD_TYPE, AttributeRule.PAYLOAD_TYPE);
        cursor.expect(' ', AttributeRule.RTPMAP);
        int from = cursor.position();
        if (cursor.skipAll(Lexis.TOKEN) == 0) {
            throw cursor.error(AttributeRule.RTPMAP);
        }
        int to = cursor.position();
        cursor.expect('/', AttributeRule.RTPMAP);
        int clockRate = positive(cursor);
        int channels = cursor.skip('/') ? positive(cursor) : 1;
        RtpMap known = StaticPayloadTypes.find(payloadType, clockRate, channels);
        return known != null && known.encoding.length() == to - from && isAt(cursor, from, known.encoding)
                ? known
                : new RtpMap(payloadType, cursor.between(from, to), clockRate, channels);
    }

    /** Tells whether a text stands at an earlier position. */
    private static boolean isAt(Cursor cursor, int from, Slice text) {
        int end = cursor.position();
        cursor.moveTo(from);
        int same = 0;
        while (same < text.length() && cursor.next() == text.byteAt(same)) {
            same++;
        }
        cursor.moveTo(end);
        return same == text.length();
    }

    private static int positive(Cursor cursor) {
        return Lexis.positive(cursor, Integer.MAX_VALUE, AttributeRule.RTPMAP);
    }

    /**
     * Tells whether another payload type stands for the same codec: name, clock rate and channels are equal.
     *
     * @param other the other mapping
     * @return true if it does
     */
    public boolean isSameCodec(RtpMap other) {
        return clockRate == other.clockRate && channels == other.channels && encoding.equalsIgnoreCase(other.encoding);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(payloadType).octet(' ').slice(encoding).octet('/').decimal(clockRate);
        if (channels != 1) {
            writer.octet('/').decimal(channels);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
