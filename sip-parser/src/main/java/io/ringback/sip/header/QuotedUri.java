package io.ringback.sip.header;

import io.ringback.sip.address.Uri;
import io.ringback.text.Cursor;

/** URIs in quotes, {@code LDQUOT addr-spec RDQUOT}, as RFC 5503 has them. */
final class QuotedUri {
    private QuotedUri() {}

    /** Reads a URI whose opening quote is at the cursor, and leaves that behind the closing one. */
    static Uri read(Cursor cursor) {
        int quote = cursor.position();
        cursor.expect('"', HeaderRule.QUOTED_URI);
        int from = cursor.position();
        if (!cursor.skipTo('"')) {
            throw cursor.errorAt(HeaderRule.QUOTED_URI, quote);
        }
        Uri uri = Uri.read(cursor.part(from, cursor.position()));
        cursor.next();
        return uri;
    }
}
