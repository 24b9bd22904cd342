package io.ringback.sdp.field;

import io.ringback.text.Ascii;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/**
 * The addresses of {@code IP4} and {@code IP6}: {@code IP4-address}, {@code IP6-address} and {@code FQDN} of RFC 8866
 * §9. They stay text when they are read; here is what their grammar asks for.
 */
public final class InternetAddress {
    private static final CharClass NAME = CharClass.ALPHANUM.or(CharClass.of("-."));
    private static final int PARTS_OF_FOUR = 4;
    private static final int GROUPS_OF_SIX = 8;
    private static final int LONGEST_GROUP = 4;
    private static final int HIGHEST_PART = 255;

    private InternetAddress() {}

    /**
     * Makes sure that an address is one of its type, or a name. Other types than {@code IP4} and {@code IP6} have
     * addresses of any form.
     *
     * @param cursor of the line, in whose manner this is done
     * @param at where the line's value begins
     * @param addressType the type
     * @param address the address, without TTL and count
     * @throws io.ringback.text.SyntaxException if it is none, unless that is tolerated
     */
    public static void require(Cursor cursor, int at, Slice addressType, Slice address) {
        boolean four = addressType.equalsIgnoreCase(Lexis.IP4);
        if (!four && !addressType.equalsIgnoreCase(Lexis.IP6)) {
            return;
        }
        boolean literal = address.indexOf(':') >= 0;
        boolean right = literal ? !four && isSix(address) : isNameOrFour(address, four);
        if (!right && !cursor.tolerates(Leniency.ADDRESS)) {
            throw cursor.errorAt(FieldRule.ADDRESS, at);
        }
    }

    /** What is made of digits and dots only is no name (RFC 1123 §2.1), and is an address of IPv4 or wrong. */
    private static boolean isNameOrFour(Slice text, boolean four) {
        boolean digits = true;
        for (int i = 0; i < text.length(); i++) {
            byte b = text.byteAt(i);
            if (!NAME.contains(b)) {
                return false;
            }
            digits &= b == '.' || CharClass.DIGIT.contains(b);
        }
        return !digits || (four && isFour(text, 0));
    }

    private static boolean isFour(Slice text, int from) {
        int parts = 0;
        int at = from;
        while (parts < PARTS_OF_FOUR) {
            int start = at;
            int value = 0;
            while (at < text.length() && CharClass.DIGIT.contains(text.byteAt(at)) && at - start < 3) {
                value = value * 10 + text.byteAt(at++) - '0';
            }
            boolean padded = at - start > 1 && text.byteAt(start) == '0';
            if (at == start || padded || value > HIGHEST_PART) {
                return false;
            }
            parts++;
            if (parts < PARTS_OF_FOUR && (at == text.length() || text.byteAt(at++) != '.')) {
                return false;
            }
        }
        return at == text.length();
    }

    private static boolean isSix(Slice text) {
        int groups = 0;
        boolean shortened = false;
        int at = 0;
        while (at < text.length()) {
            if (text.byteAt(at) == ':') {
                boolean twice = at + 1 < text.length() && text.byteAt(at + 1) == ':';
                if (twice ? shortened : at == 0 || at + 1 == text.length()) {
                    return false;
                }
                shortened |= twice;
                at += twice ? 2 : 1;
                continue;
            }
            int start = at;
            while (at < text.length() && Ascii.hexValue(text.byteAt(at)) >= 0) {
                at++;
            }
            if (at < text.length() && text.byteAt(at) == '.') {
                return isFour(text, start) && fills(groups + 2, shortened);
            }
            boolean ended = at == text.length() || text.byteAt(at) == ':';
            if (at == start || at - start > LONGEST_GROUP || !ended) {
                return false;
            }
            groups++;
        }
        return fills(groups, shortened);
    }

    /** Two colons stand for one group at least. */
    private static boolean fills(int groups, boolean shortened) {
        return shortened ? groups < GROUPS_OF_SIX : groups == GROUPS_OF_SIX;
    }
}
