package io.ringback.sip.header;

import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Rule;
import io.ringback.text.Slice;

/** Identifiers that are written as hexadecimal digits, in any case of letters. */
final class HexDigits {
    private HexDigits() {}

    /** Reads at least one digit and no more than there may be, {@code 1*most(HEXDIG)}. */
    static Slice read(Cursor cursor, int most, Rule rule) {
        int from = cursor.position();
        Slice digits = cursor.take(CharClass.HEX, rule);
        if (digits.length() > most) {
            throw cursor.errorAt(rule, from);
        }
        return digits;
    }
}
