package io.ringback.sip.auth;

import java.time.Duration;

/**
 * How long a server's nonces are good.
 *
 * @param lifetime how long a nonce is good
 * @param firstUse how long after it was made a nonce that this node has not seen may be used first, with the count 1
 * @param renewal the age from which the client is given the nonce to use next
 */
public record NonceTimes(Duration lifetime, Duration firstUse, Duration renewal) {
    /** Refuses what is negative. */
    public NonceTimes {
        if (lifetime.isNegative() || firstUse.isNegative() || renewal.isNegative()) {
            throw new IllegalArgumentException("a time is negative");
        }
    }

    /** These times with another lifetime, and a renewal after half of it. */
    NonceTimes withLifetime(Duration other) {
        return new NonceTimes(other, firstUse, other.dividedBy(2));
    }
}
