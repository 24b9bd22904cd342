package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Optional;

/**
 * Takes what belongs to no transaction, or to one that nobody listens to any more, so that the user agent can do what
 * is left to do. Called by several threads, which it must not block. What it throws is dropped.
 */
public interface StrayHandler {
    /**
     * A handler that ignores everything.
     *
     * @return the default
     */
    static StrayHandler ignoring() {
        return new StrayHandler() {};
    }

    /**
     * A 2xx to an INVITE that nobody awaits: its transaction is over (it may be a retransmission to acknowledge again),
     * or its subscription was cancelled (RFC 3261 §13.2.2.4 wants it acknowledged, and a call that nobody wants ended).
     *
     * @param response the 2xx
     * @param hop where it came from
     * @param invite the INVITE as it was sent, if its transaction still exists
     */
    default void onSuccess(SipResponse response, Hop hop, Optional<SipRequest> invite) {}

    /**
     * An ACK that ends no transaction: that of a 2xx, which has a branch of its own (RFC 3261 §13.2.2.4) or, from a
     * peer of RFC 2543, that of its INVITE.
     *
     * @param ack the ACK
     * @param hop where it came from
     * @param accepted the INVITE's transaction, if the ACK has its branch
     */
    default void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> accepted) {}

    /**
     * Bytes that are no acceptable message. A server answers a request 400 if it can (RFC 3261 §21.4.1).
     *
     * @param malformed what is wrong, and what could be read
     */
    default void onMalformed(Malformed malformed) {}
}
