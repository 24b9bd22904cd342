package io.ringback.sip.address;

import io.ringback.text.CharClass;

/** The text form of IPv6 addresses: RFC 3261 §25.1 {@code IPv6address} as replaced by RFC 5954 §4.1. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** Tells whether the text is an IPv6 address: eight groups, one run of them perhaps as {@code ::}. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int groups = 0;
        boolean elided = startsWithColons(bytes, from, to);
        int at = elided ? from + 2 : from;
        while (at < to) {
            int end = CharClass.HEX.endOfRun(bytes, at, to);
            if (end < to && bytes[end] == '.') {
                boolean fits = elided ? groups < GROUPS - 2 : groups == GROUPS - 2;
                return fits && Host.isIpv4(bytes, at, to);
            }
            if (end == at || end - at > 4) {
                return false;
            }
            groups++;
            if (end == to) {
                return elided ? groups < GROUPS : groups == GROUPS;
            }
            if (bytes[end] != ':') {
                return false;
            }
            at = end + 1;
            if (startsWithColons(bytes, end, to)) {
                if (elided) {
                    return false;
                }
                elided = true;
                at = end + 2;
            } else if (at == to) {
                return false;
            }
        }
        return elided && groups < GROUPS;
    }

    private static boolean startsWithColons(byte[] bytes, int at, int to) {
        return at + 1 < to && bytes[at] == ':' && bytes[at + 1] == ':';
    }
}
