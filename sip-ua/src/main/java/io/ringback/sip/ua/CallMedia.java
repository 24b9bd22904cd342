package io.ringback.sip.ua;

import io.ringback.sdp.MalformedDescription;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.AnswerOutcome;
import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sdp.negotiation.NegotiationState;
import io.ringback.sdp.negotiation.OfferAnswer;
import io.ringback.sip.header.ContentDisposition;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.message.BodyPart;
import io.ringback.sip.message.Multipart;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The session descriptions of one dialog, and the messages that carry them (RFC 3261 §13.2.1). Not for several threads.
 */
final class CallMedia {
    private final OfferAnswer session;
    private boolean changed;

    CallMedia(OfferAnswer session) {
        this.session = session;
    }

    /** The description in a message's body, if there is one that can be read. */
    static Optional<SessionDescription> read(SipMessage message) {
        Optional<Slice> content = content(message);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        ParsedDescription parsed = SdpParser.lenient().parse(content.get());
        if (parsed instanceof MalformedDescription malformed) {
            throw SyntaxException.of(
                    malformed.violation().rule(), malformed.violation().offset());
        }
        return Optional.of((SessionDescription) parsed);
    }

    /** Whether a message has a description of the session in its body. */
    static boolean isDescribed(SipMessage message) {
        return content(message).isPresent();
    }

    /**
     * What describes the session: the body, or the first part of it at any depth (RFC 5621 §3.1), whose disposition is
     * {@code session}; one for another use, such as {@code early-session} (RFC 3959), is no offer or answer.
     */
    private static Optional<Slice> content(SipMessage message) {
        Optional<MediaType> type = message.contentType();
        if (type.isEmpty() || message.body().isEmpty()) {
            return Optional.empty();
        }
        if (type.get().isSameType(MediaType.SDP)) {
            boolean session = message.headers()
                    .first(HeaderTypes.CONTENT_DISPOSITION)
                    .map(CallMedia::isSession)
                    .orElse(true);
            return session ? Optional.of(message.body()) : Optional.empty();
        }
        return Multipart.of(message).flatMap(CallMedia::content);
    }

    private static Optional<Slice> content(Multipart parts) {
        for (BodyPart part : parts.parts()) {
            Optional<Slice> found = part.type().isSameType(MediaType.SDP) && isSession(part.disposition())
                    ? Optional.of(part.decoded())
                    : part.multipart().flatMap(CallMedia::content);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSession(ContentDisposition disposition) {
        return disposition.type().equalsIgnoreCase("session");
    }

    /**
     * Takes what a provisional response to our offer describes: the answer as it will be (RFC 6337 §3.1.1).
     *
     * @return whether this is the first of it, or follows another one
     * @throws SyntaxException if it cannot be read
     * @throws io.ringback.sdp.negotiation.NegotiationException if it does not fit the offer
     */
    boolean preview(SipMessage response) {
        Optional<SessionDescription> description = read(response);
        return description.isPresent() && note(session.receiveProvisionalAnswer(description.get()));
    }

    /**
     * Takes what the message describes that ends the exchange: a 2xx, or the ACK to an offer of ours in one. Without a
     * description, what came provisionally is the answer.
     *
     * @throws SyntaxException if it cannot be read
     * @throws io.ringback.sdp.negotiation.NegotiationException if it does not fit the offer, or there is no answer at
     *     all
     */
    void conclude(SipMessage message) {
        Optional<SessionDescription> description = read(message);
        if (description.isPresent()) {
            note(session.receiveAnswer(description.get()));
        } else if (session.state().isOpen()) {
            session.confirm();
        }
    }

    private boolean note(AnswerOutcome outcome) {
        changed |= outcome == AnswerOutcome.NOTICED || outcome == AnswerOutcome.FOLLOWED;
        return outcome == AnswerOutcome.APPLIED || outcome == AnswerOutcome.FOLLOWED;
    }

    /**
     * Takes the offer of an INVITE, or makes one if it has none.
     *
     * @return our description for the responses: a provisional answer until {@link #accept()}, or an offer
     * @throws SyntaxException if the offer cannot be read
     * @throws io.ringback.sdp.negotiation.NegotiationException if it cannot be agreed on
     */
    Slice answer(SipMessage invite) {
        Optional<SessionDescription> offered = read(invite);
        if (offered.isEmpty()) {
            return session.offer().bytes();
        }
        session.receiveOffer(offered.get());
        return session.provisionalAnswer().bytes();
    }

    /** The call is answered, and with it the INVITE's offer, if it had one. */
    void accept() {
        if (session.state() == NegotiationState.LOCAL_PRANSWER) {
            session.confirm();
        }
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
