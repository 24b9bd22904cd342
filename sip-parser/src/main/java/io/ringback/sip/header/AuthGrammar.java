package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.AuthParameters.Parameter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How the parameters of a challenge or of credentials are read. */
final class AuthGrammar {
    private static final CharClass TOKEN68 = CharClass.ALPHANUM.or(CharClass.of("-._~+/"));
    private static final int FEW = 16;
    private static final CharClass PADDING = CharClass.of("=");
    private static final CharClass BLANK = CharClass.of(" \t");

    /** The names of RFC 7616 §3.3 to §3.5, of which each has a number of its own here; any other has one of theirs. */
    private static final PerfectHash NUMBERS = PerfectHash.of(
            Stream.of(
                            "realm",
                            "nonce",
                            "opaque",
                            "qop",
                            "algorithm",
                            "stale",
                            "domain",
                            "charset",
                            "userhash",
                            "response",
                            "username",
                            "uri",
                            "cnonce",
                            "nc",
                            "nextnonce",
                            "rspauth")
                    .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                    .mapToLong(name -> Octets.folded(name, 0, name.length))
                    .toArray(),
            6);

    private AuthGrammar() {}

    /** One parameter or more, up to the end or to a comma behind which another challenge begins. */
    static List<Parameter> parameters(Cursor cursor) {
        List<Parameter> all = new ArrayList<>(10);
        Set<String> many = new HashSet<>(0);
        long seen = 0;
        skipLeadingCommas(cursor);
        do {
            int from = cursor.position();
            Parameter parameter = parameter(cursor);
            long bit = bit(cursor.array(), from, parameter.name().length());
            boolean again = (seen & bit) != 0 && isAmong(all, many, parameter.name());
            seen |= bit;
            if (again) {
                throw cursor.errorAt(HeaderRule.AUTH_PARAMETER_TWICE, from);
            }
            if (all.size() == cursor.limits().parameters()) {
                throw cursor.error(Limit.TOO_MANY_PARAMETERS);
            }
            all.add(parameter);
        } while (skipCommas(cursor));
        return all;
    }

    /** One of 64 bits: names with different bits are different. */
    private static long bit(byte[] bytes, int from, int length) {
        return 1L << NUMBERS.candidate(Octets.folded(bytes, from, length));
    }

    /**
     * Tells whether parameters fill a range that are written as nearly all are, without escapes and with no other white
     * space than blanks behind commas, and of whose names none can be there twice. So {@link #parameters} would read
     * them, which makes objects.
     */
    static boolean arePlain(byte[] bytes, int from, int to, int most) {
        long seen = 0;
        int at = from;
        for (int count = 0; count < most; count++) {
            int nameEnd = Lexis.TOKEN.endOfRun(bytes, at, to);
            long bit = bit(bytes, at, nameEnd - at);
            if (nameEnd == at || nameEnd == to || bytes[nameEnd] != '=' || (seen & bit) != 0) {
                return false;
            }
            seen |= bit;
            int end = Lexis.plainValueEnd(bytes, nameEnd + 1, to);
            if (end < 0 || end == to || bytes[end] != ',') {
                return end == to;
            }
            at = BLANK.endOfRun(bytes, end + 1, to);
        }
        return false;
    }

    /** A few names are compared one by one, many are hashed, so that the cost stays linear. */
    private static boolean isAmong(List<Parameter> all, Set<String> many, Slice name) {
        if (all.size() < FEW) {
            return AuthParameters.find(all, name) != null;
        }
        for (int i = many.size(); i < all.size(); i++) {
            many.add(folded(all.get(i).name()));
        }
        return many.contains(folded(name));
    }

    private static String folded(Slice name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static Parameter parameter(Cursor cursor) {
        Slice name = cursor.take(Lexis.TOKEN, HeaderRule.AUTH_PARAMETER);
        if (!Lexis.skipSeparator(cursor, '=')) {
            throw cursor.error(HeaderRule.AUTH_PARAMETER);
        }
        return cursor.peek() == '"'
                ? new Parameter(name, Lexis.quotedString(cursor), true)
                : new Parameter(name, cursor.take(Lexis.TOKEN, HeaderRule.AUTH_PARAMETER), false);
    }

    /** A list that begins with empty elements may be tolerated. */
    private static void skipLeadingCommas(Cursor cursor) {
        int from = cursor.position();
        if (skipCommas(cursor)) {
            requireTolerance(cursor, from);
        }
    }

    /**
     * Moves over a comma, and over the empty elements around it that may be tolerated, unless what follows is a scheme,
     * which no equals sign follows; tells whether a parameter should follow.
     */
    static boolean skipCommas(Cursor cursor) {
        int last = cursor.position();
        int next = last;
        int commas = 0;
        while (Lexis.skipSeparator(cursor, ',')) {
            if (++commas > 1) {
                requireTolerance(cursor, next);
            }
            last = next;
            next = cursor.position();
        }
        if (commas == 0) {
            return false;
        }
        if (cursor.atEnd()) {
            requireTolerance(cursor, next);
            return false;
        }
        cursor.skipAll(Lexis.TOKEN);
        boolean scheme = cursor.position() > next && cursor.skipLws() && cursor.peek() != '=';
        cursor.moveTo(scheme ? last : next);
        return !scheme;
    }

    private static void requireTolerance(Cursor cursor, int emptyElement) {
        if (!cursor.tolerates(Leniency.EMPTY_ELEMENT)) {
            throw cursor.errorAt(HeaderRule.AUTH_PARAMETER, emptyElement);
        }
    }

    /** What no equals sign and value follow; nothing, and the cursor stays where it was, if something does. */
    static Slice token68(Cursor cursor) {
        int from = cursor.position();
        skipToken68(cursor);
        int to = cursor.position();
        cursor.skipLws();
        boolean alone = cursor.atEnd() || cursor.peek() == ',';
        cursor.moveTo(alone ? to : from);
        return cursor.since(from);
    }

    static boolean isToken68(Slice text) {
        Cursor cursor = text.cursor();
        skipToken68(cursor);
        return !text.isEmpty() && cursor.atEnd();
    }

    private static void skipToken68(Cursor cursor) {
        if (cursor.skipAll(TOKEN68) > 0) {
            cursor.skipAll(PADDING);
        }
    }
}
