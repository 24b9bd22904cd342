package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sip} or {@code sips} URI (RFC 3261 §19.1), with IPv6 as in RFC 5954. Immutable, kept as the bytes that were
 * read; changing it makes another.
 */
public final class SipUri implements Uri {
    private static final int HIGHEST_TTL = 255;
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .token("transport", "user", "method")
            .number("ttl", HIGHEST_TTL)
            .host("maddr")
            .value("pn-param", Parameters::skipUriText)
            .value("pn-prid", Parameters::skipUriText)
            .value("pn-purr", Parameters::skipUriText);

    private final byte[] bytes;
    private final int from;
    private final int hostStart;
    private final int parametersStart;
    private final int parametersEnd;
    private final int end;
    private final @Nullable HostPort hostPort;

    /**
     * A URI of which all places are told, and the host, which may be tolerated to be written otherwise. Without it, the
     * host is made of the bytes whenever it is asked for.
     */
    private SipUri(
            byte[] bytes,
            int from,
            int hostStart,
            @Nullable HostPort hostPort,
            int parametersStart,
            int parametersEnd,
            int end) {
        this.bytes = bytes;
        this.from = from;
        this.hostStart = hostStart;
        this.hostPort = hostPort;
        this.parametersStart = parametersStart;
        this.parametersEnd = parametersEnd;
        this.end = end;
    }

    /**
     * A {@code sip} URI of a host alone.
     *
     * @param hostPort the host and perhaps a port
     * @return the URI
     */
    public static SipUri of(HostPort hostPort) {
        return assemble(false, Slice.empty(), hostPort, Parameters.none(), Slice.empty());
    }

    /**
     * A {@code sip} URI of a user at a host.
     *
     * @param user the user, whose reserved characters are escaped here
     * @param hostPort the host and perhaps a port
     * @return the URI
     * @throws IllegalArgumentException if the user is empty
     */
    public static SipUri of(String user, HostPort hostPort) {
        return of(hostPort).withUser(user);
    }

    /**
     * Reads a SIP URI from its text.
     *
     * @param text a whole URI
     * @return the URI
     * @throws SyntaxException if it is none, or of another scheme
     */
    public static SipUri of(String text) {
        if (Uri.of(text) instanceof SipUri uri) {
            return uri;
        }
        throw SyntaxException.of(AddressRule.SCHEME, 0);
    }

    /** A URI of a telephone number, whose own escapes stay, with the user parameter that tells so. */
    static SipUri ofTelephone(String subscriber, HostPort hostPort) {
        Slice user = Escapes.escape(subscriber, UriText.USER.or(CharClass.of("%")));
        return assemble(false, user, hostPort, Parameters.none().with("user", "phone"), Slice.empty());
    }

    /** The URI in a range, or null if it is not written plainly, or has headers. */
    static @Nullable SipUri plain(byte[] bytes, int from, int end, int most) {
        return plainEnd(bytes, from, end, most) == end ? checked(bytes, from, end) : null;
    }

    /** The URI in a range of which {@link #plainEnd} has told the end: nothing in it is checked again. */
    static SipUri checked(byte[] bytes, int from, int end) {
        int at = Octets.indexOf(bytes, from, end, '@');
        int hostStart = at < end ? at + 1 : schemeEnd(bytes, from, end) + 1;
        int hostEnd = Octets.indexOf(bytes, hostStart, end, ';');
        return new SipUri(bytes, from, hostStart, null, hostEnd, end, end);
    }

    /** Where the URI ends that begins somewhere, or −1 if it is not written plainly; what has headers goes on there. */
    static int plainEnd(byte[] bytes, int from, int end, int most) {
        int start = schemeEnd(bytes, from, end) + 1;
        if (start == 0) {
            return -1;
        }
        int addressEnd = HostPort.plainIpv4End(bytes, start, end);
        if (addressEnd >= 0 && (addressEnd == end || bytes[addressEnd] == '>')) {
            return addressEnd; // it is no user, which neither of these may follow
        }
        int hostEnd = HostPort.plainEnd(bytes, plainHostStart(bytes, start, end), end);
        return hostEnd < 0 ? -1 : PlainParameters.uriEnd(bytes, hostEnd, end, most, PARAMETERS);
    }

    /** Behind a user that begins somewhere and its sign, or there if there is no user. */
    private static int plainHostStart(byte[] bytes, int start, int end) {
        int at = UriText.plainEnd(bytes, start, end, UriText.USER);
        if (at > start && at < end && bytes[at] == ':') {
            at = UriText.plainEnd(bytes, at + 1, end, UriText.PASSWORD);
        }
        return at > start && at < end && bytes[at] == '@' ? at + 1 : start;
    }

    /** The colon behind {@code sip} or {@code sips}, or −1. */
    private static int schemeEnd(byte[] bytes, int from, int end) {
        boolean sip = end - from > 4
                && (bytes[from] | 0x20) == 's'
                && (bytes[from + 1] | 0x20) == 'i'
                && (bytes[from + 2] | 0x20) == 'p';
        int colon = sip && (bytes[from + 3] | 0x20) == 's' ? from + 4 : from + 3;
        return sip && bytes[colon] == ':' ? colon : -1;
    }

    static SipUri read(Cursor cursor, int from) {
        UriText.skipUserInfo(cursor);
        int hostStart = cursor.position();
        HostPort hostPort = HostPort.read(cursor);
        int parametersStart = cursor.position();
        Parameters.readUri(cursor, PARAMETERS);
        int parametersEnd = cursor.position();
        if (cursor.skip('?')) {
            UriText.skipHeaders(cursor);
        }
        if (!cursor.atEnd()) {
            throw cursor.error(AddressRule.URI_CHARACTER);
        }
        return new SipUri(cursor.array(), from, hostStart, hostPort, parametersStart, parametersEnd, cursor.position());
    }

    private static SipUri assemble(
            boolean secure, Slice userInfo, HostPort hostPort, Parameters parameters, Slice headers) {
        ByteWriter writer = ByteWriter.ofCapacity(64).ascii(secure ? "sips:" : "sip:");
        if (!userInfo.isEmpty()) {
            writer.slice(userInfo).octet('@');
        }
        int hostStart = writer.length();
        hostPort.writeTo(writer);
        int parametersStart = writer.length();
        parameters.writeTo(writer);
        int parametersEnd = writer.length();
        if (!headers.isEmpty()) {
            writer.octet('?').slice(headers);
        }
        int end = writer.length();
        return new SipUri(writer.toBytes(), 0, hostStart, hostPort, parametersStart, parametersEnd, end);
    }

    /**
     * Tells whether the scheme is {@code sips}.
     *
     * @return true for {@code sips}
     */
    public boolean secure() {
        return (bytes[from + 3] | 0x20) == 's';
    }

    /**
     * The user part as it is written, without a password.
     *
     * @return the user with its escapes, or empty if the URI has none
     */
    public Optional<Slice> user() {
        Slice userInfo = userInfo();
        if (userInfo.isEmpty()) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return Optional.of(colon < 0 ? userInfo : userInfo.slice(0, colon));
    }

    /**
     * The user part with its escapes resolved.
     *
     * @return the user as UTF-8 text, or empty if the URI has none
     */
    public Optional<String> userText() {
        return user().map(Escapes::resolve);
    }

    /**
     * The password, which no URI should have (RFC 3261 §19.1.1).
     *
     * @return the password with its escapes, perhaps nothing; empty if there is no colon behind the user
     */
    public Optional<Slice> password() {
        Slice userInfo = userInfo();
        int colon = userInfo.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(userInfo.slice(colon + 1, userInfo.length()));
    }

    /**
     * The telephone number that the user part is.
     *
     * @return the number with its parameters, if the parameter {@code user} says {@code phone} and the user part is one
     */
    public Optional<TelUri> telephone() {
        boolean phone = UriParameters.value(parameters(), "user")
                .map(user -> user.equalsIgnoreCase("phone"))
                .orElse(false);
        return phone ? user().flatMap(TelephoneUser::read) : Optional.empty();
    }

    /**
     * The host and, where it is written, the port.
     *
     * @return both
     */
    public HostPort hostPort() {
        return hostPort != null ? hostPort : HostPort.checked(bytes, hostStart, parametersStart);
    }

    /**
     * The host.
     *
     * @return the host
     */
    public Host host() {
        return hostPort != null ? hostPort.host() : HostPort.checkedHost(bytes, hostStart, parametersStart);
    }

    /**
     * The port.
     *
     * @return 1 to 65535, or {@link HostPort#NO_PORT} if none is written
     */
    public int port() {
        return hostPort != null ? hostPort.port() : HostPort.checkedPort(bytes, hostStart, parametersStart);
    }

    /**
     * The URI's parameters ({@code transport}, {@code lr}, {@code user} …).
     *
     * @return the parameters
     */
    public Parameters parameters() {
        return Parameters.checked(bytes, parametersStart, parametersEnd);
    }

    /**
     * The text of one of the URI's parameters. In a URI, names and values may be escaped (RFC 3261 §19.1.2).
     *
     * @param name the parameter's name, in any case of letters
     * @return its value with its escapes resolved, empty text if it has none; empty if the URI has no such parameter
     */
    public Optional<String> parameter(String name) {
        return UriParameters.written(parameters(), name).map(Escapes::resolve);
    }

    /**
     * The URI's headers, as {@code name=value} pairs joined by {@code &}.
     *
     * @return what follows the question mark, or an empty slice
     */
    public Slice headers() {
        return parametersEnd == end ? Slice.empty() : Slice.of(bytes, parametersEnd + 1, end);
    }

    /**
     * The value of one of the URI's headers.
     *
     * @param name the header's name, in any case of letters
     * @return its value with its escapes resolved; empty if the URI has no such header
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * The values of the URI's headers of a name, which may be there more than once.
     *
     * @param name the header's name, in any case of letters
     * @return an immutable list of values in their order, with their escapes resolved
     */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(1);
        Slice rest = headers();
        while (!rest.isEmpty()) {
            int end = rest.indexOf('&');
            Slice header = end < 0 ? rest : rest.slice(0, end);
            int equals = header.indexOf('=');
            if (Escapes.resolve(header.slice(0, equals)).equalsIgnoreCase(name)) {
                values.add(Escapes.resolve(header.slice(equals + 1, header.length())));
            }
            rest = end < 0 ? Slice.empty() : rest.slice(end + 1, rest.length());
        }
        return List.copyOf(values);
    }

    /**
     * The transport that the URI asks for.
     *
     * @return the value of its {@code transport} parameter without escapes, if it has one and it is known
     */
    public Optional<TransportProtocol> transport() {
        return UriParameters.value(parameters(), "transport").flatMap(TransportProtocol::of);
    }

    /**
     * The method of a request that is made from this URI.
     *
     * @return the value of its {@code method} parameter without escapes, if it has one and it is a token
     */
    public Optional<Slice> method() {
        return UriParameters.value(parameters(), "method").filter(Lexis::isToken);
    }

    /**
     * The address that a request goes to instead of the host.
     *
     * @return the value of its {@code maddr} parameter, if it has one and it is a host; there is no escape in a host
     *     (RFC 3261 §19.1.2)
     */
    public Optional<Host> maddr() {
        return UriParameters.host(parameters(), "maddr");
    }

    /**
     * How far a request goes by multicast.
     *
     * @return 0 to 255, the value of its {@code ttl} parameter without escapes, if it has one and it is such a number
     */
    public Optional<Integer> ttl() {
        return UriParameters.value(parameters(), "ttl")
                .flatMap(Parameters::number)
                .filter(number -> number <= HIGHEST_TTL)
                .map(Long::intValue);
    }

    /**
     * Tells whether this is the URI of a loose router.
     *
     * @return true if it has the parameter {@code lr}
     */
    public boolean isLooseRouter() {
        return UriParameters.written(parameters(), "lr").isPresent();
    }

    /**
     * This URI with another user.
     *
     * @param user the user, whose reserved characters are escaped here
     * @return a new URI
     * @throws IllegalArgumentException if the user is empty
     */
    public SipUri withUser(String user) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException(AddressRule.USER.description());
        }
        return assemble(secure(), Escapes.escape(user, UriText.USER), hostPort(), parameters(), headers());
    }

    /**
     * This URI with one more parameter, in place of any of the same name.
     *
     * @param name the parameter's name
     * @param value its value, or an empty text for none; as it is to be written, with its escapes
     * @return a new URI
     * @throws IllegalArgumentException if that would be no URI
     */
    public SipUri withParameter(String name, String value) {
        Parameters parameters = otherParameters(name).with(name, value);
        SipUri uri = assemble(secure(), userInfo(), hostPort(), parameters, headers());
        Lexis.requireReadable(uri.raw(), Uri::read);
        return uri;
    }

    /**
     * This URI without a parameter.
     *
     * @param name the parameter's name
     * @return a new URI
     */
    public SipUri withoutParameter(String name) {
        return assemble(secure(), userInfo(), hostPort(), otherParameters(name), headers());
    }

    private Parameters otherParameters(String name) {
        return UriParameters.without(parameters(), name);
    }

    /**
     * This URI without its headers, as a Request-URI needs it (RFC 3261 §19.1.1).
     *
     * @return a new URI
     */
    public SipUri withoutHeaders() {
        return assemble(secure(), userInfo(), hostPort(), parameters(), Slice.empty());
    }

    /**
     * Tells whether two SIP URIs identify the same resource (RFC 3261 §19.1.4). The relation is symmetric but, by the
     * RFC's rules for parameters, not transitive; so it is not {@code equals}.
     *
     * @param other the other URI
     * @return true if they are equivalent
     */
    @Override
    public boolean isEquivalent(Uri other) {
        return other instanceof SipUri that && UriComparison.equivalent(this, that);
    }

    Slice userInfo() {
        int start = from + scheme().length() + 1;
        return hostStart == start ? Slice.empty() : Slice.of(bytes, start, hostStart - 1);
    }

    @Override
    public String scheme() {
        return secure() ? "sips" : "sip";
    }

    @Override
    public Slice raw() {
        return Slice.of(bytes, from, end);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.bytes(bytes, from, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipUri that && Arrays.equals(bytes, from, end, that.bytes, that.from, that.end);
    }

    @Override
    public int hashCode() {
        return raw().hashCode();
    }

    @Override
    public String toString() {
        return raw().toString();
    }
}
