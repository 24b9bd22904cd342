package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipRequest;

/**
 * What tells one transaction from another, for logs and traces. It holds nothing confidential.
 *
 * @param side which side this is
 * @param method the request's method
 * @param sentBy who sent the request, as its top Via tells
 * @param branch the top Via's branch; empty if a peer of RFC 2543 sent none
 */
public record TransactionKey(Side side, Method method, String sentBy, String branch) {
    /** The two sides of a transaction. */
    public enum Side {
        /** Sends the request. */
        CLIENT,
        /** Answers it. */
        SERVER
    }

    static TransactionKey of(Side side, SipRequest request) {
        Via via = request.via();
        String branch = via.branch().map(Object::toString).orElse("");
        return new TransactionKey(side, request.method(), via.sentBy().text(), branch);
    }

    @Override
    public String toString() {
        return (side == Side.CLIENT ? "client " : "server ") + method + ' ' + sentBy + ' ' + branch;
    }
}
