package io.ringback.sip.transaction;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;

/**
 * The two requests that go with an INVITE on its branch: the ACK of a final response other than 2xx, and the CANCEL. A
 * {@link TransactionLayer} sends both by itself; this is for those who keep INVITEs without one.
 */
public final class Companions {
    private static final int MAX_FORWARDS = 70;

    private Companions() {}

    /**
     * The ACK of a 300 to 699 (RFC 3261 §17.1.1.3).
     *
     * @param invite the INVITE as it was sent
     * @param response the response, whose To it has
     * @return the ACK
     */
    public static SipRequest ack(SipRequest invite, SipResponse response) {
        return like(invite, Method.ACK).copy(response, KnownHeader.TO).build();
    }

    /**
     * The CANCEL (RFC 3261 §9.1).
     *
     * @param invite the INVITE as it was sent
     * @return the CANCEL
     */
    public static SipRequest cancel(SipRequest invite) {
        return like(invite, Method.CANCEL).copy(invite, KnownHeader.TO).build();
    }

    private static SipRequest.Builder like(SipRequest invite, Method method) {
        return SipRequest.builder(method, invite.requestUri())
                .set(HeaderTypes.VIA, invite.via())
                .copy(invite, KnownHeader.ROUTE)
                .set(HeaderTypes.MAX_FORWARDS, MAX_FORWARDS)
                .copy(invite, KnownHeader.FROM)
                .copy(invite, KnownHeader.CALL_ID)
                .set(HeaderTypes.CSEQ, new CSeq(invite.cSeq().number(), method));
    }
}
