package io.ringback.sip.address;

import io.ringback.text.Cursor;
import io.ringback.text.RangeReader;
import io.ringback.text.Slice;

/**
 * IP addresses as RFC 3261's own grammar had them and RFC 5954 §4.1 has them no more: where that is tolerated they are
 * kept as they are meant.
 */
final class LooseAddress {
    /** Six groups of four digits with a colon each, one colon more, and an IPv4 address. */
    private static final int LONGEST = 46;

    private static final int MOST_DIGITS = 3;

    private LooseAddress() {}

    /**
     * The address that is meant.
     *
     * @param written an address that is not as the grammar wants it
     * @param grammar tells whether one is
     * @param cursor tells what is tolerated
     * @param from where the host begins, for the error
     */
    static Slice correct(Slice written, RangeReader<Boolean> grammar, Cursor cursor, int from) {
        String text = written.length() > LONGEST ? "" : written.toString();
        String twoColons = text.replace(":::", "::");
        String plain = withoutZeros(twoColons);
        Slice corrected = Slice.of(plain);
        boolean tolerated = corrected.readBy(grammar)
                && (twoColons.equals(text) || cursor.tolerates(Leniency.THREE_COLONS))
                && (plain.equals(twoColons) || cursor.tolerates(Leniency.LEADING_ZEROS));
        if (!tolerated) {
            throw cursor.errorAt(AddressRule.HOST, from);
        }
        return corrected;
    }

    /** The numbers between dots without the zeros before them; those between colons may have some. */
    private static String withoutZeros(String address) {
        if (address.indexOf('.') < 0) {
            return address;
        }
        int from = address.lastIndexOf(':') + 1;
        StringBuilder plain = new StringBuilder(address.length()).append(address, 0, from);
        while (from < address.length()) {
            int dot = address.indexOf('.', from);
            int end = dot < 0 ? address.length() : dot;
            plain.append(address, behindZeros(address, from, end), end).append(dot < 0 ? "" : ".");
            from = end + 1;
        }
        return plain.toString();
    }

    private static int behindZeros(String address, int from, int end) {
        int at = from;
        while (end - from <= MOST_DIGITS && at < end - 1 && address.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
