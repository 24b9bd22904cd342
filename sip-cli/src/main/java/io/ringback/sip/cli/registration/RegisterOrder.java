package io.ringback.sip.cli.registration;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.HopLocator;
import io.ringback.sip.ua.RegistrationPlan;
import java.time.Duration;
import java.util.List;

/**
 * A registration that is to be made.
 *
 * @param registrar the Request-URI, and where it is sent
 * @param self the address of record
 * @param contacts where it is to be reached; empty for our own address
 * @param account whose credentials answer challenges
 * @param lifetime how long the bindings are wanted for
 * @param keep how long to keep them before they are removed
 */
public record RegisterOrder(
        SipUri registrar, NameAddr self, List<NameAddr> contacts, Account account, Duration lifetime, Duration keep) {
    RegistrationPlan plan(HopLocator locator) {
        return new RegistrationPlan(registrar, self, contacts, account, locator, lifetime);
    }

    /**
     * Where the REGISTER goes.
     *
     * @return the registrar's host and port
     */
    public HostPort firstHop() {
        return registrar.hostPort();
    }
}
