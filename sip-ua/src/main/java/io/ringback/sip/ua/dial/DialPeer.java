package io.ringback.sip.ua.dial;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.MediaPlan;
import java.util.Optional;

/**
 * One way out for calls: which numbers it takes, how they are written for it, and the trunk that they go to.
 *
 * @param name its name in the configuration
 * @param destinationPattern the numbers that it takes
 * @param translation turns what was dialled into what the trunk wants
 * @param target the trunk; its user part is replaced by the number
 * @param transport the transport that is pinned whatever the message's size, if one is
 * @param from who calls
 * @param account whose credentials answer the trunk's challenges
 * @param media what the call's media can do
 */
public record DialPeer(
        String name,
        NumberPattern destinationPattern,
        Translation translation,
        SipUri target,
        Optional<TransportProtocol> transport,
        NameAddr from,
        Account account,
        MediaPlan media) {
    /**
     * The Request-URI of a call.
     *
     * @param dialled the number as it was dialled
     * @return the target with the translated number as its user
     */
    public SipUri requestUri(String dialled) {
        return target.withUser(translation.apply(dialled));
    }
}
