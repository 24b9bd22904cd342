package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Parts.address;
import static io.ringback.sip.grammar.Parts.exactly;
import static io.ringback.sip.grammar.Parts.featureTag;
import static io.ringback.sip.grammar.Parts.inBrackets;
import static io.ringback.sip.grammar.Parts.nameAddr;
import static io.ringback.sip.grammar.Parts.parameters;
import static io.ringback.sip.grammar.Words.ALPHANUM;
import static io.ringback.sip.grammar.Words.hex;
import static io.ringback.sip.grammar.Words.lws;
import static io.ringback.sip.grammar.Words.number;
import static io.ringback.sip.grammar.Words.quoted;
import static io.ringback.sip.grammar.Words.separator;
import static io.ringback.sip.grammar.Words.some;
import static io.ringback.sip.grammar.Words.token;

import io.ringback.sip.grammar.Parts.Parameter;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Generates values of the header fields that extensions of RFC 3261 define, each by its own RFC. */
final class ExtensionValues {
    private static final long SECONDS = 0xFFFF_FFFFL;
    private static final String NO_DOT = Words.without(Words.TOKEN, ".");

    private ExtensionValues() {}

    static void addTo(Map<KnownHeader, Function<Draw, String>> all) {
        routes(all);
        events(all);
        dialogs(all);
        identities(all);
        preferences(all);
        places(all);
        network(all);
        PrivateValues.addTo(all);
        security(all);
    }

    private static void routes(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.PATH, d -> nameAddr(d) + parameters(d));
        all.put(KnownHeader.SERVICE_ROUTE, d -> nameAddr(d) + parameters(d));
        all.put(KnownHeader.FLOW_TIMER, d -> number(d, SECONDS));
        all.put(KnownHeader.MAX_BREADTH, d -> number(d, Integer.MAX_VALUE));
        all.put(KnownHeader.RSEQ, d -> Long.toString(1 + Long.parseLong(number(d, SECONDS - 1))));
        all.put(
                KnownHeader.RACK,
                d -> d.between(1, 70_000) + lws(d) + number(d, Integer.MAX_VALUE) + lws(d) + HeaderValues.method(d));
    }

    private static void events(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.EVENT, d -> eventType(d) + parameters(d, Parameter.of("id", Words::token)));
        all.put(KnownHeader.ALLOW_EVENTS, ExtensionValues::eventType);
        all.put(
                KnownHeader.SUBSCRIPTION_STATE,
                d -> d.pick("active", "pending", "terminated", token(d))
                        + parameters(
                                d,
                                Parameter.of("reason", Words::token),
                                Parameter.of("expires", x -> number(x, SECONDS)),
                                Parameter.of("retry-after", x -> number(x, SECONDS))));
        all.put(KnownHeader.INFO_PACKAGE, d -> token(d) + parameters(d));
        all.put(KnownHeader.RECV_INFO, d -> token(d) + parameters(d));
        all.put(KnownHeader.SIP_ETAG, Words::token);
        all.put(KnownHeader.SIP_IF_MATCH, Words::token);
        all.put(KnownHeader.SUPPRESS_IF_MATCH, d -> d.oneIn(3) ? "*" : token(d));
    }

    private static String eventType(Draw draw) {
        return some(draw, NO_DOT, 1, 8) + (draw.oneIn(3) ? "." + some(draw, NO_DOT, 1, 5) : "");
    }

    private static void dialogs(Map<KnownHeader, Function<Draw, String>> all) {
        Parameter toTag = Parameter.of("to-tag", Words::token);
        Parameter fromTag = Parameter.of("from-tag", Words::token);
        all.put(
                KnownHeader.REPLACES,
                d -> Words.callId(d) + exactly(d, toTag, fromTag) + (d.oneIn(3) ? ";early-only" : ""));
        all.put(KnownHeader.JOIN, d -> Words.callId(d) + exactly(d, toTag, fromTag) + (d.oneIn(3) ? ";x=y" : ""));
        all.put(
                KnownHeader.TARGET_DIALOG,
                d -> Words.callId(d)
                        + parameters(
                                d, Parameter.of("local-tag", Words::token), Parameter.of("remote-tag", Words::token)));
        all.put(KnownHeader.SESSION_ID, d -> hex(d, 32) + parameters(d, Parameter.of("remote", x -> hex(x, 32))));
        all.put(
                KnownHeader.SESSION_EXPIRES,
                d -> number(d, SECONDS) + parameters(d, Parameter.of("refresher", x -> x.pick("uac", "UAS"))));
        all.put(KnownHeader.MIN_SE, d -> number(d, SECONDS) + parameters(d));
        all.put(KnownHeader.REFER_TO, d -> address(d) + parameters(d));
        all.put(
                KnownHeader.REFERRED_BY,
                d -> address(d)
                        + parameters(
                                d,
                                Parameter.of(
                                        "cid",
                                        x -> "\"" + some(x, ALPHANUM, 1, 6) + "@" + some(x, ALPHANUM, 1, 6) + "\"")));
        all.put(KnownHeader.REFER_SUB, d -> d.pick("true", "false") + parameters(d));
        all.put(
                KnownHeader.REASON,
                d -> d.pick("SIP", "Q.850", token(d))
                        + parameters(
                                d, Parameter.of("cause", x -> number(x, 999)), Parameter.of("text", Words::quoted)));
        all.put(
                KnownHeader.ANSWER_MODE,
                d -> d.pick("Auto", "Manual", token(d)) + parameters(d, Parameter.flag("require")));
        all.put(KnownHeader.PRIV_ANSWER_MODE, all.get(KnownHeader.ANSWER_MODE));
    }

    private static void identities(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.PRIVACY, d -> String.join(";", d.shuffled(List.of("id", "header", "x" + token(d)))));
        all.put(KnownHeader.P_ASSERTED_IDENTITY, Parts::address);
        all.put(KnownHeader.P_PREFERRED_IDENTITY, Parts::address);
        all.put(KnownHeader.P_ASSERTED_SERVICE, ExtensionValues::service);
        all.put(KnownHeader.P_PREFERRED_SERVICE, ExtensionValues::service);
        all.put(
                KnownHeader.REMOTE_PARTY_ID,
                d -> nameAddr(d)
                        + parameters(
                                d,
                                Parameter.of("screen", x -> x.pick("no", "yes")),
                                Parameter.of("party", x -> x.pick("calling", "called", token(x))),
                                Parameter.of("id-type", Words::token),
                                Parameter.of("privacy", x -> x.pick("full", "off", "\"name-network, uri\""))));
        all.put(
                KnownHeader.DIVERSION,
                d -> nameAddr(d)
                        + parameters(
                                d,
                                Parameter.of("reason", x -> x.pick("unknown", "no-answer", quoted(x))),
                                Parameter.of("counter", x -> Integer.toString(x.below(100))),
                                Parameter.of("privacy", x -> x.pick("full", "off")),
                                Parameter.of("screen", x -> x.pick("yes", "no"))));
        all.put(KnownHeader.HISTORY_INFO, ExtensionValues::historyInfo);
        all.put(
                KnownHeader.IDENTITY,
                d -> some(d, ALPHANUM + "+/.", 1, 20) + separator(d, ';') + "info" + separator(d, '=') + inBrackets(d)
                        + parameters(d, Parameter.of("alg", Words::token), Parameter.of("ppt", Words::token)));
        all.put(KnownHeader.IDENTITY_INFO, d -> inBrackets(d) + parameters(d));
    }

    private static String historyInfo(Draw draw) {
        Function<Draw, String> index = x -> x.between(1, 9) + (x.oneIn(2) ? "." + x.between(1, 20) : "");
        return nameAddr(draw)
                + exactly(draw, Parameter.of("index", index), Parameter.of(draw.pick("rc", "mp", "np"), index));
    }

    private static String service(Draw draw) {
        return "urn:urn-7:" + some(draw, ALPHANUM, 1, 6) + (draw.oneIn(2) ? "." + some(draw, ALPHANUM, 1, 6) : "");
    }

    private static void preferences(Map<KnownHeader, Function<Draw, String>> all) {
        Function<Draw, String> features = d -> {
            StringBuilder text = new StringBuilder("*");
            for (String base :
                    d.shuffled(List.of("audio", "methods", "mobility")).subList(0, d.below(4))) {
                text.append(separator(d, ';')).append(base);
                text.append(d.oneIn(2) ? separator(d, '=') + Parts.featureValue(d) : "");
            }
            return text + (d.oneIn(3) ? ";" + featureTag(d) + "=" + Parts.featureValue(d) : "");
        };
        all.put(
                KnownHeader.ACCEPT_CONTACT,
                d -> features.apply(d) + (d.oneIn(2) ? ";require" : "") + (d.oneIn(2) ? ";explicit" : ""));
        all.put(KnownHeader.REJECT_CONTACT, features);
        all.put(
                KnownHeader.FEATURE_CAPS,
                d -> "*" + (d.oneIn(2) ? ";" + featureTag(d) + (d.oneIn(2) ? "=" + Parts.featureValue(d) : "") : ""));
        all.put(
                KnownHeader.REQUEST_DISPOSITION,
                d -> d.pick(
                        "proxy",
                        "redirect",
                        "cancel",
                        "no-cancel",
                        "fork",
                        "no-fork",
                        "recurse",
                        "no-recurse",
                        "parallel",
                        "sequential",
                        "Queue",
                        "no-queue"));
        Function<Draw, String> priority = d -> some(d, NO_DOT, 1, 6) + "." + some(d, NO_DOT, 1, 6);
        all.put(KnownHeader.RESOURCE_PRIORITY, priority);
        all.put(KnownHeader.ACCEPT_RESOURCE_PRIORITY, priority);
    }

    private static void places(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.GEOLOCATION, d -> inBrackets(d) + parameters(d));
        all.put(KnownHeader.GEOLOCATION_ROUTING, d -> d.pick("yes", "no", token(d) + "=" + Parts.genericValue(d)));
        all.put(
                KnownHeader.GEOLOCATION_ERROR,
                d -> some(d, Words.DIGIT, 1, 3) + parameters(d, Parameter.of("code", Words::quoted)));
        all.put(
                KnownHeader.USER_TO_USER,
                d -> (d.oneIn(2) ? quoted(d) : token(d))
                        + parameters(
                                d,
                                Parameter.of("purpose", Words::token),
                                Parameter.of("content", Words::token),
                                Parameter.of("encoding", x -> x.pick("hex", token(x)))));
        all.put(
                KnownHeader.CONTENT_ID,
                d -> "<" + some(d, ALPHANUM + "!#$%&'*+-/=?^_`{|}~", 1, 9) + "@"
                        + Uris.domain(d).replaceAll("\\.$", "") + ">");
    }

    private static void network(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(
                KnownHeader.P_ACCESS_NETWORK_INFO,
                d -> d.pick("IEEE-802.11", "3GPP-E-UTRAN-FDD", token(d))
                        + parameters(
                                d,
                                Parameter.flag("network-provided"),
                                Parameter.of("utran-cell-id-3gpp", x -> x.pick(hex(x, 12), quoted(x))),
                                Parameter.of("local-time-zone", Words::quoted)));
        all.put(KnownHeader.P_ASSOCIATED_URI, d -> nameAddr(d) + parameters(d));
        all.put(KnownHeader.P_CALLED_PARTY_ID, d -> nameAddr(d) + parameters(d));
        all.put(
                KnownHeader.P_CHARGING_FUNCTION_ADDRESSES,
                d -> d.pick("ccf", "ecf") + separator(d, '=') + Parts.genericValue(d) + parameters(d));
        all.put(
                KnownHeader.P_CHARGING_VECTOR,
                d -> "icid-value" + separator(d, '=') + d.pick(token(d), quoted(d), Uris.host(d))
                        + parameters(
                                d,
                                Parameter.of("icid-generated-at", Uris::host),
                                Parameter.of("orig-ioi", Parts::genericValue),
                                Parameter.of(
                                        "transit-ioi",
                                        d2 -> "\"" + d2.pick("void", "operatorA.1")
                                                + d2.pick("", ",void", " ,\toperatorB2.33") + "\"")));
        all.put(KnownHeader.P_VISITED_NETWORK_ID, d -> (d.oneIn(2) ? quoted(d) : token(d)) + parameters(d));
        all.put(KnownHeader.P_EARLY_MEDIA, d -> d.pick("supported", "sendrecv", "gated", token(d)));
        all.put(KnownHeader.P_PRIVATE_NETWORK_INDICATION, d -> Uris.domain(d) + parameters(d));
        all.put(
                KnownHeader.P_SERVED_USER,
                d -> nameAddr(d)
                        + parameters(
                                d,
                                Parameter.of("sescase", x -> x.pick("orig", "term")),
                                Parameter.of("regstate", x -> x.pick("reg", "unreg")),
                                Parameter.flag("orig-cdiv")));
        all.put(
                KnownHeader.P_USER_DATABASE,
                d -> "<" + d.pick("aaa", "aaas") + "://" + Uris.domain(d) + d.pick("", ":3868")
                        + d.pick("", ";transport=" + d.pick("tcp", "SCTP", "udp"))
                        + d.pick("", ";protocol=" + d.pick("diameter", "radius", "tacacs+")) + ">");
        all.put(KnownHeader.P_CHARGE_INFO, Parts::address);
    }

    private static void security(Map<KnownHeader, Function<Draw, String>> all) {
        Function<Draw, String> mechanism = d -> d.pick("digest", "tls", "ipsec-3gpp", token(d))
                + parameters(
                        d,
                        Parameter.of("q", Parts::qvalue),
                        Parameter.of("d-alg", Words::token),
                        Parameter.of("d-qop", x -> x.pick("auth", "auth-int")),
                        Parameter.of("d-ver", x -> "\"" + hex(x, 32) + "\""));
        all.put(KnownHeader.SECURITY_CLIENT, mechanism);
        all.put(KnownHeader.SECURITY_SERVER, mechanism);
        all.put(KnownHeader.SECURITY_VERIFY, mechanism);
    }
}
