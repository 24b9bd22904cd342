package io.ringback.sip.ua;

import io.ringback.sip.message.SipRequest;
import reactor.core.publisher.Mono;

/** Whoever a dialog belongs to. Called by the transaction layer's threads; must not block. */
interface DialogUser {
    /** A request within the dialog, whose number has been checked. It has to be answered. */
    void receive(AdmittedRequest request);

    /** A 2xx to our INVITE once more, behind the end of its transaction: the ACK was lost (RFC 3261 §13.2.2.4). */
    default void answeredAgain() {}

    /** Ends the dialog; tells when it has ended. */
    Mono<?> hangUp();

    /** An ACK to a 2xx. */
    void acknowledged(SipRequest ack);
}
