package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SdpViolation;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import io.ringback.sdp.attribute.Group;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the machine reads of the peer's description: once, and with one look at each line.
 *
 * @param description the description
 * @param times its bounds in time, which an answer repeats (RFC 3264 §6)
 * @param groups its groups
 * @param streams its streams
 */
record RemoteSession(
        SessionDescription description, List<TimeDescription> times, List<Group> groups, List<RemoteStream> streams) {

    /**
     * Reads a description.
     *
     * @throws NegotiationException if something of it that matters here is wrong
     */
    static RemoteSession of(SessionDescription description) {
        try {
            return read(description);
        } catch (SyntaxException e) {
            // The offset counts from the start of a value; the whole check tells it from the start of all.
            throw NegotiationException.of(
                    description.validate().orElseGet(() -> new SdpViolation(e.rule(), e.offset())));
        }
    }

    private static RemoteSession read(SessionDescription description) {
        description.origin();
        SectionReader session = SectionReader.ofSession(description);
        List<MediaDescription> media = description.media();
        List<RemoteStream> streams = new ArrayList<>(media.size());
        for (MediaDescription each : media) {
            streams.add(session.stream(each));
        }
        return new RemoteSession(description, times(description), session.groups(), streams);
    }

    RemoteSession with(List<RemoteStream> newStreams) {
        return new RemoteSession(description, times, groups, newStreams);
    }

    /** Times that cannot be read are none, as they are where a lenient parser has tolerated that they are missing. */
    private static List<TimeDescription> times(SessionDescription description) {
        try {
            return description.times();
        } catch (SyntaxException e) {
            return List.of();
        }
    }
}
