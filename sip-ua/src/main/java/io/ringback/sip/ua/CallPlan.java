package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import java.time.Duration;

/**
 * What a call needs before it is placed.
 *
 * @param requestUri whom to call
 * @param from who calls, without a tag
 * @param account whose credentials answer challenges
 * @param media what our media can do, and where it is received
 * @param locator how the next hop is found
 * @param patience how long to wait for the final response before the call is cancelled; positive
 */
public record CallPlan(
        SipUri requestUri, NameAddr from, Account account, MediaPlan media, HopLocator locator, Duration patience) {
    /** Three minutes, as the seed's gateway writes into Expires. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(3);
}
