package io.ringback.sip.ua;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;

/**
 * The first INVITE of a call: RFC 3261 §8.1.1 and §13.2.1. It is the same one at whatever server, but for what depends
 * on the way there.
 */
final class Invitation {
    private static final int FIRST_SEQUENCE = 101;
    private static final int MAX_FORWARDS = 70;

    private final CallPlan plan;
    private final Signalling signalling;
    private final Slice callId = RandomTokens.callId();
    private final String tag = RandomTokens.tag();

    Invitation(CallPlan plan, Signalling signalling) {
        this.plan = plan;
        this.signalling = signalling;
    }

    Slice callId() {
        return callId;
    }

    SipRequest at(Hop hop, Slice offer) {
        SipUri requestUri = plan.requestUri().withoutHeaders();
        SipRequest.Builder invite = SipRequest.builder(Method.INVITE, requestUri)
                .set(HeaderTypes.MAX_FORWARDS, MAX_FORWARDS)
                .set(HeaderTypes.FROM, plan.from().withTag(tag))
                .set(HeaderTypes.TO, NameAddr.of(logical(requestUri)))
                .set(HeaderTypes.CALL_ID, callId)
                .set(HeaderTypes.CSEQ, new CSeq(FIRST_SEQUENCE, Method.INVITE))
                .set(HeaderTypes.CONTACT, Signalling.contact(plan.from(), hop))
                .set(HeaderTypes.EXPIRES, Math.max(1, plan.patience().toSeconds()))
                .body(MediaType.SDP, offer);
        Signalling.advertise(invite);
        signalling.identify(invite);
        return invite.build();
    }

    /** Who is called, without how to get there: a To has neither port nor transport (§19.1.1, table 1). */
    private static SipUri logical(SipUri uri) {
        SipUri host = SipUri.of(new HostPort(uri.host(), HostPort.NO_PORT));
        return uri.userText().map(host::withUser).orElse(host);
    }
}
