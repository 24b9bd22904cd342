package io.ringback.sdp.attribute;

import io.ringback.text.Slice;
import java.util.Optional;

/** Which way media flows, seen from whoever wrote the description (RFC 8866 §6.7). */
public enum Direction {
    /** Both ways; what holds if nothing is said. */
    SENDRECV("sendrecv", true, true),
    /** The writer sends only. */
    SENDONLY("sendonly", true, false),
    /** The writer receives only. */
    RECVONLY("recvonly", false, true),
    /** Neither way; RTCP flows all the same. */
    INACTIVE("inactive", false, false);

    private final String attribute;
    private final boolean sends;
    private final boolean receives;

    Direction(String attribute, boolean sends, boolean receives) {
        this.attribute = attribute;
        this.sends = sends;
        this.receives = receives;
    }

    /**
     * The direction that an attribute's name tells.
     *
     * @param name the attribute's name
     * @return the direction, or empty if it is another attribute
     */
    public static Optional<Direction> of(Slice name) {
        int length = name.length();
        if (length != 8) {
            return Optional.empty();
        }
        for (Direction direction : values()) {
            if (name.contentEquals(direction.attribute)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    /**
     * The direction of one who sends and receives, or not.
     *
     * @param sends whether it sends
     * @param receives whether it receives
     * @return the direction
     */
    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }

    /**
     * The attribute's name.
     *
     * @return such as {@code sendrecv}
     */
    public String attribute() {
        return attribute;
    }

    /**
     * Tells whether the writer sends.
     *
     * @return true if it does
     */
    public boolean sends() {
        return sends;
    }

    /**
     * Tells whether the writer receives.
     *
     * @return true if it does
     */
    public boolean receives() {
        return receives;
    }

    /**
     * The same flow seen from the other side.
     *
     * @return sendonly for recvonly and the other way round; the others stay
     */
    public Direction reversed() {
        return of(receives, sends);
    }

    /**
     * What both directions allow.
     *
     * @param other the other direction, seen from the same side
     * @return the flow in common
     */
    public Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }

    /**
     * Which direction a side that does not want to receive has.
     *
     * @return this without receiving
     */
    public Direction held() {
        return of(sends, false);
    }
}
