package io.ringback.sip.address;

import io.ringback.text.Cursor;

/** The readers that take their time, for tests that hold the others to them. */
public final class CarefulReaders {
    private CarefulReaders() {}

    /** Reads an address. */
    public static NameAddr nameAddr(Cursor cursor, ParameterGrammar grammar) {
        return NameAddr.readAny(cursor, grammar);
    }

    /** Reads a SIP URI; of anything else there must be no plain reader. */
    static Uri uri(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skipIgnoreCase("sip:") || cursor.skipIgnoreCase("sips:")) {
            return SipUri.read(cursor, from);
        }
        if (SipUri.plain(cursor.array(), from, cursor.end(), cursor.limits().parameters()) != null) {
            throw new AssertionError("a plain URI of another scheme");
        }
        return Uri.read(cursor);
    }
}
