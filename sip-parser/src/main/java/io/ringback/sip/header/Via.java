package io.ringback.sip.header;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * One value of a Via (RFC 3261 §20.42): where a request came by and its response goes back.
 *
 * @param transport the transport's name as it is written
 * @param sentBy who sent the request
 * @param parameters {@code branch}, {@code received}, {@code rport} and others
 */
public record Via(Slice transport, HostPort sentBy, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Via {
        Lexis.requireToken(transport);
    }

    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .token("branch")
            .value("received", Via::skipReceived)
            .valueOrFlag("rport", HostPort::readPort)
            .number("ttl", 255)
            .host("maddr");

    /** What a branch begins with that is unique as RFC 3261 asks for (§8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /**
     * A Via of our own.
     *
     * @param transport the transport that the request is sent over
     * @param sentBy where responses shall be sent to
     * @param branch the transaction's branch, with the magic cookie
     * @return the Via
     */
    public static Via of(TransportProtocol transport, HostPort sentBy, String branch) {
        return new Via(Slice.of(transport.token()), sentBy, Parameters.none().with("branch", branch));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or not of SIP/2.0
     */
    public static Via read(Cursor cursor) {
        word(cursor, "SIP");
        slash(cursor);
        word(cursor, "2.0");
        slash(cursor);
        Slice transport = cursor.take(Lexis.TOKEN, HeaderRule.VIA);
        if (!cursor.skipLws()) {
            throw cursor.error(HeaderRule.VIA);
        }
        HostPort sentBy = readSentBy(cursor);
        return new Via(transport, sentBy, Parameters.read(cursor, PARAMETERS));
    }

    /** An address, where IPv6 may do without brackets (RFC 5118 §4.5). */
    private static void skipReceived(Cursor cursor) {
        if (cursor.peek() == '[') {
            Host.read(cursor);
        } else {
            readAddress(cursor);
        }
    }

    private static void readAddress(Cursor cursor) {
        int from = cursor.position();
        try {
            Host.readAddress(cursor);
        } catch (SyntaxException e) {
            if (!cursor.tolerates(Leniency.RECEIVED_NAME)) {
                throw e;
            }
            cursor.moveTo(from);
            Host.read(cursor);
        }
    }

    private static void word(Cursor cursor, String word) {
        int from = cursor.position();
        Slice token = cursor.take(Lexis.TOKEN, HeaderRule.VIA);
        if (!token.equalsIgnoreCase(word)) {
            throw cursor.errorAt(HeaderRule.SIP_VERSION, from);
        }
    }

    private static void slash(Cursor cursor) {
        if (!Lexis.skipSeparator(cursor, '/')) {
            throw cursor.error(HeaderRule.VIA);
        }
    }

    /** {@code sent-by = host [ COLON port ]}, where white space may surround the colon. */
    private static HostPort readSentBy(Cursor cursor) {
        Host host = Host.read(cursor);
        return new HostPort(host, Lexis.skipSeparator(cursor, ':') ? HostPort.readPort(cursor) : HostPort.NO_PORT);
    }

    /**
     * The transport, if it is one that is known here.
     *
     * @return the transport
     */
    public Optional<TransportProtocol> protocol() {
        return TransportProtocol.of(transport);
    }

    /**
     * The transaction's branch.
     *
     * @return the branch, or empty if there is none, as in RFC 2543
     */
    public Optional<Slice> branch() {
        return parameters.value("branch");
    }

    /**
     * This Via with another parameter.
     *
     * @param name the parameter's name
     * @param value its value, or an empty text for none
     * @return a new Via
     */
    public Via with(String name, String value) {
        return new Via(transport, sentBy, parameters.with(name, value));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii("SIP/2.0/").slice(transport).octet(' ');
        sentBy.writeTo(writer);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
