package io.ringback.sip.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client and its submissions: the budget that keeps a client from answering for ever (RFC 3261 §22.1).
 *
 * <ul>
 *   <li>A realm whose fresh nonce was answered here and that challenges once more has refused the credentials, unless
 *       it says {@code stale=true}; that is followed once. Some servers make one nonce a second, so it may be the same.
 *   <li>Credentials that were sent unasked, with a nonce of an earlier exchange, leave that one fresh answer untouched.
 *   <li>A request is submitted four times at most.
 * </ul>
 *
 * <p>Nonces and their counts are not kept here but in the client. Make one for each request. Not for use by several
 * threads at once.
 */
public final class Exchange {
    /** How often one request may be sent in all. */
    public static final int MOST_SUBMISSIONS = 4;

    private final String peer;
    private final Map<ProtectionSpace, Attempt> attempts = new LinkedHashMap<>();
    private int submissions = 1;

    private Exchange(String peer) {
        this.peer = peer;
    }

    /**
     * Begins with a request's first submission.
     *
     * @param peer whom it is sent to, under the name by which nonces and default credentials are bound to it: the same
     *     for all requests to one proxy, registrar or trunk
     * @return a new exchange
     */
    public static Exchange with(String peer) {
        return new Exchange(peer);
    }

    /**
     * Whom the request is sent to.
     *
     * @return the name that was given
     */
    public String peer() {
        return peer;
    }

    /**
     * How often the request was submitted, counting the one that was made last.
     *
     * @return 1 to {@link #MOST_SUBMISSIONS}
     */
    public int submissions() {
        return submissions;
    }

    /** What is known of one protection space in this exchange. */
    private static final class Attempt {
        private @Nullable NonceSession session;
        private @Nullable WrittenCredentials written;
        private boolean answeredFresh;
        private boolean followedStale;
    }

    /** A session whose credentials are in the request that was written last. */
    record Sent(ProtectionSpace space, NonceSession session, WrittenCredentials written) {}

    boolean mayResubmit() {
        return submissions < MOST_SUBMISSIONS;
    }

    void resubmitted() {
        submissions++;
    }

    /** Whether a challenge may be answered; if not, the credentials were refused. */
    BudgetSpent.@Nullable Cause refusal(ProtectionSpace space, DigestChallenge challenge) {
        Attempt attempt = attempts.get(space);
        if (attempt == null || !attempt.answeredFresh) {
            return null;
        }
        if (!challenge.stale()) {
            return BudgetSpent.Cause.REJECTED;
        }
        return attempt.followedStale ? BudgetSpent.Cause.STALE_AGAIN : null;
    }

    /** Takes up a session whose nonce the peer has just sent. To say that a SIM is out of step is no answer yet. */
    void answer(ProtectionSpace space, NonceSession session) {
        Attempt attempt = attempts.computeIfAbsent(space, unused -> new Attempt());
        attempt.followedStale = attempt.answeredFresh;
        attempt.answeredFresh |= !session.isOutOfStep();
        attempt.session = session;
    }

    /** Takes up a session that the peer has not asked for in this exchange. */
    void anticipate(ProtectionSpace space, NonceSession session) {
        attempts.computeIfAbsent(space, unused -> new Attempt()).session = session;
    }

    /** Stops sending credentials that were refused. */
    void drop(ProtectionSpace space) {
        Attempt attempt = attempts.get(space);
        if (attempt != null) {
            attempt.session = null;
            attempt.written = null;
        }
    }

    /** Whether credentials for a space are this exchange's affair. */
    boolean has(ProtectionSpace space) {
        return attempts.containsKey(space);
    }

    /** Writes credentials of every session for the next submission. */
    List<Sent> write(DigestSubject subject) {
        List<Sent> all = new ArrayList<>(attempts.size());
        attempts.forEach((space, attempt) -> {
            NonceSession session = attempt.session;
            WrittenCredentials written =
                    session == null ? null : session.answer(subject).orElse(null);
            attempt.written = written;
            if (session != null && written != null) {
                all.add(new Sent(space, session, written));
            }
        });
        return all;
    }

    /** What the last submission carried for a challenger. */
    List<Sent> sent(Challenger challenger) {
        List<Sent> all = new ArrayList<>(attempts.size());
        attempts.forEach((space, attempt) -> {
            NonceSession session = attempt.session;
            WrittenCredentials written = attempt.written;
            if (space.challenger() == challenger && session != null && written != null) {
                all.add(new Sent(space, session, written));
            }
        });
        return all;
    }

    /** The peer and the count, no credentials. */
    @Override
    public String toString() {
        return "exchange with " + peer + ", submission " + submissions;
    }
}
