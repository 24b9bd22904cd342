package io.ringback.sip.transport.location;

import io.netty.buffer.ByteBuf;
import io.ringback.sip.transport.location.DnsRecord.Address;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import io.ringback.sip.transport.location.DnsRecord.Srv;
import io.ringback.text.CharClass;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Netty leaves as bytes: the data of NAPTR, SRV, A and AAAA records, and names within them. The buffer is
 * the whole message, of which the record's data is the readable part, since names may point back (RFC 1035 §4.1.4). A
 * pointer has to point before the name's own beginning, and each further one before the last: so no name has a loop,
 * and 255 octets are the end of it.
 */
final class RecordReader {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;
    private static final int POINTER = 0xC0;

    private RecordReader() {}

    /** The record; null if its data is not as its type wants it. */
    static @Nullable DnsRecord read(RecordType type, ByteBuf data) {
        try {
            return switch (type) {
                case A -> address(data, 4);
                case AAAA -> address(data, 16);
                case SRV -> srv(data.duplicate());
                case NAPTR -> naptr(data.duplicate());
            };
        } catch (IndexOutOfBoundsException | UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable Address address(ByteBuf data, int length) throws UnknownHostException {
        if (data.readableBytes() != length) {
            return null;
        }
        byte[] bytes = new byte[length];
        data.getBytes(data.readerIndex(), bytes);
        InetAddress address = InetAddress.getByAddress(bytes);
        // An IPv4 address within an IPv6 one is no address that an AAAA record may have (RFC 4291 §2.5.5.2).
        return address.getAddress().length == length ? new Address(address) : null;
    }

    private static @Nullable Srv srv(ByteBuf data) {
        int priority = data.readUnsignedShort();
        int weight = data.readUnsignedShort();
        int port = data.readUnsignedShort();
        String target = lastName(data);
        return target == null ? null : new Srv(priority, weight, port, target);
    }

    private static @Nullable Naptr naptr(ByteBuf data) {
        int order = data.readUnsignedShort();
        int preference = data.readUnsignedShort();
        String flags = text(data);
        String service = text(data);
        String regexp = text(data);
        String replacement = lastName(data);
        return replacement == null ? null : new Naptr(order, preference, flags, service, regexp, replacement);
    }

    private static String text(ByteBuf data) {
        return data.readCharSequence(data.readUnsignedByte(), StandardCharsets.ISO_8859_1)
                .toString();
    }

    /** The name that ends the data, in lower case; null if there is none, or something behind it. */
    static @Nullable String lastName(ByteBuf data) {
        String name = name(data);
        return data.isReadable() ? null : name;
    }

    /** The name at the reading position, which is moved behind it. */
    static @Nullable String name(ByteBuf data) {
        StringBuilder name = new StringBuilder();
        int at = data.readerIndex();
        int end = data.writerIndex();
        int before = at;
        boolean jumped = false;
        while (at < end) {
            int length = data.getUnsignedByte(at);
            at++;
            if (length == 0) {
                if (!jumped) {
                    data.readerIndex(at);
                }
                return name.isEmpty() ? DnsRecord.ROOT : name.toString().toLowerCase(Locale.ROOT);
            }
            if ((length & POINTER) == POINTER) {
                if (at >= end) {
                    return null;
                }
                int target = ((length & ~POINTER) << 8) | data.getUnsignedByte(at);
                if (target >= before) {
                    return null;
                }
                if (!jumped) {
                    data.readerIndex(at + 1);
                }
                jumped = true;
                at = target;
                before = target;
            } else if (length > LONGEST_LABEL || at + length > end || !label(data, at, length, name)) {
                return null;
            } else {
                at += length;
            }
        }
        return null;
    }

    /** Adds a label of letters, digits, hyphens and underscores: no other host or service has a name. */
    private static boolean label(ByteBuf data, int from, int length, StringBuilder name) {
        if (!name.isEmpty()) {
            name.append('.');
        }
        for (int i = from; i < from + length; i++) {
            int b = data.getUnsignedByte(i);
            if (!CharClass.ALPHANUM.contains(b) && b != '-' && b != '_') {
                return false;
            }
            name.append((char) b);
        }
        return name.length() <= LONGEST_NAME;
    }
}
