package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client is willing to answer.
 *
 * @param minimum the weakest hash function; above MD5 it guards against being talked down (RFC 8760 §3)
 * @param integrityFirst whether {@code auth-int} is chosen before {@code auth}: not by default, since devices on the
 *     way rewrite session descriptions
 */
public record DigestPolicy(HashFunction minimum, boolean integrityFirst) {
    private static final DigestPolicy DEFAULTS = new DigestPolicy(HashFunction.MD5, false);

    /**
     * Every algorithm, and {@code auth} before {@code auth-int}.
     *
     * @return the default policy
     */
    public static DigestPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * This policy with another minimum.
     *
     * @param weakest the weakest hash function to answer
     * @return a new policy
     */
    public DigestPolicy withMinimum(HashFunction weakest) {
        return new DigestPolicy(weakest, integrityFirst);
    }

    /**
     * This policy with another order of the qualities of protection.
     *
     * @param first whether {@code auth-int} comes first
     * @return a new policy
     */
    public DigestPolicy withIntegrityFirst(boolean first) {
        return new DigestPolicy(minimum, first);
    }

    /**
     * What of some challenges can be answered.
     *
     * @param answerable the challenges that can be answered, in their order: the topmost of a realm is its server's
     *     favourite (RFC 8760 §2.3)
     * @param skipped why the others cannot
     */
    public record Selection(List<DigestChallenge> answerable, List<Skipped> skipped) {}

    /**
     * Skips what is not understood or too weak.
     *
     * @param challenges the challenges of one response, in their order
     * @return what remains, and why the others do not
     */
    public Selection select(List<Challenge> challenges) {
        List<DigestChallenge> answerable = new ArrayList<>(challenges.size());
        List<Skipped> skipped = new ArrayList<>(2);
        for (Challenge challenge : challenges) {
            Optional<DigestChallenge> read = DigestChallenge.of(challenge, skipped::add);
            if (read.isPresent() && read.get().algorithm().hash().compareTo(minimum) < 0) {
                skipped.add(new Skipped(
                        Skipped.Reason.TOO_WEAK, read.get().algorithm().token()));
            } else {
                read.ifPresent(answerable::add);
            }
        }
        return new Selection(List.copyOf(answerable), List.copyOf(skipped));
    }

    /**
     * The quality of protection to answer with.
     *
     * @param challenge the challenge
     * @return one that it offers
     */
    public Qop qopFor(DigestChallenge challenge) {
        if (challenge.qops().contains(Qop.NONE)) {
            return Qop.NONE;
        }
        Qop first = integrityFirst ? Qop.AUTH_INT : Qop.AUTH;
        Qop second = integrityFirst ? Qop.AUTH : Qop.AUTH_INT;
        return challenge.qops().contains(first) ? first : second;
    }
}
