package io.ringback.sip.ua;

import io.ringback.sdp.MalformedDescription;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.AnswerOutcome;
import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sdp.negotiation.OfferAnswer;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The session descriptions of one call, and the messages that carry them (RFC 3261 §13.2.1). Not for several threads.
 */
final class CallMedia {
    private final OfferAnswer session;
    private boolean changed;

    CallMedia(OfferAnswer session) {
        this.session = session;
    }

    /** The description in a message's body, if there is one that can be read. */
    static Optional<SessionDescription> read(SipMessage message) {
        if (!isDescribed(message)) {
            return Optional.empty();
        }
        ParsedDescription parsed = SdpParser.lenient().parse(message.body());
        if (parsed instanceof MalformedDescription malformed) {
            throw SyntaxException.of(
                    malformed.violation().rule(), malformed.violation().offset());
        }
        return Optional.of((SessionDescription) parsed);
    }

    /** Whether a message has a description in its body. */
    static boolean isDescribed(SipMessage message) {
        boolean sdp = message.contentType()
                .map(type -> type.isSameType(MediaType.SDP))
                .orElse(false);
        return sdp && !message.body().isEmpty();
    }

    /** Our offer. */
    Slice offer() {
        return session.offer().bytes();
    }

    /**
     * Takes what a response to our offer describes; the first description is the answer.
     *
     * @return whether this one is it
     * @throws SyntaxException if it cannot be read
     * @throws io.ringback.sdp.negotiation.NegotiationException if it does not fit the offer
     */
    boolean receive(SipMessage response) {
        Optional<SessionDescription> description = read(response);
        if (description.isEmpty()) {
            return false;
        }
        AnswerOutcome outcome = session.receiveAnswer(description.get());
        changed |= outcome == AnswerOutcome.NOTICED || outcome == AnswerOutcome.FOLLOWED;
        return outcome == AnswerOutcome.APPLIED || outcome == AnswerOutcome.FOLLOWED;
    }

    /**
     * Takes the offer of an INVITE, or makes one if it has none.
     *
     * @return our description for the first reliable response
     * @throws SyntaxException if the offer cannot be read
     * @throws io.ringback.sdp.negotiation.NegotiationException if it cannot be agreed on
     */
    Slice answer(SipMessage invite) {
        Optional<SessionDescription> offered = read(invite);
        if (offered.isEmpty()) {
            return session.offer().bytes();
        }
        session.receiveOffer(offered.get());
        SessionDescription answer = session.answer();
        return answer.bytes();
    }

    /** Whether anything is agreed by which media can flow. */
    boolean isAgreed() {
        return session.media().stream().anyMatch(NegotiatedMedia::isAccepted);
    }

    List<NegotiatedMedia> agreed() {
        return session.media();
    }

    /** The other side's description in force. */
    Optional<SessionDescription> remote() {
        return session.remote();
    }

    /** Whether a later description differed from the answer. */
    boolean isChanged() {
        return changed;
    }
}
