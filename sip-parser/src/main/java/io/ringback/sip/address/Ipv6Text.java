package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/** The text form of IPv6 addresses: RFC 3261 §25.1 {@code IPv6address} as replaced by RFC 5954 §4.1. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** Tells whether the text is an IPv6 address: eight groups, one run of them perhaps as {@code ::}. */
    static boolean isValid(Slice text) {
        int groups = 0;
        boolean elided = false;
        int at = 0;
        int length = text.length();
        if (startsWithColons(text, 0)) {
            elided = true;
            at = 2;
        }
        while (at < length) {
            int end = at;
            while (end < length && CharClass.HEX.contains(text.byteAt(end))) {
                end++;
            }
            if (end < length && text.byteAt(end) == '.') {
                boolean fits = elided ? groups < GROUPS - 2 : groups == GROUPS - 2;
                return fits && isIpv4(text.slice(at, length));
            }
            if (end == at || end - at > 4) {
                return false;
            }
            groups++;
            if (end == length) {
                return elided ? groups < GROUPS : groups == GROUPS;
            }
            if (text.byteAt(end) != ':') {
                return false;
            }
            at = end + 1;
            if (startsWithColons(text, end)) {
                if (elided) {
                    return false;
                }
                elided = true;
                at = end + 2;
            } else if (at == length) {
                return false;
            }
        }
        return elided && groups < GROUPS;
    }

    private static boolean startsWithColons(Slice text, int at) {
        return at + 1 < text.length() && text.byteAt(at) == ':' && text.byteAt(at + 1) == ':';
    }

    private static boolean isIpv4(Slice text) {
        try {
            return Host.of(text.toString()).kind() == Host.Kind.IPV4;
        } catch (SyntaxException e) {
            return false;
        }
    }
}
