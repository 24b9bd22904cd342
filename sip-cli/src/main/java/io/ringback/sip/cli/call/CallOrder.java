package io.ringback.sip.cli.call;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.CallPlan;
import io.ringback.sip.ua.HopLocator;
import io.ringback.sip.ua.MediaPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * A call that is to be placed.
 *
 * @param requestUri whom to call
 * @param from who calls
 * @param account whose credentials answer challenges
 * @param media what the media can do
 * @param proxy what the INVITE is sent to, if that is not the Request-URI's host
 * @param patience how long to wait for the answer
 * @param hold how long to hold the answered call
 */
public record CallOrder(
        SipUri requestUri,
        NameAddr from,
        Account account,
        MediaPlan media,
        Optional<SipUri> proxy,
        Duration patience,
        Duration hold) {
    CallPlan plan(HopLocator direct) {
        HopLocator locator = proxy.map(uri -> HopLocator.through(uri, direct)).orElse(direct);
        return new CallPlan(requestUri, from, account, media, locator, patience);
    }

    /**
     * Where the INVITE goes.
     *
     * @return the proxy, or the Request-URI's host and port
     */
    public HostPort firstHop() {
        return proxy.orElse(requestUri).hostPort();
    }
}
