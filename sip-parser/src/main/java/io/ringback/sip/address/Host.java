package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.RangeReader;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A host: a domain name, an IPv4 address, or an IPv6 address (RFC 3261 §25.1 {@code host}, as corrected by RFC 5954).
 * Equality ignores the case of letters.
 */
public final class Host implements Writable {
    /** What a host is written as. */
    public enum Kind {
        /** A domain name. */
        NAME,
        /** Four decimal numbers. */
        IPV4,
        /** An IPv6 address, in brackets when it is written. */
        IPV6
    }

    private static final CharClass NAME_CHARACTER = CharClass.ALPHANUM.or(CharClass.of("-."));
    private static final CharClass NAME_OR_UNDERSCORE = NAME_CHARACTER.or(CharClass.of("_"));
    private static final CharClass IPV6_CHARACTER = CharClass.HEX.or(CharClass.of(":."));

    private static final int LONGEST_REFERENCE = 47;
    private static final int IPV4_PARTS = 4;

    private final byte[] bytes;
    private final int from;
    private final int to;

    private Host(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /**
     * A host from its text.
     *
     * @param text a name, an IPv4 address, or an IPv6 address with or without brackets
     * @return the host
     * @throws SyntaxException if it is none of these
     */
    public static Host of(String text) {
        boolean bareIpv6 = text.indexOf(':') >= 0 && text.charAt(0) != '[';
        Cursor cursor = Slice.of(bareIpv6 ? "[" + text + "]" : text).cursor();
        Host host = read(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(AddressRule.HOST);
        }
        return host;
    }

    /**
     * The host of an IP address.
     *
     * @param address an address; an IPv6 scope is left out
     * @return the host
     */
    public static Host of(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return of(scope < 0 ? text : text.substring(0, scope));
    }

    /**
     * Reads a host.
     *
     * @param cursor where it begins
     * @return the host; the cursor is behind it
     * @throws SyntaxException if there is none
     */
    public static Host read(Cursor cursor) {
        int from = cursor.position();
        int end = plainEnd(cursor.array(), from, cursor.end());
        if (end < 0) {
            return readAny(cursor);
        }
        cursor.moveTo(end);
        return checked(cursor.array(), from, end);
    }

    /** Any host: what is no plain one may be tolerated, or is an error. */
    static Host readAny(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skip('[')) {
            Slice address = cursor.take(IPV6_CHARACTER, AddressRule.HOST);
            cursor.expect(']', AddressRule.HOST);
            return address(address, Ipv6Text::isValid, cursor, from);
        }
        Slice name = readName(cursor, from);
        if (name.readBy(Host::isNumeric)) {
            return address(name, Host::isIpv4, cursor, from);
        }
        if (!hasGoodLabels(name)) {
            throw cursor.errorAt(AddressRule.HOST, from);
        }
        return name.readBy(Host::new);
    }

    /** An address as it is written, or as it is meant if it is tolerated. */
    private static Host address(Slice written, RangeReader<Boolean> grammar, Cursor cursor, int from) {
        Slice address = written.readBy(grammar) ? written : LooseAddress.correct(written, grammar, cursor, from);
        return address.readBy(Host::new);
    }

    /** Where the host ends that begins somewhere, or −1 if there is none. */
    static int plainEnd(byte[] bytes, int from, int end) {
        if (from < end && bytes[from] == '[') {
            int bracket = IPV6_CHARACTER.endOfRun(bytes, from + 1, Math.min(end, from + LONGEST_REFERENCE));
            boolean closed = bracket < end && bytes[bracket] == ']' && bracket > from + 1;
            return closed && Ipv6Text.isValid(bytes, from + 1, bracket) ? bracket + 1 : -1;
        }
        int address = ipv4End(bytes, from, end);
        if (address >= 0 && (address == end || !NAME_OR_UNDERSCORE.contains(bytes[address]))) {
            return address;
        }
        return nameEnd(bytes, from, end);
    }

    /**
     * Where the labels and dots end that begin somewhere; −1 if there is no label, if one begins or ends wrongly, if
     * the last one begins with a digit, as only an address may, or if an underscore follows, which may be tolerated as
     * a part of the name.
     */
    private static int nameEnd(byte[] bytes, int from, int end) {
        int label = from;
        int previousLabel = from;
        int previous = '.';
        int at = from;
        while (at < end && NAME_CHARACTER.contains(bytes[at])) {
            int b = bytes[at];
            at++;
            if (b <= '.') {
                if (previous == '.' || (b == '.' && previous == '-')) {
                    return -1;
                }
                previousLabel = b == '.' ? label : previousLabel;
                label = b == '.' ? at : label;
            }
            previous = b;
        }
        boolean complete = at > from && previous != '-' && !(at < end && bytes[at] == '_');
        return complete && !CharClass.DIGIT.contains(bytes[previous == '.' ? previousLabel : label]) ? at : -1;
    }

    private static boolean hasGoodLabels(Slice name) {
        int previous = '.';
        for (int i = 0; i < name.length(); i++) {
            int b = name.byteAt(i);
            boolean atEdge = b == '.' || previous == '.';
            if (atEdge && (b == '-' || previous == '-' || b == previous)) {
                return false;
            }
            previous = b;
        }
        return previous != '-';
    }

    /** Where the IP address ends that begins somewhere, with brackets or without, or −1 if there is none. */
    static int plainAddressEnd(byte[] bytes, int from, int end) {
        if (from < end && bytes[from] == '[') {
            return plainEnd(bytes, from, end);
        }
        int to = IPV6_CHARACTER.endOfRun(bytes, from, Math.min(end, from + LONGEST_REFERENCE));
        boolean address = to > from && (isIpv4(bytes, from, to) || Ipv6Text.isValid(bytes, from, to));
        return address ? to : -1;
    }

    /** The host in a range of which {@link #plainEnd} has told the end. */
    static Host checked(byte[] bytes, int from, int to) {
        if (bytes[from] == '[') {
            return new Host(bytes, from + 1, to - 1);
        }
        return new Host(bytes, from, to);
    }

    /** Tells whether the last label begins with a digit: no top-level domain does. */
    private static boolean isNumeric(byte[] bytes, int from, int to) {
        int at = to - 1;
        if (bytes[at] == '.') {
            at--;
        }
        while (at >= from && bytes[at] != '.') {
            at--;
        }
        return CharClass.DIGIT.contains(bytes[at + 1]);
    }

    private static Slice readName(Cursor cursor, int from) {
        Slice name = cursor.take(NAME_CHARACTER, AddressRule.HOST);
        if (cursor.peek() == '_' && cursor.tolerates(Leniency.HOST_UNDERSCORE)) {
            cursor.skipAll(NAME_OR_UNDERSCORE);
            return cursor.since(from);
        }
        return name;
    }

    /**
     * Reads an address, of which an IPv6 one stands without brackets.
     *
     * @param cursor where it begins
     * @return the host; the cursor is behind it
     * @throws SyntaxException if there is none
     */
    public static Host readAddress(Cursor cursor) {
        int from = cursor.position();
        Slice written = cursor.take(IPV6_CHARACTER, AddressRule.HOST);
        boolean ipv6 = written.indexOf(':') >= 0;
        return address(written, ipv6 ? Ipv6Text::isValid : Host::isIpv4, cursor, from);
    }

    static boolean isIpv4(byte[] bytes, int from, int to) {
        return ipv4End(bytes, from, to) == to;
    }

    /** Where four numbers up to 255 with dots between them end, or −1 if they are not there. */
    static int ipv4End(byte[] bytes, int from, int end) {
        int at = numberEnd(bytes, from, end);
        for (int part = 1; part < IPV4_PARTS; part++) {
            if (at < 0 || at == end || bytes[at] != '.') {
                return -1;
            }
            at = numberEnd(bytes, at + 1, end);
        }
        return at;
    }

    /** Where a number of at most three digits ends; −1 if there is none, it is above 255, or it begins with a zero. */
    private static int numberEnd(byte[] bytes, int from, int end) {
        int first = digit(bytes, from, end);
        if (first < 1 || first > 9) {
            return first == 0 && digit(bytes, from + 1, end) > 9 ? from + 1 : -1;
        }
        int second = digit(bytes, from + 1, end);
        if (second > 9) {
            return from + 1;
        }
        int third = digit(bytes, from + 2, end);
        if (third > 9) {
            return from + 2;
        }
        return first * 100 + second * 10 + third <= 255 ? from + 3 : -1;
    }

    /** A digit's value, or more than 9 for anything else. */
    private static int digit(byte[] bytes, int at, int end) {
        return at < end ? (bytes[at] - '0') & 0xFF : 0xFF;
    }

    /**
     * What the host is written as.
     *
     * @return its kind
     */
    public Kind kind() {
        if (Octets.indexOf(bytes, from, to, ':') < to) {
            return Kind.IPV6;
        }
        return isNumeric(bytes, from, to) ? Kind.IPV4 : Kind.NAME;
    }

    /**
     * The name or address.
     *
     * @return its bytes, an IPv6 address without brackets
     */
    public Slice name() {
        return Slice.of(bytes, from, to);
    }

    /**
     * Tells whether this is an address, so that no name has to be resolved.
     *
     * @return false for a name
     */
    public boolean isAddress() {
        return kind() != Kind.NAME;
    }

    /**
     * The address that is written here. No name is ever resolved.
     *
     * @return the address
     * @throws IllegalStateException if this is a name
     */
    public InetAddress address() {
        if (kind() == Kind.NAME) {
            throw new IllegalStateException("this host is a name, not an address");
        }
        try {
            return InetAddress.getByName(name().toString());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the address was checked when it was read", e);
        }
    }

    /**
     * Tells whether an IP address is the one that is written here.
     *
     * @param address an address
     * @return false for a name
     */
    public boolean isSameAddress(InetAddress address) {
        Kind kind = kind();
        if (kind == Kind.IPV4 && !(address instanceof Inet6Address)) {
            return name().contentEquals(address.getHostAddress()) || address().equals(address);
        }
        return kind == Kind.IPV6 && address().equals(address);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        if (kind() == Kind.IPV6) {
            writer.octet('[').bytes(bytes, from, to).octet(']');
        } else {
            writer.bytes(bytes, from, to);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host that
                && (Ascii.equalsIgnoreCase(bytes, from, to, that.bytes, that.from, that.to)
                        || (kind() == Kind.IPV6
                                && that.kind() == Kind.IPV6
                                && address().equals(that.address())));
    }

    @Override
    public int hashCode() {
        if (kind() == Kind.IPV6) {
            return address().hashCode();
        }
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + Ascii.lower(bytes[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
