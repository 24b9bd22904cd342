package io.ringback.sip.address;

import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The comparison of SIP URIs, rule by rule (RFC 3261 §19.1.4), and of telephone numbers (RFC 3966 §4). */
final class UriComparison {
    /** Parameters that make URIs differ when only one of them has it; the RFC's examples add {@code transport}. */
    private static final List<String> NEVER_IGNORED = List.of("user", "ttl", "method", "maddr", "transport");

    private static final String MADDR = "maddr";

    private UriComparison() {}

    static boolean equivalent(SipUri a, SipUri b) {
        return a.secure() == b.secure()
                && sameText(a.userInfo(), b.userInfo(), true)
                && a.hostPort().equals(b.hostPort())
                && sameParameters(a, b)
                && sameHeaders(a.headers(), b.headers());
    }

    /** No parameter is ignored; escapes are resolved as in SIP URIs (RFC 3966 §3). */
    static boolean equivalent(TelUri a, TelUri b) {
        Map<String, Slice> mine = byName(a.parameters());
        Map<String, Slice> others = byName(b.parameters());
        return a.digits().equals(b.digits())
                && mine.keySet().equals(others.keySet())
                && mine.entrySet().stream()
                        .allMatch(parameter -> sameTelephoneValue(
                                parameter.getKey(),
                                parameter.getValue(),
                                others.getOrDefault(parameter.getKey(), Slice.empty())));
    }

    private static boolean sameTelephoneValue(String name, Slice a, Slice b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        boolean numbers = TelUri.isNumber(name, a) && TelUri.isNumber(name, b);
        return numbers ? TelUri.digits(a).equals(TelUri.digits(b)) : sameText(a, b, false);
    }

    private static boolean sameParameters(SipUri a, SipUri b) {
        Map<String, Slice> mine = byName(a.parameters());
        Map<String, Slice> others = byName(b.parameters());
        for (String name : NEVER_IGNORED) {
            if (mine.containsKey(name) != others.containsKey(name)) {
                return false;
            }
        }
        for (Map.Entry<String, Slice> parameter : mine.entrySet()) {
            Slice other = others.get(parameter.getKey());
            boolean same = other == null
                    || sameText(parameter.getValue(), other, false)
                    || (parameter.getKey().equals(MADDR) && sameAddress(a, b));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** An IPv6 address can be written in several ways (RFC 5954 §4.2). */
    private static boolean sameAddress(SipUri a, SipUri b) {
        return a.maddr().isPresent() && a.maddr().equals(b.maddr());
    }

    /** The first value of each name, nothing for a parameter without one. */
    static Map<String, Slice> byName(Parameters parameters) {
        Map<String, Slice> values = new HashMap<>();
        for (Parameter parameter : parameters.list()) {
            values.putIfAbsent(
                    Escapes.folded(parameter.name()), parameter.value().orElse(Slice.empty()));
        }
        return values;
    }

    /** Headers are never ignored and may stand in any order; so each of one side needs its own on the other. */
    private static boolean sameHeaders(Slice a, Slice b) {
        return counted(a).equals(counted(b));
    }

    /** How often each header is there, in one of the ways in which it could be written. */
    private static Map<String, Integer> counted(Slice headers) {
        Map<String, Integer> counts = new HashMap<>();
        for (Slice header : split(headers)) {
            int equals = header.indexOf('=');
            String name = Escapes.normal(header.slice(0, equals), false);
            counts.merge(name + Escapes.normal(header.slice(equals, header.length()), true), 1, Integer::sum);
        }
        return counts;
    }

    private static List<Slice> split(Slice headers) {
        List<Slice> all = new ArrayList<>();
        Slice rest = headers;
        while (!rest.isEmpty()) {
            int end = rest.indexOf('&');
            all.add(end < 0 ? rest : rest.slice(0, end));
            rest = end < 0 ? Slice.empty() : rest.slice(end + 1, rest.length());
        }
        return all;
    }

    /** Compares with escapes resolved, except that an escaped reserved character is not the character itself. */
    static boolean sameText(Slice a, Slice b, boolean caseCounts) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int escapedA = Escapes.valueAt(a, i);
            int escapedB = Escapes.valueAt(b, j);
            int valueA = escapedA < 0 ? a.byteAt(i) & 0xFF : escapedA;
            int valueB = escapedB < 0 ? b.byteAt(j) & 0xFF : escapedB;
            boolean same = caseCounts ? valueA == valueB : Ascii.lower(valueA) == Ascii.lower(valueB);
            if (!same || (Escapes.isReserved(valueA) && (escapedA < 0) != (escapedB < 0))) {
                return false;
            }
            i += escapedA < 0 ? 1 : 3;
            j += escapedB < 0 ? 1 : 3;
        }
        return i == a.length() && j == b.length();
    }
}
