package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
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

    private final Slice text;
    private final Kind kind;

    private Host(Slice text, Kind kind) {
        this.text = text;
        this.kind = kind;
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
        if (cursor.skip('[')) {
            Slice address = cursor.take(IPV6_CHARACTER, AddressRule.HOST);
            cursor.expect(']', AddressRule.HOST);
            return new Host(Ipv6Text.isValid(address) ? address : readThreeColons(address, cursor, from), Kind.IPV6);
        }
        Slice name = readName(cursor, from);
        int at = name.length() - 1;
        if (name.byteAt(at) == '.') {
            at--;
        }
        while (at >= 0 && name.byteAt(at) != '.') {
            at--;
        }
        boolean numeric = CharClass.DIGIT.contains(name.byteAt(at + 1));
        if (numeric ? !isIpv4(name) : !hasGoodLabels(name)) {
            throw cursor.errorAt(AddressRule.HOST, from);
        }
        return new Host(name, numeric ? Kind.IPV4 : Kind.NAME);
    }

    private static Slice readName(Cursor cursor, int from) {
        Slice name = cursor.take(NAME_CHARACTER, AddressRule.HOST);
        if (cursor.peek() == '_' && cursor.tolerates(Leniency.HOST_UNDERSCORE)) {
            cursor.skipAll(NAME_OR_UNDERSCORE);
            return cursor.since(from);
        }
        return name;
    }

    /** An address with one colon too many may be tolerated; it is kept without. */
    private static Slice readThreeColons(Slice address, Cursor cursor, int from) {
        Slice corrected = Slice.of(address.toString().replaceFirst(":::", "::"));
        if (!Ipv6Text.isValid(corrected) || !cursor.tolerates(Leniency.THREE_COLONS)) {
            throw cursor.errorAt(AddressRule.HOST, from);
        }
        return corrected;
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
        Slice address = cursor.take(IPV6_CHARACTER, AddressRule.HOST);
        boolean ipv6 = address.indexOf(':') >= 0;
        if (ipv6 ? !Ipv6Text.isValid(address) : !isIpv4(address)) {
            throw cursor.errorAt(AddressRule.HOST, from);
        }
        return new Host(address, ipv6 ? Kind.IPV6 : Kind.IPV4);
    }

    private static boolean isIpv4(Slice text) {
        int parts = 1;
        int value = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            byte b = text.byteAt(i);
            if (b == '.') {
                if (digits == 0) {
                    return false;
                }
                parts++;
                value = 0;
                digits = 0;
            } else {
                value = value * 10 + b - '0';
                digits++;
                if (!CharClass.DIGIT.contains(b) || digits > 3 || value > 255) {
                    return false;
                }
            }
        }
        return parts == 4 && digits > 0;
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

    /**
     * What the host is written as.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The name or address.
     *
     * @return its bytes, an IPv6 address without brackets
     */
    public Slice name() {
        return text;
    }

    /**
     * Tells whether this is an address, so that no name has to be resolved.
     *
     * @return false for a name
     */
    public boolean isAddress() {
        return kind != Kind.NAME;
    }

    /**
     * The address that is written here. No name is ever resolved.
     *
     * @return the address
     * @throws IllegalStateException if this is a name
     */
    public InetAddress address() {
        if (kind == Kind.NAME) {
            throw new IllegalStateException("this host is a name, not an address");
        }
        try {
            return InetAddress.getByName(text.toString());
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
        if (kind == Kind.IPV4 && !(address instanceof Inet6Address)) {
            return text.contentEquals(address.getHostAddress()) || address().equals(address);
        }
        return kind == Kind.IPV6 && address().equals(address);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        if (kind == Kind.IPV6) {
            writer.octet('[').slice(text).octet(']');
        } else {
            writer.slice(text);
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Host that) || kind != that.kind) {
            return false;
        }
        return text.equalsIgnoreCase(that.text)
                || (kind == Kind.IPV6 && address().equals(that.address()));
    }

    @Override
    public int hashCode() {
        if (kind == Kind.IPV6) {
            return address().hashCode();
        }
        int hash = 1;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + Ascii.lower(text.byteAt(i));
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
