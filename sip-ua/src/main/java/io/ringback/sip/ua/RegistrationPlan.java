package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import java.time.Duration;
import java.util.List;

/**
 * What a registration needs (RFC 3261 §10.2).
 *
 * @param registrar the Request-URI: the domain of the location service, without a user
 * @param self the address of record, without a tag
 * @param contacts where it is to be reached; empty for our own address alone
 * @param account whose credentials answer challenges
 * @param locator how the registrar's hop is found
 * @param lifetime how long each binding is wanted for, in whole seconds; the registrar decides
 */
public record RegistrationPlan(
        SipUri registrar,
        NameAddr self,
        List<NameAddr> contacts,
        Account account,
        HopLocator locator,
        Duration lifetime) {
    /** An hour, which is what a registrar takes if it is told nothing (RFC 3261 §10.2.1.1). */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    /** Checks what would be no registration. */
    public RegistrationPlan {
        contacts = List.copyOf(contacts);
        if (registrar.user().isPresent()) {
            throw new IllegalArgumentException("a registrar's URI has no user");
        }
        if (lifetime.toSeconds() < 1 || lifetime.toSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException("a lifetime is 1 to 2^32 - 1 seconds");
        }
    }
}
