package io.ringback.sdp.attribute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payload types that RFC 3551 §6 (tables 4 and 5) assigns for good; and, beside them, one mapping for each dynamic
 * payload type (96 to 127) to the events of telephones (RFC 4733), which nearly all calls have.
 */
final class StaticPayloadTypes {
    private static final int EVENTS_CLOCK_RATE = 8_000;
    private static final int LOWEST_DYNAMIC = 96;
    private static final @Nullable RtpMap[] TABLE = table();
    private static final RtpMap[] EVENTS = events();

    private StaticPayloadTypes() {}

    static Optional<RtpMap> of(int payloadType) {
        return payloadType >= 0 && payloadType < TABLE.length
                ? Optional.ofNullable(TABLE[payloadType])
                : Optional.empty();
    }

    /** The mapping that is known with these numbers: most descriptions map static payload types, too. */
    static @Nullable RtpMap find(int payloadType, int clockRate, int channels) {
        if (payloadType >= LOWEST_DYNAMIC) {
            return clockRate == EVENTS_CLOCK_RATE && channels == 1 ? EVENTS[payloadType - LOWEST_DYNAMIC] : null;
        }
        RtpMap known = payloadType < TABLE.length ? TABLE[payloadType] : null;
        boolean same = known != null && known.clockRate() == clockRate && known.channels() == channels;
        return same ? known : null;
    }

    // spotless:off
    private static @Nullable RtpMap[] table() {
        @Nullable RtpMap[] table = new @Nullable RtpMap[35];
        put(table, 0, "PCMU", 8_000, 1);
        put(table, 3, "GSM", 8_000, 1);
        put(table, 4, "G723", 8_000, 1);
        put(table, 5, "DVI4", 8_000, 1);
        put(table, 6, "DVI4", 16_000, 1);
        put(table, 7, "LPC", 8_000, 1);
        put(table, 8, "PCMA", 8_000, 1);
        put(table, 9, "G722", 8_000, 1);
        put(table, 10, "L16", 44_100, 2);
        put(table, 11, "L16", 44_100, 1);
        put(table, 12, "QCELP", 8_000, 1);
        put(table, 13, "CN", 8_000, 1);
        put(table, 14, "MPA", 90_000, 1);
        put(table, 15, "G728", 8_000, 1);
        put(table, 16, "DVI4", 11_025, 1);
        put(table, 17, "DVI4", 22_050, 1);
        put(table, 18, "G729", 8_000, 1);
        put(table, 25, "CelB", 90_000, 1);
        put(table, 26, "JPEG", 90_000, 1);
        put(table, 28, "nv", 90_000, 1);
        put(table, 31, "H261", 90_000, 1);
        put(table, 32, "MPV", 90_000, 1);
        put(table, 33, "MP2T", 90_000, 1);
        put(table, 34, "H263", 90_000, 1);
        return table;
    }
    // spotless:on

    private static RtpMap[] events() {
        RtpMap[] events = new RtpMap[RtpMap.HIGHEST_PAYLOAD_TYPE + 1 - LOWEST_DYNAMIC];
        for (int i = 0; i < events.length; i++) {
            events[i] = RtpMap.of(LOWEST_DYNAMIC + i, "telephone-event", EVENTS_CLOCK_RATE, 1);
        }
        return events;
    }

    private static void put(@Nullable RtpMap[] table, int payloadType, String encoding, int clockRate, int channels) {
        table[payloadType] = RtpMap.of(payloadType, encoding, clockRate, channels);
    }
}
