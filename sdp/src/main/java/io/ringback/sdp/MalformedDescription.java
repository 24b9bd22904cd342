package io.ringback.sdp;

import java.util.Optional;

/**
 * A description that cannot be accepted: what is wrong with it, and what could be read all the same.
 *
 * @param violation what is wrong, the first thing only
 * @param readable the lines that could be told apart, whose parts may fail when they are asked for; absent if the bytes
 *     were not looked at
 */
public record MalformedDescription(SdpViolation violation, Optional<SessionDescription> readable)
        implements ParsedDescription {
    @Override
    public String toString() {
        return "malformed: " + violation;
    }
}
