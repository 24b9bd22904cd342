package io.ringback.sip.ua.dialog;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.Slice;

/**
 * What identifies a dialog at one of its two ends (RFC 3261 §12). It holds copies, so that it keeps no message alive.
 *
 * @param callId the Call-ID
 * @param localTag our own tag
 * @param remoteTag the other side's tag; empty for a peer of RFC 2543 that sends none
 */
public record DialogId(Slice callId, Slice localTag, Slice remoteTag) {
    /** Keeps copies. */
    public DialogId {
        callId = callId.compact();
        localTag = localTag.compact();
        remoteTag = remoteTag.compact();
    }

    /**
     * The dialog that a message belongs to which we have received as a request, or sent as a response: our tag is in
     * To.
     *
     * @param message a message with the mandatory headers
     * @return the identifier, as its server's side sees it
     */
    public static DialogId atServer(SipMessage message) {
        return new DialogId(message.callId(), tag(message.to()), tag(message.from()));
    }

    /**
     * The dialog that a message belongs to which we have sent as a request, or received as a response: our tag is in
     * From.
     *
     * @param message a message with the mandatory headers
     * @return the identifier, as its client's side sees it
     */
    public static DialogId atClient(SipMessage message) {
        return new DialogId(message.callId(), tag(message.from()), tag(message.to()));
    }

    private static Slice tag(NameAddr address) {
        return address.tag().orElse(Slice.empty());
    }
}
