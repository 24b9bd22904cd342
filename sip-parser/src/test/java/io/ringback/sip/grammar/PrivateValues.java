package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Words.hex;

import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import java.util.Map;
import java.util.function.Function;

/** Generates values of the P-headers that networks have defined for themselves, each by its own RFC. */
final class PrivateValues {
    private PrivateValues() {}

    static void addTo(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.P_MEDIA_AUTHORIZATION, d -> Words.anyCase(d, hex(d, d.between(1, 60))));
        all.put(
                KnownHeader.P_ANSWER_STATE,
                d -> d.pick("Confirmed", "Unconfirmed", Words.token(d)) + Parts.parameters(d));
        all.put(KnownHeader.P_PROFILE_KEY, d -> Parts.address(d) + Parts.parameters(d));
        all.put(
                KnownHeader.P_REFUSED_URI_LIST,
                d -> Parts.address(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of(
                                        "members",
                                        x -> x.pick("\"cid:%s\"", "<cid:%s>")
                                                .formatted(hex(x, 5) + "@" + Uris.domain(x)))));
        dcs(all);
    }

    /** Those of RFC 5503. */
    private static void dcs(Map<KnownHeader, Function<Draw, String>> all) {
        Function<Draw, String> uri = d -> "\"" + Uris.any(d) + "\"";
        all.put(
                KnownHeader.P_DCS_TRACE_PARTY_ID,
                d -> Parts.nameAddr(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of(
                                        "timestamp", x -> Words.number(x, 0xFFFF_FFFFL) + x.pick("", ".2327"))));
        all.put(KnownHeader.P_DCS_OSPS, d -> d.pick("BLV", "EI", "RING", Words.token(d)));
        all.put(
                KnownHeader.P_DCS_BILLING_INFO,
                d -> hex(d, d.between(1, 48)) + "/" + hex(d, d.between(1, 16)) + "@" + Uris.host(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of("rksgroup", Words::token),
                                Parts.Parameter.of(d.pick("charge", "calling", "called"), uri),
                                Parts.Parameter.of(d.pick("routing", "locroute"), uri),
                                Parts.Parameter.of(
                                        "jip", x -> "\"" + hex(x, 5) + ";jip-context=+1" + hex(x, 2) + "\"")));
        all.put(
                KnownHeader.P_DCS_LAES,
                d -> Uris.hostPort(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of("content", Uris::hostPort),
                                Parts.Parameter.of("bcid", x -> hex(x, x.between(1, 48))),
                                Parts.Parameter.of("cccid", x -> hex(x, x.between(1, 8)))));
        all.put(
                KnownHeader.P_DCS_REDIRECT,
                d -> uri.apply(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of("redirector-uri", uri),
                                Parts.Parameter.of("count", x -> Words.number(x, Integer.MAX_VALUE))));
    }
}
