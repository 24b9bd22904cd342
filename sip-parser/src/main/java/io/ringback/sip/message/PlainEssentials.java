package io.ringback.sip.message;

import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;

/**
 * Whether the headers that nobody can do without are there as nearly all messages have them: each field with one value,
 * written plainly, and short. It makes no objects. Of any other message it says no, whatever it is, and
 * {@link MessageValidator} tells what is wrong, if anything is.
 */
final class PlainEssentials {
    private PlainEssentials() {}

    static boolean areIn(SipMessage message) {
        Headers headers = message.headers();
        return has(headers, HeaderTypes.VIA, KnownHeader.VIA)
                && hasOne(headers, HeaderTypes.FROM, KnownHeader.FROM)
                && hasOne(headers, HeaderTypes.TO, KnownHeader.TO)
                && hasOne(headers, HeaderTypes.CALL_ID, KnownHeader.CALL_ID)
                && hasOne(headers, HeaderTypes.CSEQ, KnownHeader.CSEQ)
                && namesItsMethod(message);
    }

    /** A value that is no longer than an identifier may be has none that is too long. */
    private static boolean has(Headers headers, HeaderType<?> type, KnownHeader name) {
        int index = headers.next(name, 0);
        return index >= 0
                && headers.isPlain(index, type, headers.manner().limits().identifierBytes());
    }

    private static boolean hasOne(Headers headers, HeaderType<?> type, KnownHeader name) {
        int index = headers.next(name, 0);
        return index >= 0
                && headers.isPlain(index, type, headers.manner().limits().identifierBytes())
                && headers.next(name, index + 1) < 0;
    }

    private static boolean namesItsMethod(SipMessage message) {
        return message.kind() == SipMessage.Kind.RESPONSE
                || message.headers()
                        .endsWithFirstWord(message.headers().next(KnownHeader.CSEQ, 0), message.targetStart() - 1);
    }
}
