package io.ringback.sip.header;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.ParameterSpan;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a Via (RFC 3261 §20.42): where a request came by and its response goes back.
 *
 * <p>Immutable, kept as the bytes that were read.
 */
public final class Via implements Writable {
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .token("branch")
            .value("received", Via::skipReceived, HostPort::plainAddressEnd)
            .valueOrFlag("rport", HostPort::readPort, HostPort::plainPortEnd)
            .number("ttl", 255)
            .host("maddr");

    private static final long VERSION = Octets.eight("SIP/2.0/".getBytes(StandardCharsets.US_ASCII), 0);
    private static final int VERSION_LENGTH = Long.BYTES;

    private final byte[] bytes;
    private final int transportStart;
    private final int parametersStart;
    private final int end;
    private final int branch;

    /** A Via of which all places are told. */
    private Via(byte[] bytes, int transportStart, int parametersStart, int end, int branch) {
        this.bytes = bytes;
        this.transportStart = transportStart;
        this.parametersStart = parametersStart;
        this.end = end;
        this.branch = branch;
    }

    /**
     * A Via.
     *
     * @param transport the transport's name
     * @param sentBy who sends the request
     * @param parameters {@code branch}, {@code received}, {@code rport} and others
     * @throws IllegalArgumentException if the transport is no token
     */
    public Via(Slice transport, HostPort sentBy, Parameters parameters) {
        ByteWriter writer = ByteWriter.ofCapacity(96)
                .ascii("SIP/2.0/")
                .slice(Lexis.requireToken(transport))
                .octet(' ');
        this.transportStart = VERSION_LENGTH;
        sentBy.writeTo(writer);
        this.parametersStart = writer.length();
        parameters.writeTo(writer);
        this.bytes = writer.toBytes();
        this.end = bytes.length;
        this.branch = ParameterSpan.UNKNOWN;
    }

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
        Via plain = plain(cursor.array(), cursor.position(), cursor.end(), cursor.limits(), false);
        if (plain == null) {
            return readAny(cursor);
        }
        cursor.moveTo(plain.end);
        return plain;
    }

    static @Nullable Via plain(byte[] bytes, int from, int to, ParseLimits limits) {
        return plain(bytes, from, to, limits, true);
    }

    /** A value with no more white space than a blank behind the transport, or null if it is written otherwise. */
    private static @Nullable Via plain(byte[] bytes, int from, int end, ParseLimits limits, boolean whole) {
        int hostStart = plainHostStart(bytes, from, end);
        int hostEnd = hostStart < 0 ? -1 : HostPort.plainEnd(bytes, hostStart, end);
        if (hostEnd < 0) {
            return null;
        }
        long span = PARAMETERS.plainEnd(bytes, hostEnd, end, limits.parameters());
        int to = ParameterSpan.end(span, hostEnd);
        boolean plain = to >= 0 && (to == end || !whole);
        return plain ? new Via(bytes, from + VERSION_LENGTH, hostEnd, to, ParameterSpan.place(span)) : null;
    }

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        int hostStart = plainHostStart(bytes, from, to);
        int hostEnd = hostStart < 0 ? -1 : HostPort.plainEnd(bytes, hostStart, to);
        return hostEnd >= 0
                && ParameterSpan.end(PARAMETERS.plainEnd(bytes, hostEnd, to, limits.parameters()), hostEnd) == to;
    }

    private static int plainHostStart(byte[] bytes, int from, int end) {
        if (end - from <= VERSION_LENGTH || Octets.eight(bytes, from) != VERSION) {
            return -1;
        }
        int blank = Lexis.TOKEN.endOfRun(bytes, from + VERSION_LENGTH, end);
        boolean plain = blank > from + VERSION_LENGTH && blank < end && bytes[blank] == ' ';
        return plain ? blank + 1 : -1;
    }

    static Via readAny(Cursor cursor) {
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
     * The transport's name.
     *
     * @return the name as it is written
     */
    public Slice transport() {
        return Slice.of(bytes, transportStart, transportEnd());
    }

    private int transportEnd() {
        return Lexis.TOKEN.endOfRun(bytes, transportStart, parametersStart);
    }

    /**
     * Who sent the request.
     *
     * @return host and perhaps port
     */
    public HostPort sentBy() {
        return HostPort.checked(bytes, transportEnd() + 1, parametersStart);
    }

    /**
     * The parameters: {@code branch}, {@code received}, {@code rport} and others.
     *
     * @return the parameters
     */
    public Parameters parameters() {
        return Parameters.checked(bytes, parametersStart, end);
    }

    /**
     * The transport, if it is one that is known here.
     *
     * @return the transport
     */
    public Optional<TransportProtocol> protocol() {
        return TransportProtocol.of(transport());
    }

    /**
     * The transaction's branch.
     *
     * @return the branch, or empty if there is none, as in RFC 2543
     */
    public Optional<Slice> branch() {
        return branch == ParameterSpan.UNKNOWN
                ? parameters().value("branch")
                : ParameterSpan.value(bytes, parametersStart, branch);
    }

    /**
     * This Via with another parameter.
     *
     * @param name the parameter's name
     * @param value its value, or an empty text for none
     * @return a new Via
     */
    public Via with(String name, String value) {
        return new Via(transport(), sentBy(), parameters().with(name, value));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii("SIP/2.0/").slice(transport()).octet(' ');
        sentBy().writeTo(writer);
        parameters().writeTo(writer);
    }

    /** Equal if transport, sender and parameters are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Via that
                && transport().equals(that.transport())
                && sentBy().equals(that.sentBy())
                && parameters().equals(that.parameters());
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport(), sentBy(), parameters());
    }

    @Override
    public String toString() {
        return text();
    }
}
