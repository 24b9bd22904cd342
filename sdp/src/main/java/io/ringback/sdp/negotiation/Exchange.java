package io.ringback.sdp.negotiation;

import io.ringback.sdp.SessionDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: an offer, which may wait for its answer, and what there was before it. Immutable.
 *
 * @param description the offer
 * @param drafts what the offer says of our streams; of the peer's, what our answer would say or says
 * @param before the state before it
 * @param agreement what was agreed before it
 * @param wishes what we wanted when we made it; of no use for an offer of the peer's
 * @param remote what the peer's offer says; absent for ours
 * @param prior the exchange before it, whose answer may still be repeated after a rollback
 */
record Exchange(
        SessionDescription description,
        List<Drafted> drafts,
        NegotiationState before,
        Agreement agreement,
        Wishes wishes,
        @Nullable RemoteSession remote,
        @Nullable Exchange prior) {

    List<LocalStream> streams() {
        return drafts.stream().map(Drafted::stream).toList();
    }

    /** The same with what our answer made of it. */
    Exchange answered(List<Drafted> newDrafts, Wishes then) {
        return new Exchange(description, newDrafts, before, agreement, then, remote, prior);
    }

    /** The same without the exchange before it, so that they do not add up. */
    Exchange withoutPrior() {
        return prior == null ? this : new Exchange(description, drafts, before, agreement, wishes, remote, null);
    }
}
