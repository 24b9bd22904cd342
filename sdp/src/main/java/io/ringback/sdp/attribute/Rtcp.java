package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Where RTCP is received if not on the port behind that of RTP, {@code rtcp} (RFC 3605).
 *
 * @param port 0 to 65535
 * @param connection the address, if it differs from that of the media
 */
public record Rtcp(int port, Optional<Connection> connection) implements Writable {
    /** Checks the port. */
    public Rtcp {
        Numbers.requireBetween(port, 0, MediaLine.HIGHEST_PORT, "a port");
    }

    /**
     * A port at the address of the media.
     *
     * @param port 0 to 65535
     * @return the RTCP address
     */
    public static Rtcp of(int port) {
        return new Rtcp(port, Optional.empty());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its port; left at its end
     * @return the RTCP address
     * @throws SyntaxException if it is none
     */
    public static Rtcp read(Cursor cursor) {
        int port = (int) cursor.number(MediaLine.HIGHEST_PORT, AttributeRule.RTCP);
        return new Rtcp(port, cursor.skip(' ') ? Optional.of(Connection.read(cursor)) : Optional.empty());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(port);
        if (connection.isPresent()) {
            writer.octet(' ');
            connection.get().writeTo(writer);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
