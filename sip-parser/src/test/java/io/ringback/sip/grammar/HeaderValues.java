package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Parts.address;
import static io.ringback.sip.grammar.Parts.inBrackets;
import static io.ringback.sip.grammar.Parts.nameAddr;
import static io.ringback.sip.grammar.Parts.parameters;
import static io.ringback.sip.grammar.Words.ALPHANUM;
import static io.ringback.sip.grammar.Words.comment;
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
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Generates values of the header fields of RFC 3261 §25.1, and joins those of its extensions to them. */
public final class HeaderValues {
    private static final long SECONDS = 0xFFFF_FFFFL;
    private static final int COMMENTS = 4;
    private static final Map<KnownHeader, Function<Draw, String>> ALL = new EnumMap<>(KnownHeader.class);

    static {
        addresses();
        core();
        authentication();
        software();
        content();
        ExtensionValues.addTo(ALL);
    }

    private HeaderValues() {}

    /** A valid value of a header field, one of those that may be joined by commas if it is a list. */
    public static String of(KnownHeader name, Draw draw) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow().apply(draw);
    }

    private static void addresses() {
        Parameter tag = Parameter.of("tag", Words::token);
        ALL.put(KnownHeader.FROM, d -> address(d) + parameters(d, tag));
        ALL.put(KnownHeader.TO, d -> address(d) + parameters(d, tag));
        ALL.put(KnownHeader.REPLY_TO, d -> address(d) + parameters(d));
        ALL.put(KnownHeader.ROUTE, d -> nameAddr(d) + parameters(d));
        ALL.put(KnownHeader.RECORD_ROUTE, d -> nameAddr(d) + parameters(d));
        ALL.put(
                KnownHeader.CONTACT,
                d -> address(d)
                        + parameters(
                                d,
                                Parameter.of("q", Parts::qvalue),
                                Parameter.of("expires", x -> number(x, SECONDS)),
                                Parameter.of("reg-id", x -> Integer.toString(x.between(1, 9))),
                                Parameter.of("+sip.instance", x -> "\"<urn:uuid:" + hex(x, 8) + ">\"")));
        ALL.put(KnownHeader.VIA, HeaderValues::via);
        ALL.put(KnownHeader.ALERT_INFO, d -> inBrackets(d) + parameters(d));
        ALL.put(KnownHeader.ERROR_INFO, d -> inBrackets(d) + parameters(d));
        ALL.put(
                KnownHeader.CALL_INFO,
                d -> inBrackets(d) + parameters(d, Parameter.of("purpose", x -> x.pick("icon", "info", token(x)))));
    }

    private static String via(Draw draw) {
        String protocol = Words.anyCase(draw, "SIP") + separator(draw, '/') + "2.0" + separator(draw, '/');
        String transport = draw.pick("UDP", "TCP", "TLS", "SCTP", "WSS", "tcp", token(draw));
        String port = draw.oneIn(2) ? separator(draw, ':') + draw.between(1, 65_535) : "";
        return protocol
                + transport
                + lws(draw)
                + Uris.host(draw)
                + port
                + parameters(
                        draw,
                        Parameter.of("branch", x -> "z9hG4bK" + token(x)),
                        Parameter.of("received", x -> x.pick(Uris.ipv4(x), Uris.ipv6(x))),
                        rport(draw),
                        Parameter.of("ttl", x -> number(x, 255)),
                        Parameter.of("maddr", Uris::host));
    }

    private static Parameter rport(Draw draw) {
        return draw.oneIn(2) ? Parameter.flag("rport") : Parameter.of("rport", x -> "" + x.between(1, 65_535));
    }

    private static void core() {
        ALL.put(KnownHeader.CALL_ID, Words::callId);
        ALL.put(KnownHeader.IN_REPLY_TO, Words::callId);
        ALL.put(KnownHeader.CSEQ, d -> number(d, Integer.MAX_VALUE) + lws(d) + method(d));
        ALL.put(KnownHeader.MAX_FORWARDS, d -> number(d, 255));
        ALL.put(KnownHeader.EXPIRES, d -> number(d, SECONDS));
        ALL.put(KnownHeader.MIN_EXPIRES, d -> number(d, SECONDS));
        ALL.put(KnownHeader.ALLOW, HeaderValues::method);
        for (KnownHeader tokens : new KnownHeader[] {
            KnownHeader.SUPPORTED,
            KnownHeader.REQUIRE,
            KnownHeader.PROXY_REQUIRE,
            KnownHeader.UNSUPPORTED,
            KnownHeader.CONTENT_ENCODING,
            KnownHeader.PRIORITY
        }) {
            ALL.put(tokens, Words::token);
        }
        ALL.put(KnownHeader.SUBJECT, Words::text);
        ALL.put(KnownHeader.ORGANIZATION, Words::text);
        ALL.put(KnownHeader.DATE, HeaderValues::date);
        ALL.put(
                KnownHeader.TIMESTAMP,
                d -> decimal(d, some(d, Words.DIGIT, 1, 9))
                        + (d.oneIn(2) ? lws(d) + decimal(d, some(d, Words.DIGIT, 0, 3)) : ""));
        ALL.put(
                KnownHeader.RETRY_AFTER,
                d -> number(d, SECONDS)
                        + (d.oneIn(3) ? Words.sws(d) + comment(d, COMMENTS) : "")
                        + parameters(d, Parameter.of("duration", x -> number(x, SECONDS))));
        ALL.put(
                KnownHeader.WARNING,
                d -> d.between(100, 999) + " " + (d.oneIn(2) ? Uris.hostPort(d) : token(d)) + " " + quoted(d));
    }

    private static String decimal(Draw draw, String whole) {
        String fraction = draw.oneIn(2) ? "." + some(draw, Words.DIGIT, 0, 4) : "";
        return whole.isEmpty() && fraction.isEmpty() ? "." : whole + fraction;
    }

    static String method(Draw draw) {
        return draw.pick(
                "INVITE",
                "ACK",
                "BYE",
                "CANCEL",
                "OPTIONS",
                "REGISTER",
                "PRACK",
                "SUBSCRIBE",
                "NOTIFY",
                "PUBLISH",
                "INFO",
                "REFER",
                "MESSAGE",
                "UPDATE",
                "invite",
                token(draw));
    }

    private static String date(Draw draw) {
        LocalDate day = LocalDate.of(draw.between(1970, 9_999), draw.between(1, 12), draw.between(1, 28));
        String name = day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT);
        String month = day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ROOT);
        return String.format(
                Locale.ROOT,
                "%s, %02d %s %04d %02d:%02d:%02d GMT",
                name,
                day.getDayOfMonth(),
                month,
                day.getYear(),
                draw.below(24),
                draw.below(60),
                draw.below(60));
    }

    private static void authentication() {
        Function<Draw, String> challenge = d -> "Digest" + lws(d)
                + Parts.authParameters(
                        d,
                        Parameter.of("realm", Words::quoted),
                        Parameter.of("nonce", x -> "\"" + hex(x, 16) + "\""),
                        Parameter.of("qop", x -> x.pick("\"auth\"", "\"auth,auth-int\"")),
                        Parameter.of("stale", x -> x.pick("TRUE", "false")),
                        Parameter.of("algorithm", x -> x.pick("MD5", "SHA-256", "SHA-512-256", token(x))),
                        Parameter.of("opaque", Words::quoted));
        Function<Draw, String> credentials = d -> "Digest" + lws(d)
                + Parts.authParameters(
                        d,
                        Parameter.of("username", Words::quoted),
                        Parameter.of("realm", Words::quoted),
                        Parameter.of("nonce", x -> "\"" + hex(x, 16) + "\""),
                        Parameter.of("uri", x -> "\"" + Uris.sip(x, false) + "\""),
                        Parameter.of("response", x -> "\"" + hex(x, 32) + "\""),
                        Parameter.of("qop", x -> x.pick("auth", "auth-int")),
                        Parameter.of("cnonce", x -> "\"" + hex(x, 8) + "\""),
                        Parameter.of("nc", x -> hex(x, 8)));
        Function<Draw, String> other =
                d -> "x" + token(d) + lws(d) + Parts.authParameters(d, Parameter.of("a", Words::token));
        ALL.put(KnownHeader.WWW_AUTHENTICATE, d -> d.oneIn(6) ? other.apply(d) : challenge.apply(d));
        ALL.put(KnownHeader.PROXY_AUTHENTICATE, d -> d.oneIn(6) ? other.apply(d) : challenge.apply(d));
        ALL.put(KnownHeader.AUTHORIZATION, d -> d.oneIn(6) ? other.apply(d) : credentials.apply(d));
        ALL.put(KnownHeader.PROXY_AUTHORIZATION, d -> d.oneIn(6) ? other.apply(d) : credentials.apply(d));
        Function<Draw, String> info = d -> Parts.authParameters(
                d,
                Parameter.of("nextnonce", Words::quoted),
                Parameter.of("qop", x -> "auth"),
                Parameter.of("nc", x -> hex(x, 8)));
        ALL.put(KnownHeader.AUTHENTICATION_INFO, info);
        ALL.put(KnownHeader.PROXY_AUTHENTICATION_INFO, info);
    }

    private static void software() {
        Function<Draw, String> products = d -> {
            StringBuilder text = new StringBuilder(product(d));
            for (int more = d.below(4); more > 0; more--) {
                text.append(lws(d)).append(d.oneIn(2) ? comment(d, COMMENTS) : product(d));
            }
            return text.toString();
        };
        ALL.put(KnownHeader.USER_AGENT, products);
        ALL.put(KnownHeader.SERVER, products);
    }

    private static String product(Draw draw) {
        return token(draw) + (draw.oneIn(2) ? separator(draw, '/') + token(draw) : "");
    }

    private static void content() {
        Parameter q = Parameter.of("q", Parts::qvalue);
        ALL.put(KnownHeader.ACCEPT, d -> mediaRange(d) + parameters(d, q));
        ALL.put(KnownHeader.ACCEPT_ENCODING, d -> d.pick("gzip", "*", "identity", token(d)) + parameters(d, q));
        ALL.put(KnownHeader.ACCEPT_LANGUAGE, d -> (d.oneIn(5) ? "*" : language(d)) + parameters(d, q));
        ALL.put(KnownHeader.CONTENT_LANGUAGE, HeaderValues::language);
        ALL.put(
                KnownHeader.CONTENT_DISPOSITION,
                d -> d.pick("session", "render", "icon", token(d))
                        + parameters(d, Parameter.of("handling", x -> x.pick("optional", "required", token(x)))));
        ALL.put(KnownHeader.CONTENT_TYPE, HeaderValues::mediaType);
        ALL.put(
                KnownHeader.CONTENT_TRANSFER_ENCODING,
                d -> d.pick("7bit", "8BIT", "binary", "quoted-printable", "bAsE64", "x-" + token(d)));
        ALL.put(KnownHeader.CONTENT_LENGTH, d -> number(d, Integer.MAX_VALUE));
        ALL.put(KnownHeader.MIME_VERSION, d -> d.pick("1.0", "2.17", "01.00"));
    }

    private static String mediaRange(Draw draw) {
        return draw.pick(
                "x" + token(draw) + separator(draw, '/') + "x" + token(draw),
                "*/*",
                "x" + token(draw) + "/*",
                "application/sdp");
    }

    /** A media type whose parameters all have values. */
    static String mediaType(Draw draw) {
        StringBuilder text =
                new StringBuilder(token(draw)).append(separator(draw, '/')).append(token(draw));
        for (int i = draw.below(4) - 1; i > 0; i--) {
            text.append(separator(draw, ';')).append("x").append(i).append(some(draw, ALPHANUM, 0, 3));
            text.append(separator(draw, '=')).append(draw.oneIn(2) ? token(draw) : quoted(draw));
        }
        return text.toString();
    }

    private static String language(Draw draw) {
        String subtags = draw.oneIn(2) ? "-" + some(draw, Words.ALPHA, 1, 8) : "";
        return some(draw, Words.ALPHA, 2, 8) + subtags;
    }
}
