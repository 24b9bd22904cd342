package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/**
 * A telephone number as a URI (RFC 3966).
 *
 * @param raw the whole URI
 * @param number the number with its visual separators; a global one begins with a plus sign
 * @param parameters what follows the number
 */
public record TelUri(Slice raw, Slice number, Parameters parameters) implements Uri {
    private static final CharClass SEPARATOR = CharClass.of("-.()");
    private static final CharClass LOCAL_CHARACTER =
            CharClass.HEX.or(CharClass.of("*#")).or(SEPARATOR);
    private static final CharClass GLOBAL_CHARACTER = CharClass.DIGIT.or(SEPARATOR);

    static TelUri read(Cursor cursor, int from) {
        int numberFrom = cursor.position();
        boolean global = cursor.skip('+');
        int digitsFrom = cursor.position();
        cursor.skipAll(global ? GLOBAL_CHARACTER : LOCAL_CHARACTER);
        if (!hasDigit(cursor.since(digitsFrom))) {
            throw cursor.error(AddressRule.TELEPHONE);
        }
        Slice number = cursor.since(numberFrom);
        Parameters parameters = Parameters.readUri(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(AddressRule.TELEPHONE);
        }
        return new TelUri(cursor.since(from), number, parameters);
    }

    private static boolean hasDigit(Slice digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (!SEPARATOR.contains(digits.byteAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String scheme() {
        return "tel";
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(raw);
    }

    @Override
    public String toString() {
        return raw.toString();
    }
}
