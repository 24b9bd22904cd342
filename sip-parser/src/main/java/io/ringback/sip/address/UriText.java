package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;

/** What stands in a SIP URI around its host: user, password and headers (RFC 3261 §25.1). */
final class UriText {
    static final CharClass USER = Lexis.UNRESERVED.or(CharClass.of("&=+$,;?/"));
    static final CharClass PASSWORD = Lexis.UNRESERVED.or(CharClass.of("&=+$,"));
    static final CharClass HEADER = Lexis.UNRESERVED.or(CharClass.of("[]/?:+$"));

    private UriText() {}

    /** Where text that begins somewhere ends, its escapes included; a percent sign that escapes nothing ends it. */
    static int plainEnd(byte[] bytes, int from, int end, CharClass members) {
        int at = members.endOfRun(bytes, from, end);
        while (end - at > 2
                && bytes[at] == '%'
                && CharClass.HEX.contains(bytes[at + 1])
                && CharClass.HEX.contains(bytes[at + 2])) {
            at = members.endOfRun(bytes, at + 3, end);
        }
        return at;
    }

    /** Moves over user, password and the sign behind them, if they are there. */
    static void skipUserInfo(Cursor cursor) {
        int from = cursor.position();
        if (!cursor.skipTo('@')) {
            cursor.moveTo(from);
            return;
        }
        int at = cursor.position();
        Cursor part = cursor.part(from, at);
        skip(part, USER);
        while (part.peek() == '#' && part.tolerates(Leniency.UNESCAPED_USER)) {
            part.next();
            skip(part, USER);
        }
        boolean empty = part.position() == from;
        if (part.skip(':')) {
            skip(part, PASSWORD);
        }
        if (empty || !part.atEnd()) {
            throw part.error(AddressRule.USER);
        }
        cursor.skip('@');
    }

    /** Moves over members of a class and well-formed escapes. */
    static void skip(Cursor cursor, CharClass members) {
        do {
            cursor.skipAll(members);
        } while (Parameters.skipEscape(cursor));
    }

    /** Moves over the headers behind a question mark. */
    static void skipHeaders(Cursor cursor) {
        int count = 0;
        do {
            if (++count > cursor.limits().parameters()) {
                throw cursor.error(Limit.TOO_MANY_PARAMETERS);
            }
            int nameFrom = cursor.position();
            skip(cursor, HEADER);
            if (cursor.position() == nameFrom || !cursor.skip('=')) {
                throw cursor.error(AddressRule.URI_HEADERS);
            }
            skip(cursor, HEADER);
        } while (cursor.skip('&'));
    }
}
