package io.ringback.sip.header;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * The private network that a request belongs to: P-Private-Network-Indication (RFC 7316 §7).
 *
 * @param network the network's domain name
 * @param parameters any parameters
 */
public record PPrivateNetworkIndication(Host network, Parameters parameters) implements Writable {
    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PPrivateNetworkIndication read(Cursor cursor) {
        int from = cursor.position();
        Host network = Host.read(cursor);
        if (network.isAddress()) {
            throw cursor.errorAt(HeaderRule.DOMAIN, from);
        }
        return new PPrivateNetworkIndication(network, Parameters.read(cursor));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        network.writeTo(writer);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
