package io.ringback.sdp.negotiation;

import io.ringback.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two sides agreed on with one offer and its answer, and what they had agreed on before that. Immutable; it goes
 * back one step only.
 */
final class Agreement {
    static final Agreement NONE = new Agreement(null, false, List.of(), List.of(), null, null, List.of());

    private final @Nullable Agreement before;
    private final boolean offerOurs;
    private final List<LocalStream> offered;
    private final List<LocalStream> streams;
    private final @Nullable SessionDescription local;
    private final @Nullable SessionDescription remote;
    private final List<NegotiatedMedia> media;

    private Agreement(
            @Nullable Agreement before,
            boolean offerOurs,
            List<LocalStream> offered,
            List<LocalStream> streams,
            @Nullable SessionDescription local,
            @Nullable SessionDescription remote,
            List<NegotiatedMedia> media) {
        this.before = before;
        this.offerOurs = offerOurs;
        this.offered = List.copyOf(offered);
        this.streams = List.copyOf(streams);
        this.local = local;
        this.remote = remote;
        this.media = List.copyOf(media);
    }

    /** The agreement by our answer to the peer's offer. */
    Agreement answeredByUs(
            List<LocalStream> newStreams,
            SessionDescription ours,
            SessionDescription theirs,
            List<NegotiatedMedia> newMedia) {
        return new Agreement(forgetful(), false, List.of(), newStreams, ours, theirs, newMedia);
    }

    /** The agreement by the peer's answer to our offer; a stream that it rejects is disabled from now on. */
    Agreement answeredByPeer(
            List<LocalStream> newOffered,
            SessionDescription ours,
            SessionDescription theirs,
            List<NegotiatedMedia> newMedia) {
        List<LocalStream> newStreams = new ArrayList<>(newOffered.size());
        for (int i = 0; i < newOffered.size(); i++) {
            LocalStream stream = newOffered.get(i);
            newStreams.add(newMedia.get(i).isAccepted() ? stream : stream.disable());
        }
        return new Agreement(forgetful(), true, newOffered, newStreams, ours, theirs, newMedia);
    }

    /** The same with other streams of ours for the next offer. */
    Agreement withStreams(List<LocalStream> newStreams) {
        return new Agreement(before, offerOurs, offered, newStreams, local, remote, media);
    }

    private Agreement forgetful() {
        return before == null ? this : new Agreement(null, offerOurs, offered, streams, local, remote, media);
    }

    Agreement before() {
        return before == null ? NONE : before;
    }

    boolean isOfferOurs() {
        return offerOurs;
    }

    /** Our streams as we offered them, to read another answer to the same offer. */
    List<LocalStream> offered() {
        return offered;
    }

    /** Our streams as they are since the answer. */
    List<LocalStream> streams() {
        return streams;
    }

    Optional<SessionDescription> local() {
        return Optional.ofNullable(local);
    }

    Optional<SessionDescription> remote() {
        return Optional.ofNullable(remote);
    }

    List<NegotiatedMedia> media() {
        return media;
    }
}
