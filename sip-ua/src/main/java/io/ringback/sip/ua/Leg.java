package io.ringback.sip.ua;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.ua.dialog.Dialog;
import reactor.core.publisher.Mono;

/**
 * One dialog that an INVITE of ours has made: forking may make several (RFC 3261 §13.2.2.4). It keeps the ACK, which is
 * sent again for each retransmission of the 2xx.
 *
 * @param dialog the dialog
 * @param hop where its requests go
 * @param ack the ACK, as it is sent
 */
record Leg(Dialog dialog, Hop hop, SipRequest ack) {
    static Mono<Leg> of(Signalling signalling, Dialog dialog, SipRequest invite) {
        return signalling.locator().locate(dialog.nextHop()).map(hop -> {
            SipRequest.Builder ack = dialog.ack(invite);
            signalling.identify(ack);
            return new Leg(dialog, hop, Signalling.withVia(ack, hop));
        });
    }
}
