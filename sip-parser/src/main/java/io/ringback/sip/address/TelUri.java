package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A telephone number as a URI (RFC 3966): a global one, or a local one with the context that it is valid in.
 *
 * @param raw the whole URI
 * @param number the number with its visual separators; a global one begins with a plus sign
 * @param parameters what follows the number
 */
public record TelUri(Slice raw, Slice number, Parameters parameters) implements Uri {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public TelUri {
        Lexis.requireNoBreak(raw);
        Lexis.requireNoBreak(number);
    }

    private static final CharClass SEPARATOR = CharClass.of("-.()");
    private static final CharClass LOCAL_CHARACTER =
            CharClass.HEX.or(CharClass.of("*#")).or(SEPARATOR);
    private static final CharClass GLOBAL_CHARACTER = CharClass.DIGIT.or(SEPARATOR);
    private static final CharClass SUBADDRESS_CHARACTER = Parameters.URI_CHARACTER.or(CharClass.of("?@,"));
    private static final CharClass PARAMETER_NAME = CharClass.ALPHANUM.or(CharClass.of("-"));
    static final String CONTEXT = "phone-context";
    static final String EXTENSION = "ext";
    static final String SUBADDRESS = "isub";
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value(CONTEXT, TelUri::skipContext)
            .value(EXTENSION, cursor -> skipNumber(cursor, GLOBAL_CHARACTER))
            .value(SUBADDRESS, TelUri::skipSubaddress);

    /**
     * Reads a telephone number from its text.
     *
     * @param text a whole URI
     * @return the number
     * @throws SyntaxException if it is none, or of another scheme
     */
    public static TelUri of(String text) {
        if (Uri.of(text) instanceof TelUri uri) {
            return uri;
        }
        throw SyntaxException.of(AddressRule.SCHEME, 0);
    }

    static TelUri read(Cursor cursor, int from) {
        int numberFrom = cursor.position();
        boolean global = cursor.skip('+');
        skipNumber(cursor, global ? GLOBAL_CHARACTER : LOCAL_CHARACTER);
        Slice number = cursor.since(numberFrom);
        Parameters parameters = Parameters.readUri(cursor, PARAMETERS);
        boolean contextMissing = !global && !parameters.has(CONTEXT) && !cursor.tolerates(Leniency.NO_PHONE_CONTEXT);
        if (!cursor.atEnd() || contextMissing || !areAllowed(parameters)) {
            throw cursor.error(AddressRule.TELEPHONE);
        }
        return new TelUri(cursor.since(from), number, parameters);
    }

    /** Moves over digits and separators, of which one must be a digit. */
    private static void skipNumber(Cursor cursor, CharClass members) {
        int from = cursor.position();
        cursor.skipAll(members);
        if (!hasDigit(cursor.since(from))) {
            throw cursor.error(AddressRule.TELEPHONE);
        }
    }

    private static boolean hasDigit(Slice digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (!SEPARATOR.contains(digits.byteAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code domainname / global-number-digits}. */
    private static void skipContext(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skip('+')) {
            skipNumber(cursor, GLOBAL_CHARACTER);
        } else if (Host.read(cursor).isAddress()) {
            throw cursor.errorAt(AddressRule.TELEPHONE, from);
        }
    }

    /** {@code 1*uric}, but for what ends a parameter's value. */
    private static void skipSubaddress(Cursor cursor) {
        int from = cursor.position();
        do {
            cursor.skipAll(SUBADDRESS_CHARACTER);
        } while (Parameters.skipEscape(cursor));
        if (cursor.position() == from) {
            throw cursor.error(AddressRule.TELEPHONE);
        }
    }

    private static boolean areAllowed(Parameters parameters) {
        boolean names = parameters.list().stream()
                .allMatch(
                        parameter -> PARAMETER_NAME.matchesAll(parameter.name().toString()));
        return names && !(parameters.has(EXTENSION) && parameters.has(SUBADDRESS));
    }

    /**
     * Tells whether the number is valid everywhere in the world.
     *
     * @return false if it is valid only in its {@link #context()}
     */
    public boolean isGlobal() {
        return number.byteAt(0) == '+';
    }

    /**
     * The number to be dialled.
     *
     * @return the number without visual separators, letters in lower case; a global one begins with a plus sign
     */
    public String digits() {
        return digits(number);
    }

    static String digits(Slice number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (!SEPARATOR.contains(number.byteAt(i))) {
                digits.append((char) number.byteAt(i));
            }
        }
        return digits.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Where a local number is valid.
     *
     * @return a domain name, or the beginning of global numbers; empty for a global number
     */
    public Optional<Slice> context() {
        return parameters.value(CONTEXT);
    }

    /**
     * The number of a station behind a private exchange.
     *
     * @return digits without visual separators; empty if there is none
     */
    public Optional<String> extension() {
        return parameters.value(EXTENSION).map(TelUri::digits);
    }

    /**
     * The ISDN subaddress.
     *
     * @return its text with its escapes resolved; empty if there is none
     */
    public Optional<String> subaddress() {
        return parameters.value(SUBADDRESS).map(Escapes::resolve);
    }

    /**
     * This number as a SIP URI, in lower case, without visual separators and with its parameters in the order that RFC
     * 3261 §19.1.6 asks for, so that equivalent numbers become equivalent URIs.
     *
     * @param hostPort who is to call it
     * @return a URI with {@code user=phone}
     */
    public SipUri toSipUri(HostPort hostPort) {
        return SipUri.ofTelephone(TelephoneUser.of(this), hostPort);
    }

    /** Tells whether a parameter's value is digits, in which visual separators mean nothing (RFC 3966 §4). */
    static boolean isNumber(String name, Slice value) {
        return name.equals(EXTENSION) || (name.equals(CONTEXT) && value.byteAt(0) == '+');
    }

    @Override
    public boolean isEquivalent(Uri other) {
        return other instanceof TelUri that && UriComparison.equivalent(this, that);
    }

    @Override
    public String scheme() {
        return "tel";
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(raw);
    }

    @Override
    public String toString() {
        return raw.toString();
    }
}
