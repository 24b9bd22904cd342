package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Digits;
import io.ringback.text.Writable;

/**
 * A host and perhaps a port: {@code hostport} and {@code sent-by} of RFC 3261 §25.1.
 *
 * @param host the host
 * @param port 1 to 65535, or {@link #NO_PORT}
 */
public record HostPort(Host host, int port) implements Writable {
    /** The port where none is written. It is not the same as the default port (RFC 3261 §19.1.4). */
    public static final int NO_PORT = -1;

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DIGITS = 5;

    /** Checks the port. */
    public HostPort {
        if (port != NO_PORT && !isPort(port)) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /**
     * A host and port.
     *
     * @param host a name or an address
     * @param port 1 to 65535, or {@link #NO_PORT}
     * @return both
     * @throws io.ringback.text.SyntaxException if that is no host
     */
    public static HostPort of(String host, int port) {
        return new HostPort(Host.of(host), port);
    }

    /**
     * Reads a host and, if a colon follows, a port.
     *
     * @param cursor where the host begins
     * @return both
     * @throws io.ringback.text.SyntaxException if there is no host, or no port behind the colon
     */
    public static HostPort read(Cursor cursor) {
        Host host = Host.read(cursor);
        return new HostPort(host, cursor.skip(':') ? readPort(cursor) : NO_PORT);
    }

    /**
     * Reads a port.
     *
     * @param cursor at its first digit; left behind it
     * @return 1 to 65535
     * @throws io.ringback.text.SyntaxException if there is none
     */
    public static int readPort(Cursor cursor) {
        int from = cursor.position();
        int port = (int) cursor.number(HIGHEST_PORT, AddressRule.PORT);
        if (port == 0) {
            throw cursor.errorAt(AddressRule.PORT, from);
        }
        return port;
    }

    /**
     * Where a host and perhaps a port end that are written without white space.
     *
     * @param bytes the array
     * @param from where the host begins
     * @param end the end of what may belong to it
     * @return the end, or −1 if there is no host, or no port behind the colon
     */
    public static int plainEnd(byte[] bytes, int from, int end) {
        return withPort(bytes, Host.plainEnd(bytes, from, end), end);
    }

    /** As {@link #plainEnd}, of an IPv4 address only. */
    static int plainIpv4End(byte[] bytes, int from, int end) {
        return withPort(bytes, Host.ipv4End(bytes, from, end), end);
    }

    private static int withPort(byte[] bytes, int hostEnd, int end) {
        return hostEnd < 0 || hostEnd == end || bytes[hostEnd] != ':' ? hostEnd : plainPortEnd(bytes, hostEnd + 1, end);
    }

    /**
     * Where a port ends.
     *
     * @param bytes the array
     * @param from where it begins
     * @param end the end of what may belong to it
     * @return the end, or −1 if there is no port
     */
    public static int plainPortEnd(byte[] bytes, int from, int end) {
        int digits = Digits.count(bytes, from, end);
        if (digits == 0 || digits > MOST_DIGITS) {
            return -1;
        }
        boolean inRange = digits < MOST_DIGITS && bytes[from] != '0';
        return inRange || isPort(Digits.value(bytes, from, digits)) ? from + digits : -1;
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= HIGHEST_PORT;
    }

    /**
     * Where an IP address ends, of which an IPv6 one may have brackets or not.
     *
     * @param bytes the array
     * @param from where it begins
     * @param end the end of what may belong to it
     * @return the end, or −1 if there is no address
     */
    public static int plainAddressEnd(byte[] bytes, int from, int end) {
        return Host.plainAddressEnd(bytes, from, end);
    }

    /**
     * The host and port in a range of which {@link #plainEnd} has told the end.
     *
     * @param bytes the array
     * @param from where the host begins
     * @param to where the port ends, or the host if there is none
     * @return both
     */
    public static HostPort checked(byte[] bytes, int from, int to) {
        return new HostPort(checkedHost(bytes, from, to), checkedPort(bytes, from, to));
    }

    static Host checkedHost(byte[] bytes, int from, int to) {
        return Host.checked(bytes, from, hostEnd(bytes, from, to));
    }

    static int checkedPort(byte[] bytes, int from, int to) {
        int hostEnd = hostEnd(bytes, from, to);
        return hostEnd < to ? Digits.value(bytes, hostEnd + 1, to - hostEnd - 1) : NO_PORT;
    }

    private static int hostEnd(byte[] bytes, int from, int to) {
        if (bytes[to - 1] != ']') {
            for (int distance = 2; distance <= MOST_DIGITS + 1; distance++) {
                if (to - distance > from && bytes[to - distance] == ':') {
                    return to - distance;
                }
            }
        }
        return to;
    }

    /**
     * Tells whether a port is written.
     *
     * @return false if there is none
     */
    public boolean hasPort() {
        return port != NO_PORT;
    }

    /**
     * The port, or another one where none is written.
     *
     * @param fallback the port to assume
     * @return a port number
     */
    public int portOr(int fallback) {
        return port == NO_PORT ? fallback : port;
    }

    @Override
    public void writeTo(ByteWriter writer) {
        host.writeTo(writer);
        if (port != NO_PORT) {
            writer.octet(':').decimal(port);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
