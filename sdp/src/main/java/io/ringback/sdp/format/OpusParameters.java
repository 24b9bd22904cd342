package io.ringback.sdp.format;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.OptionalInt;

/**
 * The parameters of Opus (RFC 7587 §6.1), as their writer wants to receive; those with {@code sprop} tell what it
 * sends.
 *
 * @param maxPlaybackRate the highest rate that can be rendered, in Hz, 8000 to 48000
 * @param spropMaxCaptureRate the highest rate that is likely to be sent, in Hz, 8000 to 48000
 * @param maxAverageBitRate the most that may be sent on average, in bits each second, 6000 to 510000, if said
 * @param stereo whether stereo is preferred
 * @param spropStereo whether stereo is likely to be sent
 * @param constantBitRate whether the bit rate shall not vary, {@code cbr}
 * @param inbandFec whether forward error correction can be used
 * @param dtx whether discontinuous transmission is preferred
 * @param minPacketTime the least media in a packet, in milliseconds, as browsers say with {@code minptime}, if said
 */
public record OpusParameters(
        int maxPlaybackRate,
        int spropMaxCaptureRate,
        OptionalInt maxAverageBitRate,
        boolean stereo,
        boolean spropStereo,
        boolean constantBitRate,
        boolean inbandFec,
        boolean dtx,
        OptionalInt minPacketTime)
        implements Writable {
    private static final int LOWEST_RATE = 8_000;
    private static final int HIGHEST_RATE = 48_000;
    private static final int LOWEST_BIT_RATE = 6_000;
    private static final int HIGHEST_BIT_RATE = 510_000;
    private static final int LONGEST_PACKET = 120;

    /** What holds where a description says nothing. */
    public static final OpusParameters DEFAULTS = new OpusParameters(
            HIGHEST_RATE, HIGHEST_RATE, OptionalInt.empty(), false, false, false, false, false, OptionalInt.empty());

    /**
     * Reads the parameters of a format; those that are not known here are left out.
     *
     * @param parameters its {@code fmtp}
     * @return the parameters
     * @throws SyntaxException if one is out of range; the offset counts from the start of its value
     */
    public static OpusParameters of(FormatParameters parameters) {
        NumberReader reader = new NumberReader(parameters, FormatRule.OPUS);
        return new OpusParameters(
                reader.number("maxplaybackrate", LOWEST_RATE, HIGHEST_RATE, HIGHEST_RATE),
                reader.number("sprop-maxcapturerate", LOWEST_RATE, HIGHEST_RATE, HIGHEST_RATE),
                reader.number("maxaveragebitrate", LOWEST_BIT_RATE, HIGHEST_BIT_RATE),
                reader.flag("stereo"),
                reader.flag("sprop-stereo"),
                reader.flag("cbr"),
                reader.flag("useinbandfec"),
                reader.flag("usedtx"),
                reader.number("minptime", 1, LONGEST_PACKET));
    }

    /** Writes what differs from {@link #DEFAULTS}. */
    @Override
    public void writeTo(ByteWriter writer) {
        new ParameterWriter(writer)
                .number("maxplaybackrate", maxPlaybackRate, HIGHEST_RATE)
                .number("sprop-maxcapturerate", spropMaxCaptureRate, HIGHEST_RATE)
                .number("maxaveragebitrate", maxAverageBitRate)
                .flag("stereo", stereo)
                .flag("sprop-stereo", spropStereo)
                .flag("cbr", constantBitRate)
                .flag("useinbandfec", inbandFec)
                .flag("usedtx", dtx)
                .number("minptime", minPacketTime);
    }

    @Override
    public String toString() {
        return text();
    }
}
