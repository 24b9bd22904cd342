package io.ringback.sip.cli.options;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.ua.Account;
import io.ringback.text.RandomBits;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * An OPTIONS request that is to be sent.
 *
 * @param target the Request-URI
 * @param from who asks
 * @param account whose credentials answer challenges
 * @param proxy where it is sent, if that is not where the Request-URI leads
 */
public record OptionsOrder(SipUri target, NameAddr from, Account account, Optional<SipUri> proxy) {
    private static final int MAX_FORWARDS = 70;

    /** RFC 3261 §11.1: what the other side can do is told in the types that are accepted. */
    SipRequest request() {
        return SipRequest.builder(Method.OPTIONS, target.withoutHeaders())
                .set(HeaderTypes.MAX_FORWARDS, MAX_FORWARDS)
                .set(HeaderTypes.FROM, from.withTag(Long.toHexString(RandomBits.next())))
                .set(HeaderTypes.TO, NameAddr.of(target.withoutHeaders()))
                .set(HeaderTypes.CALL_ID, Slice.of(Long.toHexString(RandomBits.next())))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                .set(KnownHeader.ACCEPT, "application/sdp")
                .build();
    }

    /**
     * Where the request goes first.
     *
     * @return the proxy, or the Request-URI's host and port
     */
    public HostPort firstHop() {
        return proxy.orElse(target).hostPort();
    }
}
