package io.ringback.sip.ua;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.text.SyntaxException;
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
    /**
     * Prepares a leg.
     *
     * @param fallback where the INVITE went: the ACK goes there too if no hop leads to the dialog's route
     */
    static Mono<Leg> of(Signalling signalling, Dialog dialog, SipRequest invite, Hop fallback) {
        return Mono.defer(() -> signalling.hop(dialog.nextHop(), fallback)).map(hop -> {
            SipRequest.Builder ack = dialog.ack(invite);
            signalling.identify(ack);
            return new Leg(dialog, hop, Signalling.withVia(ack, hop));
        });
    }

    /**
     * The dialog of a 2xx; where its Contact or Record-Route cannot be read, one without them, so that it can be ended.
     */
    static Dialog dialog(Reply reply) {
        try {
            return Dialog.atClient(reply.request(), reply.response());
        } catch (SyntaxException e) {
            SipResponse bare = reply.response()
                    .edit()
                    .remove(KnownHeader.CONTACT)
                    .remove(KnownHeader.RECORD_ROUTE)
                    .build();
            return Dialog.atClient(reply.request(), bare);
        }
    }
}
