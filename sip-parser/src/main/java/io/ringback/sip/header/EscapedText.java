package io.ringback.sip.header;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;

/** Characters of URIs, of which others stand as escapes: {@code escaped} of RFC 3261 §25.1. */
final class EscapedText {
    private static final int ESCAPE_LENGTH = 3;

    private EscapedText() {}

    /** Moves over members of a class and escapes; tells whether there were any. */
    static boolean skip(Cursor cursor, CharClass members) {
        int from = cursor.position();
        cursor.skipAll(members);
        while (isEscape(cursor)) {
            cursor.moveTo(cursor.position() + ESCAPE_LENGTH);
            cursor.skipAll(members);
        }
        return cursor.position() > from;
    }

    private static boolean isEscape(Cursor cursor) {
        return cursor.peek() == '%' && CharClass.HEX.contains(cursor.peek(1)) && CharClass.HEX.contains(cursor.peek(2));
    }
}
