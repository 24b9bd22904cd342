package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;

/** Call-IDs, as Call-ID, In-Reply-To, Replaces and others have them: {@code callid} of RFC 3261 §25.1. */
final class CallId {
    private CallId() {}

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        int at = Lexis.WORD.endOfRun(bytes, from, to);
        int end = at > from && at < to && bytes[at] == '@' ? Lexis.WORD.endOfRun(bytes, at + 1, to) : at;
        return end == to && at > from && at + 1 != end;
    }

    /** Reads {@code word [ "@" word ]}. */
    static Slice read(Cursor cursor) {
        int from = cursor.position();
        cursor.take(Lexis.WORD, HeaderRule.CALL_ID);
        if (cursor.skip('@')) {
            cursor.take(Lexis.WORD, HeaderRule.CALL_ID);
        }
        return cursor.since(from);
    }
}
