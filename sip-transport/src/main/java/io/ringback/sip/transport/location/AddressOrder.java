package io.ringback.sip.transport.location;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The order in which the addresses of one host are tried: by the precedence of RFC 6724 §2.1, and then one of each
 * family in turn (RFC 8305 §4), so that a family that leads nowhere costs one attempt. Addresses of different hosts are
 * never mixed (RFC 7984 §4).
 */
final class AddressOrder {
    private static final int LOOPBACK = 50;
    private static final int ANY_IPV6 = 40;
    private static final int IPV4 = 35;
    private static final int SIX_TO_FOUR = 30;
    private static final int TEREDO = 5;
    private static final int UNIQUE_LOCAL = 3;
    private static final int OBSOLETE = 1;

    private AddressOrder() {}

    static List<InetAddress> of(List<InetAddress> addresses) {
        List<InetAddress> sorted = new ArrayList<>(addresses);
        sorted.sort(Comparator.comparingInt(AddressOrder::precedence).reversed());
        Deque<InetAddress> first = new ArrayDeque<>();
        Deque<InetAddress> second = new ArrayDeque<>();
        for (InetAddress address : sorted) {
            boolean likeTheFirst = address instanceof Inet4Address == sorted.get(0) instanceof Inet4Address;
            (likeTheFirst ? first : second).add(address);
        }
        List<InetAddress> ordered = new ArrayList<>(sorted.size());
        while (!first.isEmpty() || !second.isEmpty()) {
            if (!first.isEmpty()) {
                ordered.add(first.remove());
            }
            if (!second.isEmpty()) {
                ordered.add(second.remove());
            }
        }
        return ordered;
    }

    /** RFC 6724 §2.1, the default policy table. */
    static int precedence(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        byte[] bytes = address.getAddress();
        int head = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        if (head == 0x2002) {
            return SIX_TO_FOUR;
        }
        if (head == 0x2001 && bytes[2] == 0 && bytes[3] == 0) {
            return TEREDO;
        }
        if ((head & 0xFE00) == 0xFC00) {
            return UNIQUE_LOCAL;
        }
        boolean obsolete = (head & 0xFFC0) == 0xFEC0 || head == 0x3FFE;
        return obsolete ? OBSOLETE : ANY_IPV6;
    }
}
