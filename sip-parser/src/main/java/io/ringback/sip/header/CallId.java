package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/** Call-IDs, as Call-ID, In-Reply-To, Replaces and others have them: {@code callid} of RFC 3261 §25.1. */
final class CallId {
    private CallId() {}

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
