package io.ringback.sdp.negotiation;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.negotiation.Transitions.Action;
import io.ringback.sdp.negotiation.Transitions.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offer/answer machine of one session (RFC 3264, as RFC 6337 explains it for SIP). It knows descriptions only:
 * which message carries them is the caller's affair. A late offer, in the response to an INVITE without one, is an
 * offer like any other. What cannot be is refused with a {@link NegotiationException}, and leaves the machine as it
 * was. The page {@code docs/offer-answer.md} has the table of states and the rules that are kept.
 *
 * <pre>
 *   IDLE, *_ANSWER  -- offer() -->          LOCAL_OFFER   -- receiveAnswer() --> REMOTE_ANSWER
 *   IDLE, *_ANSWER  -- receiveOffer() -->   REMOTE_OFFER  -- answer() -->        LOCAL_ANSWER
 *   LOCAL_OFFER     -- receiveProvisionalAnswer() --> REMOTE_PRANSWER -- receiveAnswer(), confirm() --> REMOTE_ANSWER
 *   REMOTE_OFFER    -- provisionalAnswer() -->        LOCAL_PRANSWER  -- answer(), confirm() -->        LOCAL_ANSWER
 *   *_OFFER, *_PRANSWER -- rollback() -->   the state before
 * </pre>
 *
 * <p>Not for use by several threads at the same time. What it gives away is immutable and may be used by many.
 */
public final class OfferAnswer {
    private final Capabilities capabilities;
    private final LocalParty party;
    private final NegotiationPolicy policy;
    private final Publisher publisher;
    private final Wishes wishes;

    private NegotiationState state = NegotiationState.IDLE;
    private Agreement agreement = Agreement.NONE;
    private @Nullable Exchange exchange;
    private @Nullable Answers answers;
    private int answersRevision;
    private AnswerOutcome outcome = AnswerOutcome.APPLIED;

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
     * @throws IllegalArgumentException if the party's version is not below 2⁶² − 1 (RFC 3264 §5)
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
        return new OfferAnswer(capabilities, party, policy, new Publisher(party), new Wishes(party.connection()));
    }

    /**
     * A copy that goes its own way from here, for a further dialog that the same INVITE creates (RFC 3261 §13.2.2.4,
     * RFC 6337 §2.2). What is agreed is what was before the last exchange. If that was begun by an offer of ours, it is
     * open again, whatever became of it here; one of the peer's, which is this dialog's own, is forgotten. What is
     * wanted, and the version of {@code o=}, are those of now. Fork before a second exchange begins.
     *
     * @return a new machine
     */
    public OfferAnswer fork() {
        OfferAnswer fork = new OfferAnswer(capabilities, party, policy, publisher.copy(), wishes.copy());
        Exchange last = exchange;
        if (last != null) {
            fork.agreement = last.agreement();
            fork.state = last.remote() == null ? NegotiationState.LOCAL_OFFER : last.before();
            fork.exchange = last.remote() == null ? last : last.prior();
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
     * What is agreed, also by a provisional answer.
     *
     * @return an immutable list with one entry for each stream, rejected ones included; none before anything is agreed
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
        return agreement.ours();
    }

    /**
     * The peer's description in force.
     *
     * @return the description, if anything is agreed
     */
    public Optional<SessionDescription> remote() {
        return agreement.theirs();
    }

    /**
     * Makes an offer: at first one stream for each capability, later all streams with all codecs that we have and what
     * we want of them (RFC 6337 §5.1, §5.3). If nothing has changed it is what was sent before, version included.
     *
     * @return the offer
     * @throws NegotiationException if an offer is open, there is nothing to offer, or not every codec of a stream can
     *     have a payload type ({@link Refusal#NO_PAYLOAD_TYPE}), which {@link #withdraw()} may help
     * @throws IllegalArgumentException if {@link MediaPorts} gives something that is no port
     */
    public SessionDescription offer() {
        on(Event.OFFER, null);
        return current().description();
    }

    /**
     * Offers our description in force once more, without any change, as a session refresh does (RFC 4028 §7.4). What is
     * wanted since waits for the next {@link #offer()}. Where our description was an answer, no more is offered than it
     * says.
     *
     * @return the offer, with the same version unless another description was sent since and taken back
     * @throws NegotiationException if an offer is open, or nothing is agreed
     */
    public SessionDescription repeatOffer() {
        on(Event.REPEAT_OFFER, null);
        return current().description();
    }

    /**
     * Takes the peer's offer, which then waits for {@link #answer()}, {@link #provisionalAnswer()} or
     * {@link #rollback()}.
     *
     * @param description the offer
     * @return what would be agreed if it were answered now
     * @throws NegotiationException if an offer is open, or this one cannot be; {@link Refusal#statusCode()} tells how
     *     to answer the request that it came with
     */
    public List<NegotiatedMedia> receiveOffer(SessionDescription description) {
        on(Event.RECEIVE_OFFER, description);
        return Objects.requireNonNull(answers).negotiated();
    }

    /**
     * The answer as it can be sent before the call is accepted, in a 183. It is in force at once; {@link #answer()}
     * gives the same one again (RFC 3261 §13.2.1).
     *
     * @return the answer
     * @throws NegotiationException if there is no offer to answer
     */
    public SessionDescription provisionalAnswer() {
        on(Event.PRANSWER, null);
        return Objects.requireNonNull(agreement.local());
    }

    /**
     * The answer. Streams that are not accepted have port 0.
     *
     * @return the answer, the same as a provisional one if there was one
     * @throws NegotiationException if there is no offer to answer
     */
    public SessionDescription answer() {
        on(Event.ANSWER, null);
        return Objects.requireNonNull(agreement.local());
    }

    /**
     * Takes a description that came in an unreliable provisional response to our offer: a preview of the answer, in
     * force at once. No new offer can be made or taken until the answer itself has come (RFC 6337 §3.1.1).
     *
     * @param description the description
     * @return what became of it
     * @throws NegotiationException if we have not offered anything, or the answer does not fit the offer
     */
    public AnswerOutcome receiveProvisionalAnswer(SessionDescription description) {
        on(Event.RECEIVE_PRANSWER, description);
        return outcome;
    }

    /**
     * Takes a description that was received in answer to our offer. The first one is the answer, also if it came
     * provisionally; later ones for the same INVITE are told but not followed, unless the policy says so (RFC 3261
     * §13.2.1, RFC 6337 §3.1.1).
     *
     * @param description the description
     * @return what became of it
     * @throws NegotiationException if we have not offered anything, or the answer does not fit the offer
     */
    public AnswerOutcome receiveAnswer(SessionDescription description) {
        on(Event.RECEIVE_ANSWER, description);
        return outcome;
    }

    /**
     * Takes the provisional answer, of whichever side, for the answer: the final response has come or gone without a
     * description. Where the answer is there already, nothing happens.
     *
     * @throws NegotiationException if there is no answer of any kind
     */
    public void confirm() {
        on(Event.CONFIRM, null);
    }

    /**
     * Takes back the open offer, ours or the peer's, with its provisional answer: as when a re-INVITE is refused or
     * fails (RFC 3261 §14.1, RFC 6337 §3.4). The version of {@code o=} does not go back, since the peer has seen it.
     *
     * @throws NegotiationException if no offer is open
     */
    public void rollback() {
        on(Event.ROLLBACK, null);
    }

    private void on(Event event, @Nullable SessionDescription received) {
        Transitions.Cell cell = Transitions.TABLE.at(state, event);
        Action action = cell.action();
        if (action == null) {
            throw NegotiationException.of(Objects.requireNonNull(cell.refusal()));
        }
        NegotiationState next = cell.to() == null ? current().before() : cell.to();
        boolean wasOpen = state.isOpen();
        perform(action, received);
        state = next;
        if (wasOpen && next.isAgreed() && action != Action.RESTORE) {
            wishes.settle(current().wishes(), agreement.media());
            answers = null;
        }
    }

    private void perform(Action action, @Nullable SessionDescription received) {
        switch (action) {
            case MAKE_OFFER -> makeOffer();
            case SAY_AGAIN -> sayAgain();
            case TAKE_OFFER -> takeOffer(Objects.requireNonNull(received));
            case MAKE_ANSWER -> makeAnswer();
            case TAKE_ANSWER -> takeAnswer(Objects.requireNonNull(received), AnswerOutcome.APPLIED);
            case COMPARE -> compare(Objects.requireNonNull(received));
            case RESTORE -> restore();
            case KEEP_ANSWER, SETTLE -> {}
        }
    }

    private void makeOffer() {
        Offerer offerer = new Offerer(capabilities, party.ports(), policy, wishes);
        Offerer.Draft draft = state == NegotiationState.IDLE ? offerer.initial() : offerer.next(agreement.streams());
        SessionDescription description = publish(agreement.times(), draft.groups(), draft.media());
        open(description, draft.media(), wishes.settledBy(draft.media(), agreement.streams()), null);
    }

    /** After an offer that was taken back, what is in force is no longer what was sent last, and is a new version. */
    private void sayAgain() {
        SessionDescription again = publisher.again(Objects.requireNonNull(agreement.local()));
        open(again, agreement.again(), Wishes.NOTHING, null);
    }

    private void takeOffer(SessionDescription description) {
        RemoteSession offer = RemoteSession.of(description);
        if (offer.streams().size() < agreement.streams().size()) {
            throw NegotiationException.of(Refusal.STREAM_COUNT);
        }
        Answers possible = draftAnswers(offer, List.of());
        open(description, possible.drafts(), Wishes.NOTHING, offer);
        answers = possible;
    }

    private Answers draftAnswers(RemoteSession offer, List<LocalStream> reserved) {
        Answers drafted =
                new Answerer(capabilities, party.ports(), policy, wishes).answer(offer, agreement.streams(), reserved);
        answersRevision = wishes.revision();
        return drafted;
    }

    private void open(
            SessionDescription description, List<Drafted> drafts, Wishes then, @Nullable RemoteSession offer) {
        Exchange prior = exchange == null ? null : exchange.withoutPrior();
        exchange = new Exchange(description, drafts, state, agreement, then, offer, prior);
    }

    private void makeAnswer() {
        Exchange open = current();
        RemoteSession offer = Objects.requireNonNull(open.remote());
        Answers ready = Objects.requireNonNull(answers);
        if (answersRevision != wishes.revision()) {
            ready = draftAnswers(offer, open.streams());
        }
        List<Drafted> drafts = ready.drafts();
        SessionDescription answer = publish(offer.times(), ready.groups(), drafts);
        exchange = open.answered(drafts, wishes.settledBy(drafts, agreement.streams()));
        List<LocalStream> streams = ready.local();
        agreement = new Agreement(answer, open.description(), drafts, streams, ready.negotiated(), offer.times());
    }

    private void takeAnswer(SessionDescription description, AnswerOutcome result) {
        Exchange open = current();
        SessionDescription ours = open.description();
        RemoteSession answer = RemoteSession.of(description);
        Connection here = ours.connection().orElse(party.connection());
        List<Group> groups = ours.attributes().all(AttributeTypes.GROUP);
        AnswerReader.Result read = new AnswerReader(policy, here, groups).read(open.drafts(), answer);
        agreement = new Agreement(
                ours,
                description,
                open.drafts(),
                read.streams(),
                read.media(),
                open.agreement().times());
        outcome = result;
    }

    private void compare(SessionDescription description) {
        if (Objects.equals(description, agreement.remote())) {
            outcome = AnswerOutcome.REPEATED;
        } else if (policy.followLatest()) {
            takeAnswer(description, AnswerOutcome.FOLLOWED);
        } else {
            outcome = AnswerOutcome.NOTICED;
        }
    }

    private void restore() {
        Exchange open = current();
        agreement = open.agreement();
        exchange = open.prior();
        answers = null;
    }

    private SessionDescription publish(List<TimeDescription> times, List<Group> groups, List<Drafted> media) {
        return publisher.publish(new Publisher.Content(wishes.connection(), times, groups, media));
    }

    private Exchange current() {
        return Objects.requireNonNull(exchange);
    }

    /**
     * Sets which direction we want for a stream, from the next offer or answer on.
     *
     * @param stream the stream's place
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
     * Adds a stream, from the next offer on: in the place of one that has ended, or below all others, as the policy
     * says (RFC 3264 §8.1). If the peer offers such a stream first, it serves that.
     *
     * @param capability what the stream can do
     */
    public void add(MediaCapability capability) {
        wishes.add(capability);
    }

    /**
     * Takes back what {@link #add}, {@link #remove}, {@link #replace} and {@code move} of one stream have asked for and
     * no answer has settled yet: as when it cannot be offered, or the peer has refused the request with it, and it
     * shall not be offered again. An open offer stays what it is.
     */
    public void withdraw() {
        wishes.withdraw();
    }

    /**
     * Disables a stream, from the next offer or answer on: its port becomes 0 (RFC 3264 §8.2).
     *
     * @param stream the stream's place
     * @throws IndexOutOfBoundsException if nothing is agreed on such a stream
     */
    public void remove(int stream) {
        wishes.remove(Objects.checkIndex(stream, agreement.streams().size()));
    }

    /**
     * Serves a stream by another capability, from the next offer or answer on: other codecs, or another media type or
     * transport (RFC 3264 §8.3). Payload types keep their meanings. A stream of another type gets a port of its own.
     *
     * @param stream the stream's place
     * @param capability what the stream can do from then on
     * @throws IndexOutOfBoundsException if nothing is agreed on such a stream
     */
    public void replace(int stream, MediaCapability capability) {
        wishes.replace(Objects.checkIndex(stream, agreement.streams().size()), capability);
    }

    /**
     * Receives a stream elsewhere, from the next offer or answer on (RFC 3264 §8.3.1). Both places have to be listened
     * at until media comes to the new one.
     *
     * @param stream the stream's place
     * @param port 1 to 65535
     * @param connection the address of this stream; empty for that of the session
     * @throws IndexOutOfBoundsException if nothing is agreed on such a stream
     */
    public void move(int stream, int port, Optional<Connection> connection) {
        if (port < 1 || port > MediaLine.HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is 1 to " + MediaLine.HIGHEST_PORT);
        }
        wishes.move(Objects.checkIndex(stream, agreement.streams().size()), LocalPlace.of(port, connection, List.of()));
    }

    /**
     * Receives at another address, from the next offer or answer on: all streams that have none of their own (RFC 3264
     * §8.3.1).
     *
     * @param connection the address of the session
     */
    public void move(Connection connection) {
        wishes.move(connection);
    }
}
