package io.ringback.sip.transaction;

import java.time.Duration;

/**
 * What happens to a request that the layer cannot take. Answers are made without any state (RFC 3261 §8.2.7), so that
 * they cost no memory.
 *
 * @param answers whether it is answered 503; if not, it is dropped
 * @param retryAfter what the 503's Retry-After tells, in whole seconds; zero for none
 */
public record RefusalPolicy(boolean answers, Duration retryAfter) {
    /** Checks the duration. */
    public RefusalPolicy {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("Retry-After is 0 s or more, not " + retryAfter);
        }
    }

    /**
     * Answers 503.
     *
     * @param retryAfter what Retry-After tells
     * @return the policy
     */
    public static RefusalPolicy unavailable(Duration retryAfter) {
        return new RefusalPolicy(true, retryAfter);
    }

    /**
     * Drops without an answer, which costs least.
     *
     * @return the policy
     */
    public static RefusalPolicy silent() {
        return new RefusalPolicy(false, Duration.ZERO);
    }
}
