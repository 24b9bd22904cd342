package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
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

    /** Checks the port. */
    public HostPort {
        if (port != NO_PORT && (port < 1 || port > 65_535)) {
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
        int port = (int) cursor.number(65_535, AddressRule.PORT);
        if (port == 0) {
            throw cursor.errorAt(AddressRule.PORT, from);
        }
        return port;
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
