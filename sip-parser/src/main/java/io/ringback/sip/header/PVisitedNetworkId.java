package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * The network that a user agent visits: one value of P-Visited-Network-ID (RFC 7315 §4.3, §5.3).
 *
 * @param network the network's name, a token, or a quoted string with its quotes
 * @param parameters any parameters
 */
public record PVisitedNetworkId(Slice network, Parameters parameters) implements Writable {
    /** Refuses what would not be read back as the network's name. */
    public PVisitedNetworkId {
        Lexis.requireReadable(network, PVisitedNetworkId::skipNetwork);
    }

    /**
     * A network.
     *
     * @param name any text without line ends
     * @return the value
     */
    public static PVisitedNetworkId of(String name) {
        return new PVisitedNetworkId(Slice.of(Lexis.quote(name)), Parameters.none());
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PVisitedNetworkId read(Cursor cursor) {
        int from = cursor.position();
        skipNetwork(cursor);
        return new PVisitedNetworkId(cursor.since(from), Parameters.read(cursor));
    }

    private static void skipNetwork(Cursor cursor) {
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
        } else {
            cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        }
    }

    /**
     * The network's name.
     *
     * @return the name without quotes
     */
    public String name() {
        boolean quoted = network.byteAt(0) == '"';
        return quoted ? Lexis.unquote(network.slice(1, network.length() - 1)) : network.toString();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(network);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
