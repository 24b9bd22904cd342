package io.ringback.sdp.negotiation;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two sides agreed on with one offer and its answer. Immutable.
 *
 * @param local our description
 * @param remote the peer's description
 * @param drafts what our description says of our streams
 * @param streams our streams as they are now
 * @param media what is agreed for each of them
 * @param times the bounds of the session in time; none for a session without bounds
 */
record Agreement(
        @Nullable SessionDescription local,
        @Nullable SessionDescription remote,
        List<Drafted> drafts,
        List<LocalStream> streams,
        List<NegotiatedMedia> media,
        List<TimeDescription> times) {
    static final Agreement NONE = new Agreement(null, null, List.of(), List.of(), List.of(), List.of());

    /** What our description says, to be said again: of streams that go on, with what was learnt of them since. */
    List<Drafted> again() {
        List<Drafted> again = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Drafted said = drafts.get(i);
            LocalStream now = streams.get(i);
            again.add(now.isEnabled() ? said.with(said.stream().as(now.role()).with(now.remoteTypes())) : said);
        }
        return again;
    }

    Optional<SessionDescription> ours() {
        return Optional.ofNullable(local);
    }

    Optional<SessionDescription> theirs() {
        return Optional.ofNullable(remote);
    }
}
