package io.ringback.sip.transaction.match;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fresh branches that nobody can guess: 128 bits from counters under keyed hashes whose keys are random. Safe for use
 * by many threads.
 */
public final class Branches {
    private final AtomicLong counter = new AtomicLong();
    private final SipHash high;
    private final SipHash low;

    /**
     * A source of branches.
     *
     * @param random where the keys come from
     */
    public Branches(SecureRandom random) {
        this.high = SipHash.forSecrets(random);
        this.low = SipHash.forSecrets(random);
    }

    /**
     * The next branch.
     *
     * @return a branch that was not given before
     */
    public Branch next() {
        long count = counter.getAndIncrement();
        return new Branch(high.hash(count), low.hash(count));
    }
}
