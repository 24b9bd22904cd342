package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
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

    /** Checks the port. */
    public HostPort {
        if (port != NO_PORT && (port < 1 || port > HIGHEST_PORT)) {
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
        int hostEnd = Host.plainEnd(bytes, from, end);
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
        int portEnd = PlainParameters.numberEnd(bytes, from, end, HIGHEST_PORT);
        return portEnd < 0 || (bytes[from] == '0' && port(bytes, from, portEnd) == 0) ? -1 : portEnd;
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

    private static int port(byte[] bytes, int from, int to) {
        int port = 0;
        for (int i = from; i < to; i++) {
            port = port * 10 + bytes[i] - '0';
        }
        return port;
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
        int colon = to - 1;
        while (colon > from && CharClass.DIGIT.contains(bytes[colon])) {
            colon--;
        }
        boolean ported = colon > from && bytes[colon] == ':' && colon < to - 1;
        Host host = Host.checked(bytes, from, ported ? colon : to);
        return new HostPort(host, ported ? port(bytes, colon + 1, to) : NO_PORT);
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
