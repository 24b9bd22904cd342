package io.ringback.sip.header;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/**
 * The name of a language, as Content-Language (RFC 3261 §20.13) and Accept-Language have it. The RFC's grammar has only
 * letters in all its parts; the registry has had digits behind the first part since RFC 1766 was replaced.
 */
final class LanguageTag {
    private static final int LONGEST_PART = 8;

    private LanguageTag() {}

    static Slice read(Cursor cursor) {
        int from = cursor.position();
        readPart(cursor, CharClass.ALPHA);
        while (cursor.skip('-')) {
            readPart(cursor, CharClass.ALPHANUM);
        }
        return cursor.since(from);
    }

    private static void readPart(Cursor cursor, CharClass members) {
        int length = cursor.skipAll(members);
        if (length == 0 || length > LONGEST_PART) {
            throw cursor.error(HeaderRule.LANGUAGE);
        }
    }
}
