package io.ringback.sip.address;

import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A telephone number as the user part of a SIP URI: RFC 3261 §19.1.6. */
final class TelephoneUser {
    /** Those that come first, by RFC 3261 §19.1.6 and RFC 3966 §3; the others follow by their names. */
    private static final List<String> FIRST = List.of(TelUri.SUBADDRESS, TelUri.EXTENSION, "postd", TelUri.CONTEXT);

    /** What is escaped in a user part only because that has no such character, where a tel URI has it. */
    private static final CharClass IN_NUMBER = Lexis.UNRESERVED.or(CharClass.of("#"));

    private static final CharClass IN_PARAMETER = Lexis.UNRESERVED.or(CharClass.of("[]:"));
    private static final CharClass IN_SUBADDRESS = IN_PARAMETER.or(CharClass.of("@"));

    private TelephoneUser() {}

    /**
     * The number as it is compared: without visual separators, in lower case, with nothing escaped that need not be,
     * its parameters in one order; so equivalent numbers become equivalent texts. A colon that is escaped becomes the
     * same as one that is not, for a user part has it only escaped.
     */
    static String of(TelUri number) {
        StringBuilder user = new StringBuilder(number.digits());
        UriComparison.byName(number.parameters()).entrySet().stream()
                .sorted(Comparator.comparing(parameter -> rank(parameter.getKey())))
                .forEach(parameter -> append(user, parameter.getKey(), parameter.getValue()));
        return user.toString();
    }

    private static String rank(String name) {
        int rank = FIRST.indexOf(name);
        return (rank < 0 ? FIRST.size() : rank) + name;
    }

    private static void append(StringBuilder user, String name, Slice value) {
        user.append(';').append(name);
        if (!value.isEmpty()) {
            user.append('=').append(TelUri.isNumber(name, value) ? TelUri.digits(value) : Escapes.folded(value));
        }
    }

    /** The number that a user part is: escapes are resolved that only a user part needs, or that nobody does. */
    static Optional<TelUri> read(Slice user) {
        int end = user.indexOf(';');
        StringBuilder tel = new StringBuilder("tel:").append(Escapes.resolve(upTo(end, user), IN_NUMBER));
        Slice rest = user;
        while (end >= 0) {
            rest = rest.slice(end + 1, rest.length());
            end = rest.indexOf(';');
            Slice parameter = upTo(end, rest);
            tel.append(';').append(Escapes.resolve(parameter, isSubaddress(parameter) ? IN_SUBADDRESS : IN_PARAMETER));
        }
        try {
            return Optional.of(TelUri.of(tel.toString()));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private static Slice upTo(int end, Slice text) {
        return end < 0 ? text : text.slice(0, end);
    }

    private static boolean isSubaddress(Slice parameter) {
        return Escapes.folded(parameter).startsWith(TelUri.SUBADDRESS + "=");
    }
}
