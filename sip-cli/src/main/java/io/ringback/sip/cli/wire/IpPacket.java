package io.ringback.sip.cli.wire;

import io.ringback.text.Slice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A datagram as it is on the wire: UDP (RFC 768) in IPv4 (RFC 791) or IPv6 (RFC 8200), with checksums. */
final class IpPacket {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final byte UDP = 17;
    private static final byte HOP_LIMIT = 64;
    private static final short DONT_FRAGMENT = 0x4000;
    private static final int CHECKSUM_IN_IPV4 = 10;
    private static final int CHECKSUM_IN_UDP = 6;

    private IpPacket() {}

    /**
     * Makes a packet.
     *
     * @param source an address of the same family as the destination, and a port
     * @param destination an address and a port
     * @param payload at most 65,507 bytes over IPv4, and 65,527 over IPv6
     * @param identification numbers IPv4's packets
     */
    static byte[] of(InetSocketAddress source, InetSocketAddress destination, Slice payload, int identification) {
        byte[] datagram = datagram(source, destination, payload);
        boolean ipv4 = source.getAddress() instanceof Inet4Address;
        ByteBuffer packet = ByteBuffer.allocate((ipv4 ? IPV4_HEADER : IPV6_HEADER) + datagram.length);
        if (ipv4) {
            packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
            packet.putShort((short) identification).putShort(DONT_FRAGMENT);
            packet.put(HOP_LIMIT).put(UDP).putShort((short) 0);
            putAddresses(packet, source, destination);
            packet.putShort(CHECKSUM_IN_IPV4, (short) complement(sum(packet.array(), IPV4_HEADER)));
        } else {
            packet.putInt(0x6000_0000)
                    .putShort((short) datagram.length)
                    .put(UDP)
                    .put(HOP_LIMIT);
            putAddresses(packet, source, destination);
        }
        return packet.put(datagram).array();
    }

    private static byte[] datagram(InetSocketAddress source, InetSocketAddress destination, Slice payload) {
        int length = UDP_HEADER + payload.length();
        ByteBuffer datagram = ByteBuffer.allocate(length);
        datagram.putShort((short) source.getPort()).putShort((short) destination.getPort());
        datagram.putShort((short) length).putShort((short) 0).put(payload.toBytes());
        int checksum = complement(pseudoHeader(source.getAddress(), length)
                + pseudoHeader(destination.getAddress(), UDP)
                + sum(datagram.array(), length));
        // Zero would mean that there is no checksum, so its equal in ones' complement is sent.
        return datagram.putShort(CHECKSUM_IN_UDP, (short) (checksum == 0 ? 0xFFFF : checksum))
                .array();
    }

    /** The sum of an address and of the length or the protocol, which the checksum covers too. */
    private static long pseudoHeader(InetAddress address, int other) {
        byte[] bytes = address.getAddress();
        return sum(bytes, bytes.length) + other;
    }

    private static void putAddresses(ByteBuffer packet, InetSocketAddress source, InetSocketAddress destination) {
        packet.put(source.getAddress().getAddress())
                .put(destination.getAddress().getAddress());
    }

    /** The 16-bit words, the last one filled with a zero byte. */
    private static long sum(byte[] bytes, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? bytes[i + 1] & 0xFF : 0;
            sum += (bytes[i] & 0xFF) << 8 | low;
        }
        return sum;
    }

    /** The ones' complement of the ones' complement sum (RFC 1071). */
    private static int complement(long sum) {
        long folded = sum;
        while (folded > 0xFFFF) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) (~folded & 0xFFFF);
    }
}
