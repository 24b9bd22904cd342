package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A connection, {@code c=} (RFC 8866 §5.7): the address that media is sent to.
 *
 * @param networkType {@code IN} or another
 * @param addressType {@code IP4}, {@code IP6} or another
 * @param address the address without TTL and count
 * @param ttl the time to live of IPv4 multicast, 0 to 255, or {@link #NO_TTL}
 * @param addressCount how many multicast addresses follow each other, 1 or more
 */
public record Connection(Slice networkType, Slice addressType, Slice address, int ttl, int addressCount)
        implements Writable {
    /** No time to live is given. */
    public static final int NO_TTL = -1;

    /** The network type of the Internet. */
    public static final Slice IN = Lexis.IN;

    /** The address type of IPv4. */
    public static final Slice IP4 = Lexis.IP4;

    /** The address type of IPv6. */
    public static final Slice IP6 = Lexis.IP6;

    private static final int HIGHEST_TTL = 255;
    private static final CharClass ADDRESS = Lexis.VISIBLE.without("/");
    private static final Slice INVALID = Slice.of(".invalid");

    /**
     * A connection to one address on the Internet.
     *
     * @param address an IPv4 or IPv6 address, or a name, which is taken for one of IPv4
     * @return the connection
     * @throws IllegalArgumentException if the address is empty or has a space or a slash
     */
    public static Connection of(String address) {
        if (!ADDRESS.matchesAll(address)) {
            throw new IllegalArgumentException("an address is not empty and has no space or slash");
        }
        return new Connection(Lexis.IN, address.indexOf(':') < 0 ? Lexis.IP4 : Lexis.IP6, Slice.of(address), NO_TTL, 1);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left at its end
     * @return the connection
     * @throws SyntaxException if it is none
     */
    public static Connection read(Cursor cursor) {
        Slice networkType = Lexis.networkWord(cursor, FieldRule.CONNECTION);
        Slice addressType = Lexis.networkWord(cursor, FieldRule.CONNECTION);
        int from = cursor.position();
        boolean multicast = mayBeMulticast(cursor.peek(), cursor.peek(1));
        if (cursor.skipAll(ADDRESS) > 0 && cursor.atEnd() && !multicast) {
            return new Connection(networkType, addressType, cursor.since(from), NO_TTL, 1);
        }
        cursor.moveTo(from);
        return readWithTail(cursor, networkType, addressType);
    }

    /** Tells by the first two characters whether this may be {@code 224.} to {@code 239.}, or {@code FF}. */
    private static boolean mayBeMulticast(int first, int second) {
        return (first == '2' && (second == '2' || second == '3')) || (first | 0x20) == 'f';
    }

    /** Reads an address that may have a TTL and a count behind it. */
    private static Connection readWithTail(Cursor cursor, Slice networkType, Slice addressType) {
        int from = cursor.position();
        boolean four = addressType.equalsIgnoreCase(Lexis.IP4);
        if (!four && !addressType.equalsIgnoreCase(Lexis.IP6)) {
            Slice other = cursor.take(Lexis.VISIBLE, FieldRule.CONNECTION);
            return new Connection(networkType, addressType, other, NO_TTL, 1);
        }
        Slice address = cursor.take(ADDRESS, FieldRule.CONNECTION);
        int ttl = four && cursor.skip('/') ? Lexis.wholeNumber(cursor, HIGHEST_TTL, FieldRule.MULTICAST) : NO_TTL;
        int count = cursor.skip('/') ? Lexis.positive(cursor, Integer.MAX_VALUE, FieldRule.MULTICAST) : 1;
        Connection connection = new Connection(networkType, addressType, address, ttl, count);
        boolean bare = cursor.position() == from + address.length();
        boolean fits = connection.isMulticast() ? !four || ttl != NO_TTL : bare;
        if (!fits && !cursor.tolerates(Leniency.MULTICAST)) {
            throw cursor.errorAt(FieldRule.MULTICAST, from + address.length());
        }
        return connection;
    }

    /**
     * Tells whether this is an address where nothing may be sent to: {@code 0.0.0.0} (RFC 3264 §8.4, RFC 6337 §5.4), or
     * what IPv6 has for it, {@code ::} in any spelling and names below {@code .invalid} (RFC 6157 §4.2).
     *
     * @return true if it is
     */
    public boolean isUnspecified() {
        if (address.contentEquals("0.0.0.0")) {
            return true;
        }
        int length = address.length();
        int top = length - INVALID.length();
        if (top > 0 && address.slice(top, length).equalsIgnoreCase(INVALID)) {
            return true;
        }
        return addressType.equalsIgnoreCase(Lexis.IP6) && address.indexOf(':') >= 0 && hasNoDigitButZero();
    }

    private boolean hasNoDigitButZero() {
        for (int i = 0; i < address.length(); i++) {
            byte b = address.byteAt(i);
            if (b != '0' && b != ':' && b != '.') {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether this is a multicast address: {@code 224.} to {@code 239.} of IPv4, {@code FF} of IPv6.
     *
     * @return true if it is
     */
    public boolean isMulticast() {
        if (addressType.equalsIgnoreCase(Lexis.IP6)) {
            return address.indexOf(':') > 2 && address.slice(0, 2).equalsIgnoreCase("ff");
        }
        int dot = address.indexOf('.');
        if (dot != 3 || !addressType.equalsIgnoreCase(Lexis.IP4)) {
            return false;
        }
        Slice first = address.slice(0, 3);
        return first.compareTo(Slice.of("224")) >= 0 && first.compareTo(Slice.of("239")) <= 0;
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(networkType).octet(' ').slice(addressType).octet(' ').slice(address);
        if (ttl != NO_TTL) {
            writer.octet('/').decimal(ttl);
        }
        if (addressCount != 1) {
            writer.octet('/').decimal(addressCount);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
