package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a challenge or of credentials: {@code name = value}, separated by commas, names without case, each
 * at most once (RFC 3261 §25.1 {@code auth-param}, RFC 7616 §3.3 and §3.4). Those that nobody knows are kept.
 *
 * <p>Any value may be a token or a quoted string, as {@code auth-param} has it: RFC 7616 tells only senders which
 * parameters have quotes. Of empty list elements, where they are tolerated, nothing is kept. Schemes other than Digest
 * may have a token before the parameters or in their place (RFC 7235 §2.1 {@code token68}).
 */
public final class AuthParameters implements Writable, Iterable<AuthParameters.Parameter> {
    /** The scheme that SIP uses; it has no case. One object for all values of the usual spelling. */
    static final Slice DIGEST = Slice.of("Digest");

    private static final int COUNT_DIGITS = 8;
    private static final int DIGEST_LENGTH = DIGEST.length();
    private static final long DIGEST_AND_BLANK = Octets.first("Digest ".getBytes(StandardCharsets.US_ASCII), 0, 7);

    private final Slice token;
    private final Slice plain;

    /** Those of the plain text are made when one is first asked for, by several threads perhaps several times. */
    private @Nullable List<Parameter> all;

    private AuthParameters(Slice token, List<Parameter> all) {
        this.token = token;
        this.plain = Slice.empty();
        this.all = List.copyOf(all);
    }

    /** Parameters that {@link AuthGrammar#arePlain}. */
    private AuthParameters(Slice plain) {
        this.token = Slice.empty();
        this.plain = plain;
    }

    private List<Parameter> all() {
        List<Parameter> made = all;
        if (made == null) {
            made = List.copyOf(AuthGrammar.parameters(plain.cursor()));
            all = made;
        }
        return made;
    }

    /**
     * One parameter.
     *
     * @param name its name as it is written
     * @param value its value, without quotes but with its escapes as they are
     * @param quoted whether the value is written in quotes
     */
    public record Parameter(Slice name, Slice value, boolean quoted) {
        /** Refuses what would end the line. */
        public Parameter {
            Lexis.requireToken(name);
            Lexis.requireNoBreak(value);
        }
    }

    /**
     * No parameters.
     *
     * @return an empty set
     */
    public static AuthParameters none() {
        return new AuthParameters(Slice.empty(), List.of());
    }

    /**
     * A token alone, such as an access token (RFC 6750 §2.1).
     *
     * @param token68 letters, digits and {@code -._~+/}, at the end perhaps equals signs
     * @return the token without parameters
     * @throws IllegalArgumentException if it has other characters
     */
    public static AuthParameters ofToken68(String token68) {
        Slice token = Slice.of(token68);
        if (!AuthGrammar.isToken68(token)) {
            throw new IllegalArgumentException("not a token68");
        }
        return new AuthParameters(token, List.of());
    }

    /**
     * Reads parameters, up to the end or to a comma behind which another challenge begins.
     *
     * @param cursor at the first parameter; left behind the last
     * @return the parameters
     * @throws SyntaxException if one is wrong or occurs twice, or there are too many
     */
    public static AuthParameters read(Cursor cursor) {
        return new AuthParameters(Slice.empty(), AuthGrammar.parameters(cursor));
    }

    /** What follows the scheme Digest in a range that {@link #isPlainDigest}. */
    static AuthParameters ofPlainDigest(byte[] bytes, int from, int to) {
        return new AuthParameters(Slice.of(bytes, from + DIGEST_LENGTH + 1, to));
    }

    /** Tells whether a range is the scheme Digest, in the RFC's case of letters, and plain parameters. */
    static boolean isPlainDigest(byte[] bytes, int from, int to, ParseLimits limits) {
        int start = from + DIGEST_LENGTH + 1;
        return start < to
                && Octets.first(bytes, from, DIGEST_LENGTH + 1) == DIGEST_AND_BLANK
                && AuthGrammar.arePlain(bytes, start, to, limits.parameters());
    }

    /** Refuses a scheme that is no token. */
    @SuppressWarnings("ReferenceEquality") // only that object needs no look at its bytes
    static void requireScheme(Slice scheme) {
        if (scheme != DIGEST) {
            Lexis.requireToken(scheme);
        }
    }

    /** Reads what follows a scheme. Only Digest must have parameters, and no token before them. */
    static AuthParameters readAfter(Slice scheme, Cursor cursor) {
        boolean space = cursor.skipLws();
        boolean digest = scheme.equalsIgnoreCase(DIGEST);
        if (!digest && cursor.atEnd()) {
            return none();
        }
        if (!space) {
            throw cursor.error(HeaderRule.AUTH_SCHEME);
        }
        Slice token = digest ? Slice.empty() : AuthGrammar.token68(cursor);
        boolean more = token.isEmpty() || AuthGrammar.skipCommas(cursor);
        return new AuthParameters(token, more ? AuthGrammar.parameters(cursor) : List.of());
    }

    static @Nullable Parameter find(List<Parameter> all, Slice name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equalsIgnoreCase(name)) {
                return all.get(i);
            }
        }
        return null;
    }

    /**
     * The token that stands before the parameters or in their place; Digest has none.
     *
     * @return the token, empty if there is none
     */
    public Slice token68() {
        return token;
    }

    /**
     * The value of a parameter.
     *
     * @param name its name, in any case of letters
     * @return its bytes without quotes, escapes as they are; empty if it is absent
     */
    public Optional<Slice> value(String name) {
        List<Parameter> parameters = all();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(name)) {
                return Optional.of(parameters.get(i).value());
            }
        }
        return Optional.empty();
    }

    /**
     * The text of a parameter.
     *
     * @param name its name, in any case of letters
     * @return its text with escapes resolved; empty if it is absent
     */
    public Optional<String> text(String name) {
        return value(name).map(Lexis::unquote);
    }

    /** How often a nonce has been used: the parameter {@code nc}, if it is eight hexadecimal digits. */
    Optional<Long> nonceCount() {
        return value("nc").flatMap(AuthParameters::eightHexDigits);
    }

    private static Optional<Long> eightHexDigits(Slice digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Ascii.hexValue(digits.byteAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number << 4 | digit;
        }
        return digits.length() == COUNT_DIGITS ? Optional.of(number) : Optional.empty();
    }

    /**
     * These parameters and one more whose value is written in quotes.
     *
     * @param name a token
     * @param value the bytes between the quotes, with their escapes: as they were received, or free of quotes,
     *     backslashes and line ends
     * @return new parameters
     * @throws IllegalArgumentException if a quote in them is not escaped, or they would end the line
     */
    public AuthParameters withQuoted(String name, Slice value) {
        return with(new Parameter(Slice.of(Lexis.requireToken(name)), Lexis.requireQuotable(value), true));
    }

    /**
     * These parameters and one more whose text is escaped and written in quotes.
     *
     * @param name a token
     * @param text any text without line ends
     * @return new parameters
     */
    public AuthParameters withText(String name, String text) {
        String quoted = Lexis.quote(text);
        return withQuoted(name, Slice.of(quoted.substring(1, quoted.length() - 1)));
    }

    /**
     * These parameters and one more whose value is a token.
     *
     * @param name a token
     * @param value a token
     * @return new parameters
     */
    public AuthParameters withToken(String name, String value) {
        return with(new Parameter(Slice.of(Lexis.requireToken(name)), Slice.of(Lexis.requireToken(value)), false));
    }

    private AuthParameters with(Parameter parameter) {
        if (find(all(), parameter.name()) != null) {
            throw new IllegalArgumentException(HeaderRule.AUTH_PARAMETER_TWICE.description());
        }
        List<Parameter> more = new ArrayList<>(all());
        more.add(parameter);
        return new AuthParameters(token, more);
    }

    /**
     * Tells whether there is nothing at all.
     *
     * @return true if there is neither a token nor a parameter
     */
    public boolean isEmpty() {
        return token.isEmpty() && all().isEmpty();
    }

    @Override
    public Iterator<Parameter> iterator() {
        return all().iterator();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(token);
        String separator = token.isEmpty() ? "" : ", ";
        for (Parameter parameter : all()) {
            writer.ascii(separator).slice(parameter.name()).octet('=');
            if (parameter.quoted()) {
                writer.octet('"').slice(parameter.value()).octet('"');
            } else {
                writer.slice(parameter.value());
            }
            separator = ", ";
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthParameters that && token.equals(that.token) && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return 31 * token.hashCode() + all().hashCode();
    }

    /** Only the names: values may be credentials. */
    @Override
    public String toString() {
        return all().stream()
                .map(parameter -> parameter.name().toString())
                .toList()
                .toString();
    }
}
