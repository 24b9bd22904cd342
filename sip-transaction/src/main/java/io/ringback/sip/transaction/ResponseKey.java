package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;

/**
 * What a response has in common with the request that it answers (RFC 3261 §17.1.3): the branch of the top Via, and the
 * method in CSeq, since a CANCEL has the branch of its INVITE. For those who keep requests without a
 * {@link TransactionLayer}: a key for a map. It holds copies, and none of a message's bytes.
 *
 * @param branch the branch, with its magic cookie
 * @param method the method; that of an ACK is INVITE here, but no response ever comes for it
 */
public record ResponseKey(String branch, Method method) {
    /**
     * The key of a message.
     *
     * @param message the request as it is sent, with its Via on top, or the response as it came
     * @return the key; empty if the top Via has no branch of RFC 3261 or something cannot be read, so that nothing
     *     matches
     */
    public static Optional<ResponseKey> of(SipMessage message) {
        try {
            Optional<Slice> branch = message.via().branch().filter(ResponseKey::isUnique);
            return branch.map(
                    text -> new ResponseKey(text.toString(), message.cSeq().method()));
        } catch (SyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Tells whether a branch is one of RFC 3261, unique by itself (§8.1.1.7). */
    static boolean isUnique(Slice branch) {
        int cookie = Via.MAGIC_COOKIE.length();
        return branch.length() > cookie && branch.slice(0, cookie).equalsIgnoreCase(Via.MAGIC_COOKIE);
    }
}
