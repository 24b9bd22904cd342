package io.ringback.sdp.negotiation;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two sides agreed on with one offer and its answer. Immutable.
 *
 * @param local our description
 * @param remote the peer's description
 * @param streams our streams
 * @param media what is agreed for each of them
 * @param times the bounds of the session in time; none for a session without bounds
 */
record Agreement(
        @Nullable SessionDescription local,
        @Nullable SessionDescription remote,
        List<LocalStream> streams,
        List<NegotiatedMedia> media,
        List<TimeDescription> times) {
    static final Agreement NONE = new Agreement(null, null, List.of(), List.of(), List.of());

    Optional<SessionDescription> ours() {
        return Optional.ofNullable(local);
    }

    Optional<SessionDescription> theirs() {
        return Optional.ofNullable(remote);
    }
}
