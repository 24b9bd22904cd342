package io.ringback.sip.message;

import io.ringback.text.Cursor;
import io.ringback.text.Octets;

/**
 * What the value of a header that nobody knows may be, and a reason phrase, as far as characters beyond ASCII go: whole
 * ones in UTF-8 (RFC 3629 §4), and bytes that continue one where none begins ({@code UTF8-CONT}, RFC 3261 §25.1
 * {@code header-value}, {@code Reason-Phrase}). RFC 3261's own grammar has sequences of up to six bytes, and longer
 * ones than needed, as RFC 2279 had them; RFC 3629 has taken them back, and no reader here takes them. Nearly all
 * values are ASCII, which is told in words.
 */
final class AnyText {
    private static final int CONTINUING_BITS = 0xC0;
    private static final int CONTINUING = 0x80;

    private AnyText() {}

    /** Where a byte is that begins a character which does not follow, or the end. */
    static int end(byte[] bytes, int from, int to) {
        int at = Octets.nextBeyondAscii(bytes, from, to);
        if (at == to) {
            return to;
        }
        Cursor cursor = Cursor.over(bytes, at, to);
        while (cursor.skipUtf8() || skipContinuing(cursor)) {
            cursor.moveTo(Octets.nextBeyondAscii(bytes, cursor.position(), to));
        }
        return cursor.position();
    }

    private static boolean skipContinuing(Cursor cursor) {
        boolean continuing = !cursor.atEnd() && (cursor.peek() & CONTINUING_BITS) == CONTINUING;
        return continuing && cursor.next() > 0;
    }
}
