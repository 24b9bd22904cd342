package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to the challenges of one response, while it is worked out. Not for use by several threads. */
final class AnswerRound {
    private final CredentialsSource source;
    private final DigestPolicy policy;
    private final NonceSessions sessions;
    private final Exchange exchange;
    private final SipRequest request;
    private final String callId;
    private final List<Skipped> skipped = new ArrayList<>(2);
    private final List<NoCredentials.Space> open = new ArrayList<>(2);
    private @Nullable BudgetSpent refused;
    private boolean answered;

    AnswerRound(
            CredentialsSource source,
            DigestPolicy policy,
            NonceSessions sessions,
            Exchange exchange,
            SipRequest request) {
        this.source = source;
        this.policy = policy;
        this.sessions = sessions;
        this.exchange = exchange;
        this.request = request;
        this.callId = request.callId().toString();
    }

    void answer(Challenger challenger, List<Challenge> challenges, int malformed) {
        DigestPolicy.Selection selection = policy.select(challenges);
        skipped.addAll(selection.skipped());
        for (int i = 0; i < malformed; i++) {
            skipped.add(Skipped.malformed());
        }
        Map<Slice, List<DigestChallenge>> byRealm = new LinkedHashMap<>(4);
        for (DigestChallenge challenge : selection.answerable()) {
            byRealm.computeIfAbsent(challenge.realm(), unused -> new ArrayList<>(2))
                    .add(challenge);
        }
        byRealm.forEach((realm, offered) -> answerRealm(new ProtectionSpace(challenger, realm), offered));
    }

    /** The topmost challenge whose algorithm the credentials cover is answered (RFC 8760 §2.4). */
    private void answerRealm(ProtectionSpace space, List<DigestChallenge> offered) {
        String realm = space.realm().toString();
        Optional<UserCredentials> found = source.find(realm, exchange.peer());
        Optional<DigestChallenge> chosen = found.flatMap(credentials -> topmost(offered, credentials));
        if (found.isEmpty() || chosen.isEmpty()) {
            open.add(new NoCredentials.Space(space.challenger(), realm, found.isPresent()));
            return;
        }
        DigestChallenge challenge = chosen.get();
        BudgetSpent.Cause cause = refusal(space, challenge);
        if (cause != null) {
            refused = new BudgetSpent(space.challenger(), realm, cause);
            exchange.drop(space);
            sessions.drop(space, exchange.peer(), callId);
            return;
        }
        Optional<NonceSession> session = session(space, challenge, found.get());
        if (session.isPresent()) {
            exchange.answer(space, session.get());
            answered = true;
        } else if (challenge.algorithm().isAka()) {
            skipped.add(new Skipped(
                    Skipped.Reason.NOT_GENUINE, challenge.algorithm().token()));
        } else {
            open.add(new NoCredentials.Space(space.challenger(), realm, false));
        }
    }

    private BudgetSpent.@Nullable Cause refusal(ProtectionSpace space, DigestChallenge challenge) {
        if (!exchange.mayResubmit()) {
            return BudgetSpent.Cause.SUBMISSIONS;
        }
        BudgetSpent.Cause refusal = exchange.refusal(space, challenge);
        boolean last = request.cSeq().number() == Integer.MAX_VALUE;
        return refusal == null && last ? BudgetSpent.Cause.SEQUENCE : refusal;
    }

    /**
     * Of the challenges whose algorithm the credentials cover, the topmost; but if both versions of AKA are offered,
     * the second must be chosen (RFC 4169 §4.1).
     */
    private static Optional<DigestChallenge> topmost(List<DigestChallenge> offered, UserCredentials credentials) {
        Optional<DigestChallenge> first = Optional.empty();
        for (DigestChallenge challenge : offered) {
            boolean covered = credentials.covers(challenge.algorithm());
            if (covered && (first.isEmpty() || isBetterAka(challenge, first.get()))) {
                first = Optional.of(challenge);
            }
        }
        return first;
    }

    private static boolean isBetterAka(DigestChallenge challenge, DigestChallenge first) {
        return challenge.algorithm().isAkaV2()
                && first.algorithm().isAka()
                && !first.algorithm().isAkaV2();
    }

    /** The session of this very nonce if there is one; else a new one, which goes on with the nonce's count. */
    private Optional<NonceSession> session(
            ProtectionSpace space, DigestChallenge challenge, UserCredentials credentials) {
        Optional<NonceSession> opened = Optional.empty();
        for (NonceSession known : sessions.of(space.challenger(), exchange.peer(), callId)) {
            if (known.isFor(challenge, credentials)) {
                opened = known.continuedFor(challenge);
            }
        }
        if (opened.isEmpty()) {
            NonceCount count = sessions.count(space, challenge.nonce());
            opened = NonceSession.open(challenge, policy.qopFor(challenge), credentials, count);
        }
        opened.filter(session -> !session.isOutOfStep())
                .ifPresent(session -> sessions.put(space, exchange.peer(), callId, session));
        return opened;
    }

    DigestAnswer result() {
        if (answered) {
            return retry();
        }
        BudgetSpent spent = refused;
        if (spent != null) {
            return spent;
        }
        return open.isEmpty() ? new NothingSupported(List.copyOf(skipped)) : new NoCredentials(List.copyOf(open));
    }

    /** RFC 3261 §8.1.3.5 and §22.2: the same request, with a higher CSeq. */
    private Authorized retry() {
        exchange.resubmitted();
        List<Exchange.Sent> sent = exchange.write(DigestSubject.of(request));
        SipRequest.Builder builder = request.edit();
        if (request.headers().has(KnownHeader.VIA)) {
            builder.removeFirst(HeaderTypes.VIA);
        }
        builder.set(HeaderTypes.CSEQ, request.cSeq().next(request.method()));
        CredentialFields.replace(builder, request, exchange, sent);
        List<CredentialsUse> uses = new ArrayList<>(sent.size());
        for (Exchange.Sent one : sent) {
            uses.add(CredentialsUse.of(one));
        }
        return new Authorized(builder.build(), List.copyOf(uses), List.copyOf(open));
    }
}
