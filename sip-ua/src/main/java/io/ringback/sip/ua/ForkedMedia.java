package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.OfferAnswer;
import io.ringback.text.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session descriptions of all dialogs that one INVITE of ours makes: each dialog has an exchange of its own, with
 * the same offer (RFC 3261 §13.2.2.4, RFC 6337 §2.2). Not for several threads.
 */
final class ForkedMedia {
    private final OfferAnswer session;
    private final int most;
    private @Nullable Slice offer;
    private final Map<Slice, CallMedia> dialogs = new HashMap<>();

    /**
     * The media of an INVITE.
     *
     * @param session its machine
     * @param most how many dialogs are followed
     */
    ForkedMedia(OfferAnswer session, int most) {
        this.session = session;
        this.most = most;
    }

    /** Our offer, which all dialogs have in common, at whatever server. */
    Slice offer() {
        Slice made = offer == null ? session.offer().bytes() : offer;
        offer = made;
        return made;
    }

    /** The media of the dialog with a remote tag; empty if there are too many dialogs. */
    Optional<CallMedia> of(Slice remoteTag) {
        CallMedia known = dialogs.get(remoteTag);
        if (known == null && dialogs.size() < most) {
            known = new CallMedia(session.fork());
            dialogs.put(remoteTag.compact(), known);
        }
        return Optional.ofNullable(known);
    }

    /** One dialog is the call; the others will be ended, and their media with them. */
    CallMedia confirm(Slice remoteTag) {
        CallMedia confirmed =
                Optional.ofNullable(dialogs.get(remoteTag)).orElseGet(() -> new CallMedia(session.fork()));
        dialogs.clear();
        dialogs.put(remoteTag.compact(), confirmed);
        return confirmed;
    }
}
