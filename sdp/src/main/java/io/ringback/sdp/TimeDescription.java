package io.ringback.sdp;

import io.ringback.sdp.field.RepeatTimes;
import io.ringback.sdp.field.Timing;
import io.ringback.sdp.field.ZoneAdjustment;
import java.util.List;

/**
 * When a session is active (RFC 8866 §5.9 to §5.11).
 *
 * @param timing its start and stop
 * @param repeats how it repeats, perhaps not
 * @param zones how the base time of the repetitions moves, perhaps not
 */
public record TimeDescription(Timing timing, List<RepeatTimes> repeats, List<ZoneAdjustment> zones) {
    /** Copies the lists. */
    public TimeDescription {
        repeats = List.copyOf(repeats);
        zones = List.copyOf(zones);
    }
}
