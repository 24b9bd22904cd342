package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Lexis;
import io.ringback.text.Slice;
import java.util.List;

/**
 * A codec that this side can send and receive, or a format of a protocol that is not RTP.
 *
 * @param encoding its registered name, which has no case
 * @param clockRate its RTP clock, in Hz; 0 for a format that is not of RTP
 * @param channels its audio channels, 1 or more
 * @param payloadType the payload type that is offered for it, 0 to 127, or {@link #DYNAMIC} for any free one
 * @param parameters its {@code fmtp}, or an empty text for none
 */
public record Codec(String encoding, int clockRate, int channels, int payloadType, String parameters) {
    /** Any payload type that is free. */
    public static final int DYNAMIC = -1;

    /** G.711 µ-law, payload type 0. */
    public static final Codec PCMU = of("PCMU", 8_000);

    /** G.711 A-law, payload type 8. */
    public static final Codec PCMA = of("PCMA", 8_000);

    /** G.722, payload type 9; its RTP clock is 8000 Hz for historical reasons (RFC 3551 §4.5.2). */
    public static final Codec G722 = of("G722", 8_000);

    /** G.729, payload type 18. */
    public static final Codec G729 = of("G729", 8_000);

    /** Comfort noise, payload type 13 (RFC 3389). */
    public static final Codec COMFORT_NOISE = of("CN", 8_000);

    /** Opus (RFC 7587). */
    public static final Codec OPUS = of("opus", 48_000, 2);

    private static final String TELEPHONE_EVENT = "telephone-event";
    private static final String NOISE = "CN";

    /** Besides those two what repairs or repeats packets of another codec (RFC 4588, 2198, 5109, 8627). */
    private static final List<String> AUXILIARY =
            List.of(TELEPHONE_EVENT, NOISE, Retransmission.NAME, "red", "ulpfec", "parityfec", "flexfec", "flexfec-03");

    /** Checks the names and ranges. */
    public Codec {
        Lexis.requireToken(encoding);
        if (!parameters.isEmpty()) {
            Lexis.requireLine(parameters);
        }
        if (clockRate < 0 || channels < 1 || payloadType < DYNAMIC || payloadType > RtpMap.HIGHEST_PAYLOAD_TYPE) {
            throw new IllegalArgumentException("a clock rate, channel count or payload type is out of range");
        }
    }

    /**
     * A codec of one channel, with its static payload type if it has one.
     *
     * @param encoding its name
     * @param clockRate its RTP clock, in Hz
     * @return the codec
     */
    public static Codec of(String encoding, int clockRate) {
        return of(encoding, clockRate, 1);
    }

    /**
     * A codec, with its static payload type if it has one.
     *
     * @param encoding its name
     * @param clockRate its RTP clock, in Hz
     * @param channels 1 or more
     * @return the codec
     */
    public static Codec of(String encoding, int clockRate, int channels) {
        Codec codec = new Codec(encoding, clockRate, channels, DYNAMIC, "");
        for (int payloadType = 0; payloadType < PayloadTypes.FIRST_DYNAMIC; payloadType++) {
            if (RtpMap.ofStatic(payloadType).filter(codec::matches).isPresent()) {
                return codec.withPayloadType(payloadType);
            }
        }
        return codec;
    }

    /**
     * A format of a protocol that is not RTP, such as {@code t38}, {@code webrtc-datachannel} or {@code *}. It stands
     * in the media line as it is, and there is no {@code rtpmap}.
     *
     * @param name the format, a token
     * @return the format
     */
    public static Codec format(String name) {
        return new Codec(name, 0, 1, DYNAMIC, "");
    }

    /**
     * DTMF keys as named events 0 to 15 (RFC 4733), offered as payload type 101 if that is free.
     *
     * @param clockRate the clock of the codecs that it goes with, in Hz (RFC 4733 §2.1)
     * @return the codec
     */
    public static Codec telephoneEvent(int clockRate) {
        return new Codec(TELEPHONE_EVENT, clockRate, 1, 101, "0-15");
    }

    /**
     * Retransmission of a codec's packets (RFC 4588). It is agreed exactly where the codec is, and names the payload
     * type that the codec has there, whatever it asked for.
     *
     * @param codec the codec, in the same capability, with a payload type that none else asks for there
     * @return the codec {@code rtx} with any free payload type
     * @throws IllegalArgumentException if the codec asks for no payload type
     */
    public static Codec retransmissionOf(Codec codec) {
        if (codec.payloadType() == DYNAMIC) {
            throw new IllegalArgumentException("a codec with retransmission asks for a payload type");
        }
        return new Codec(
                Retransmission.NAME, codec.clockRate(), codec.channels(), DYNAMIC, "apt=" + codec.payloadType());
    }

    /**
     * This codec with another payload type.
     *
     * @param newPayloadType 0 to 127 or {@link #DYNAMIC}
     * @return a new codec
     */
    public Codec withPayloadType(int newPayloadType) {
        return new Codec(encoding, clockRate, channels, newPayloadType, parameters);
    }

    /**
     * This codec with other parameters.
     *
     * @param newParameters its {@code fmtp}, or an empty text for none
     * @return a new codec
     */
    public Codec withParameters(String newParameters) {
        return new Codec(encoding, clockRate, channels, payloadType, newParameters);
    }

    /**
     * Tells whether this is a codec of RTP, which has a payload type.
     *
     * @return false for what {@link #format} makes
     */
    public boolean isRtp() {
        return clockRate > 0;
    }

    /**
     * Tells whether this only goes with another codec: telephone events, comfort noise, and what repairs or repeats
     * packets, such as {@code rtx}, {@code red} and {@code ulpfec}.
     *
     * @return true if it does
     */
    public boolean isAuxiliary() {
        return isAuxiliary(encoding);
    }

    private static boolean isAuxiliary(String encoding) {
        for (String name : AUXILIARY) {
            if (encoding.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isAuxiliary(Slice encoding) {
        for (String name : AUXILIARY) {
            if (encoding.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether this is telephone events.
     *
     * @return true if it is
     */
    public boolean isTelephoneEvent() {
        return encoding.equalsIgnoreCase(TELEPHONE_EVENT);
    }

    /**
     * Tells whether a payload type stands for this codec: name, clock rate and channels are equal.
     *
     * @param map the payload type's meaning
     * @return true if it does
     */
    public boolean matches(RtpMap map) {
        return clockRate == map.clockRate()
                && channels == map.channels()
                && map.encoding().equalsIgnoreCase(encoding);
    }

    /** Whether a payload type may go on to stand for the other of the two (RFC 3264 §8.3.2). */
    boolean isSameCodec(Codec other) {
        return clockRate == other.clockRate
                && channels == other.channels
                && encoding.equalsIgnoreCase(other.encoding)
                && Configuration.agrees(this, other.parameters)
                && Retransmission.payloadType(this) == Retransmission.payloadType(other);
    }
}
