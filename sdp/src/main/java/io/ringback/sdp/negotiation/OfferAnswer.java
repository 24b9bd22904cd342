package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaBuilder;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SdpViolation;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offer/answer machine of one session (RFC 3264, as RFC 6337 explains it for SIP). It knows descriptions only:
 * which message carries them is the caller's affair. A late offer, in the response to an INVITE without one, is an
 * offer like any other. What cannot be is refused with a {@link NegotiationException}, and leaves the machine as it
 * was. Not for use by several threads at the same time.
 *
 * <pre>
 *   IDLE, STABLE   -- offer() -->         LOCAL_OFFER    -- receiveAnswer() --> STABLE
 *   IDLE, STABLE   -- receiveOffer() -->  REMOTE_OFFER   -- answer() -->        STABLE
 *   LOCAL_OFFER, REMOTE_OFFER -- rollback() --> the state before
 * </pre>
 */
public final class OfferAnswer {
    private final Capabilities capabilities;
    private final LocalParty party;
    private final NegotiationPolicy policy;
    private final Publisher publisher;
    private final Wishes wishes;

    private NegotiationState state = NegotiationState.IDLE;
    private Agreement agreement = Agreement.NONE;
    private List<LocalStream> proposed = List.of();
    private @Nullable SessionDescription offer;
    private @Nullable SessionDescription earlyAnswer;

    private OfferAnswer(
            Capabilities capabilities, LocalParty party, NegotiationPolicy policy, Publisher publisher, Wishes wishes) {
        this.capabilities = capabilities;
        this.party = party;
        this.policy = policy;
        this.publisher = publisher;
        this.wishes = wishes;
    }

    /**
     * A machine for a new session that does as the RFCs advise.
     *
     * @param capabilities what this side can do
     * @param party who this side is
     * @return the machine
     */
    public static OfferAnswer of(Capabilities capabilities, LocalParty party) {
        return of(capabilities, party, NegotiationPolicy.defaults());
    }

    /**
     * A machine for a new session.
     *
     * @param capabilities what this side can do
     * @param party who this side is
     * @param policy what the RFCs leave to this side
     * @return the machine
     * @throws IllegalArgumentException if the party's version is not below 2⁶² − 1 (RFC 3264 §5)
     */
    public static OfferAnswer of(Capabilities capabilities, LocalParty party, NegotiationPolicy policy) {
        return new OfferAnswer(capabilities, party, policy, new Publisher(party), new Wishes());
    }

    /**
     * A copy that goes its own way from here, for a further dialog that the same INVITE creates (RFC 3261 §13.2.2.4).
     * It waits for its own answer if the offer was ours.
     *
     * @return a new machine, with our offer open again if the peer has already answered it here
     */
    public OfferAnswer fork() {
        OfferAnswer fork = new OfferAnswer(capabilities, party, policy, publisher.copy(), wishes.copy());
        fork.state = state;
        fork.agreement = agreement;
        fork.proposed = proposed;
        fork.offer = offer;
        fork.earlyAnswer = earlyAnswer;
        if (state == NegotiationState.STABLE && agreement.isOfferOurs()) {
            fork.state = NegotiationState.LOCAL_OFFER;
            fork.offer = agreement.local().orElseThrow();
            fork.proposed = agreement.offered();
            fork.agreement = agreement.before();
        }
        return fork;
    }

    /**
     * Where the session stands.
     *
     * @return the state
     */
    public NegotiationState state() {
        return state;
    }

    /**
     * What is agreed, also by an answer that was sent early.
     *
     * @return one entry for each stream, rejected ones included; none before anything is agreed
     */
    public List<NegotiatedMedia> media() {
        return agreement.media();
    }

    /**
     * Our description in force.
     *
     * @return the description, if anything is agreed
     */
    public Optional<SessionDescription> local() {
        return agreement.local();
    }

    /**
     * The peer's description in force.
     *
     * @return the description, if anything is agreed
     */
    public Optional<SessionDescription> remote() {
        return agreement.remote();
    }

    /**
     * Makes an offer: at first one stream for each capability, later all streams with all codecs that we have and the
     * directions that we want (RFC 6337 §5.1, §5.3). If nothing has changed it is what was sent before, version
     * included.
     *
     * @return the offer
     * @throws NegotiationException if an offer is open, or there is nothing to offer
     */
    public SessionDescription offer() {
        requireNoOffer();
        List<LocalStream> streams = state == NegotiationState.IDLE ? plan() : withPorts(agreement.streams());
        List<MediaBuilder> written = new ArrayList<>(streams.size());
        List<LocalStream> told = new ArrayList<>(streams.size());
        for (int i = 0; i < streams.size(); i++) {
            LocalStream stream = streams.get(i);
            if (!stream.isEnabled()) {
                told.add(stream);
                written.add(MediaWriter.disabled(stream));
                continue;
            }
            LocalStream complete = stream.withAllPayloadTypes();
            MediaCapability capability = complete.capability().orElseThrow();
            told.add(complete);
            written.add(MediaWriter.enabled(
                    complete, capability.codecs(), wishes.of(i, capability), capability.packetTime()));
        }
        return propose(told, publisher.publish(written));
    }

    /**
     * Offers what was sent last once more, without any change, as a session refresh does (RFC 4028 §7.4).
     *
     * @return the offer, with the same version
     * @throws NegotiationException if an offer is open, or nothing is agreed
     */
    public SessionDescription repeatOffer() {
        requireStable();
        SessionDescription last = publisher.last();
        if (last == null || !agreement.local().equals(Optional.of(last))) {
            return offer();
        }
        return propose(agreement.streams(), last);
    }

    private SessionDescription propose(List<LocalStream> streams, SessionDescription description) {
        proposed = List.copyOf(streams);
        offer = description;
        state = NegotiationState.LOCAL_OFFER;
        return description;
    }

    private List<LocalStream> plan() {
        List<LocalStream> streams = new ArrayList<>(capabilities.media().size());
        for (MediaCapability capability : capabilities.media()) {
            int port = party.ports().portOf(streams.size(), capability.type());
            if (port != 0) {
                streams.add(LocalStream.of(capability, port));
            }
        }
        if (streams.isEmpty()) {
            throw NegotiationException.of(Refusal.NOTHING_TO_OFFER);
        }
        return streams;
    }

    /** A stream that was added has no port yet. */
    private List<LocalStream> withPorts(List<LocalStream> streams) {
        List<LocalStream> ready = new ArrayList<>(streams);
        for (int i = 0; i < ready.size(); i++) {
            LocalStream stream = ready.get(i);
            if (stream.isEnabled() && stream.port() == 0) {
                int port = party.ports().portOf(i, stream.type());
                ready.set(i, port == 0 ? stream.disable() : stream.withPort(port));
            }
        }
        return ready;
    }

    /**
     * Takes the peer's offer, which then waits for {@link #answer()}, {@link #earlyAnswer()} or {@link #rollback()}.
     *
     * @param description the offer
     * @return what would be agreed if it were answered now
     * @throws NegotiationException if an offer is open, or this one is malformed or has fewer streams than before
     */
    public List<NegotiatedMedia> receiveOffer(SessionDescription description) {
        if (state == NegotiationState.LOCAL_OFFER) {
            throw NegotiationException.of(Refusal.GLARE);
        }
        requireNoOffer();
        List<RemoteStream> offered = read(description);
        if (offered.size() < agreement.streams().size()) {
            throw NegotiationException.of(Refusal.STREAM_COUNT);
        }
        List<StreamAnswer> answers = answers(offered, agreement.streams());
        proposed = streams(answers);
        offer = description;
        state = NegotiationState.REMOTE_OFFER;
        return negotiated(answers);
    }

    /**
     * The answer as it can be sent before the call is accepted, in a 183. It is in force at once; {@link #answer()}
     * gives the same one again.
     *
     * @return the answer
     * @throws NegotiationException if there is no offer to answer
     */
    public SessionDescription earlyAnswer() {
        SessionDescription open = requireRemoteOffer();
        if (earlyAnswer != null) {
            return earlyAnswer;
        }
        List<StreamAnswer> answers = answers(read(open), proposed);
        List<MediaBuilder> written = answers.stream().map(StreamAnswer::media).toList();
        SessionDescription answer = publisher.publish(written);
        agreement = agreement.answeredByUs(streams(answers), answer, open, negotiated(answers));
        earlyAnswer = answer;
        return answer;
    }

    /**
     * The answer. Streams that are not accepted have port 0.
     *
     * @return the answer, the same as an early one if there was one
     * @throws NegotiationException if there is no offer to answer
     */
    public SessionDescription answer() {
        SessionDescription answer = earlyAnswer();
        close(NegotiationState.STABLE);
        return answer;
    }

    /**
     * Takes a description that was received in answer to our offer. The first one is the answer; later ones for the
     * same INVITE, in a 200 after a 183, are told but not followed, unless the policy says so (RFC 3261 §13.2.1).
     *
     * @param description the description
     * @return what became of it
     * @throws NegotiationException if we have not offered anything, or the answer does not fit the offer
     */
    public AnswerOutcome receiveAnswer(SessionDescription description) {
        if (state == NegotiationState.LOCAL_OFFER) {
            agreement = agreed(agreement, proposed, Optional.ofNullable(offer).orElseThrow(), description);
            close(NegotiationState.STABLE);
            return AnswerOutcome.APPLIED;
        }
        if (state != NegotiationState.STABLE || !agreement.isOfferOurs()) {
            throw NegotiationException.of(Refusal.NO_OFFER);
        }
        if (agreement.remote().equals(Optional.of(description))) {
            return AnswerOutcome.REPEATED;
        }
        if (!policy.followLatest()) {
            return AnswerOutcome.NOTICED;
        }
        agreement = agreed(
                agreement.before(), agreement.offered(), agreement.local().orElseThrow(), description);
        return AnswerOutcome.FOLLOWED;
    }

    private static Agreement agreed(
            Agreement before, List<LocalStream> offered, SessionDescription ours, SessionDescription answer) {
        List<Direction> directions =
                ours.media().stream().map(MediaDescription::direction).toList();
        List<NegotiatedMedia> media = AnswerReader.read(offered, directions, read(answer));
        return before.answeredByPeer(offered, ours, answer, media);
    }

    /**
     * Takes back the open offer, ours or the peer's, as when a re-INVITE is refused or fails.
     *
     * @throws NegotiationException if no offer is open
     */
    public void rollback() {
        if (offer == null) {
            throw NegotiationException.of(Refusal.NO_OFFER);
        }
        if (earlyAnswer != null) {
            agreement = agreement.before();
        }
        close(agreement.local().isPresent() ? NegotiationState.STABLE : NegotiationState.IDLE);
    }

    /**
     * Sets which direction we want for a stream, from the next offer or answer on.
     *
     * @param stream the stream's place, 0 for the first
     * @param direction the direction, seen from this side
     */
    public void direction(int stream, Direction direction) {
        wishes.set(stream, direction);
    }

    /**
     * Wants to receive nothing, from the next offer or answer on: sendonly for sendrecv (RFC 3264 §8.4, RFC 6337 §5.3).
     */
    public void hold() {
        wishes.hold(true);
    }

    /** Wants to receive again, from the next offer or answer on. */
    public void resume() {
        wishes.hold(false);
    }

    /**
     * Adds a stream, from the next offer on: in the place of a disabled one if there is any (RFC 3264 §8.1).
     *
     * @param capability what the stream can do
     * @return the stream's place
     * @throws NegotiationException if an offer is open, or nothing is agreed
     */
    public int add(MediaCapability capability) {
        requireStable();
        List<LocalStream> streams = new ArrayList<>(agreement.streams());
        int place = 0;
        while (place < streams.size() && streams.get(place).isEnabled()) {
            place++;
        }
        LocalStream added = LocalStream.of(capability, 0);
        if (place == streams.size()) {
            streams.add(added);
        } else {
            streams.set(place, added);
        }
        wishes.forget(place);
        agreement = agreement.withStreams(streams);
        return place;
    }

    /**
     * Disables a stream, from the next offer on: its port becomes 0 (RFC 3264 §8.2).
     *
     * @param stream the stream's place
     * @throws NegotiationException if an offer is open, or nothing is agreed
     * @throws IndexOutOfBoundsException if there is no such stream
     */
    public void remove(int stream) {
        requireStable();
        List<LocalStream> streams = new ArrayList<>(agreement.streams());
        streams.set(stream, streams.get(stream).disable());
        agreement = agreement.withStreams(streams);
    }

    private void close(NegotiationState next) {
        state = next;
        offer = null;
        earlyAnswer = null;
        proposed = List.of();
    }

    private List<StreamAnswer> answers(List<RemoteStream> offered, List<LocalStream> before) {
        return new Answerer(capabilities, party.ports(), policy).answer(offered, before, wishes);
    }

    private static List<LocalStream> streams(List<StreamAnswer> answers) {
        return answers.stream().map(StreamAnswer::stream).toList();
    }

    private static List<NegotiatedMedia> negotiated(List<StreamAnswer> answers) {
        return answers.stream().map(StreamAnswer::negotiated).toList();
    }

    private static List<RemoteStream> read(SessionDescription description) {
        Optional<SdpViolation> violation = description.validate();
        if (violation.isPresent()) {
            throw NegotiationException.of(violation.get());
        }
        return description.media().stream().map(RemoteStream::of).toList();
    }

    private void requireNoOffer() {
        switch (state) {
            case LOCAL_OFFER -> throw NegotiationException.of(Refusal.OFFER_PENDING);
            case REMOTE_OFFER -> throw NegotiationException.of(Refusal.OFFER_UNANSWERED);
            case IDLE, STABLE -> {}
        }
    }

    private void requireStable() {
        requireNoOffer();
        if (state != NegotiationState.STABLE) {
            throw NegotiationException.of(Refusal.NO_SESSION);
        }
    }

    private SessionDescription requireRemoteOffer() {
        if (state != NegotiationState.REMOTE_OFFER || offer == null) {
            throw NegotiationException.of(Refusal.NO_OFFER);
        }
        return offer;
    }
}
