package io.ringback.sip.ua.provider;

import io.ringback.sip.address.Host;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * The networks that may talk to a trunk. An empty list admits everyone.
 *
 * @param networks the networks
 */
public record AccessList(List<Network> networks) implements Predicate<InetAddress> {
    /** The list that admits everyone. */
    public static final AccessList EVERYONE = new AccessList(List.of());

    /** Keeps the list from being changed. */
    public AccessList {
        networks = List.copyOf(networks);
    }

    /**
     * One network in CIDR notation.
     *
     * @param address an address in it
     * @param prefixLength how many of the address's first bits all members share
     */
    public record Network(InetAddress address, int prefixLength) {
        /** Checks the prefix's length. */
        public Network {
            if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
                throw new IllegalArgumentException("a prefix is not longer than its address");
            }
        }

        /**
         * Reads a network.
         *
         * @param cidr an address, perhaps followed by a slash and a prefix's length, such as {@code 192.0.2.0/24}
         * @return the network
         * @throws IllegalArgumentException if it is none
         */
        public static Network of(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                Host host = Host.of(slash < 0 ? cidr : cidr.substring(0, slash));
                InetAddress address = host.address();
                int whole = address.getAddress().length * 8;
                return new Network(address, slash < 0 ? whole : Integer.parseInt(cidr.substring(slash + 1)));
            } catch (SyntaxException | IllegalStateException | NumberFormatException e) {
                throw new IllegalArgumentException("no network: " + cidr, e);
            }
        }

        boolean contains(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public boolean test(InetAddress address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }
}
