package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Words.ALPHA;
import static io.ringback.sip.grammar.Words.ALPHANUM;
import static io.ringback.sip.grammar.Words.DIGIT;
import static io.ringback.sip.grammar.Words.UNRESERVED;
import static io.ringback.sip.grammar.Words.anyCase;
import static io.ringback.sip.grammar.Words.hex;
import static io.ringback.sip.grammar.Words.number;
import static io.ringback.sip.grammar.Words.pieces;
import static io.ringback.sip.grammar.Words.some;

import io.ringback.testing.Draw;
import java.util.ArrayList;
import java.util.List;

/** Generates hosts and URIs of all schemes by RFC 3261 §25.1, RFC 3966 §3 and RFC 5954. */
public final class Uris {
    private static final String PARAMETER = UNRESERVED + "[]/:&+$";
    private static final String HEADER = UNRESERVED + "[]/?:+$";
    private static final String URIC = UNRESERVED + ";/?:@&=+$,";

    private Uris() {}

    /** A URI of any scheme, fit for angle brackets. */
    public static String any(Draw draw) {
        return switch (draw.below(8)) {
            case 5, 6 -> tel(draw);
            case 7 -> other(draw);
            default -> sip(draw, true);
        };
    }

    /** A URI that a request line may have. */
    static String request(Draw draw) {
        return switch (draw.below(8)) {
            case 6 -> tel(draw);
            case 7 -> other(draw);
            default -> sip(draw, false);
        };
    }

    /** A URI without the characters that need angle brackets. */
    static String bare(Draw draw) {
        return anyCase(draw, "sip") + ":" + (draw.oneIn(3) ? "" : some(draw, UNRESERVED + "&=+$/", 1, 8) + "@")
                + hostPort(draw);
    }

    /** A sip or sips URI. */
    public static String sip(Draw draw, boolean headers) {
        String scheme = anyCase(draw, draw.pick("sip", "sip", "sips")) + ":";
        boolean phone = draw.oneIn(6);
        String user = phone ? subscriber(draw) + "@" : draw.oneIn(4) ? "" : user(draw);
        return scheme
                + user
                + hostPort(draw)
                + sipParameters(draw, phone)
                + (headers && draw.oneIn(5) ? headers(draw) : "");
    }

    private static String subscriber(Draw draw) {
        return tel(draw)
                .substring(4)
                .replace("#", "%23")
                .replace("[", "%5B")
                .replace("]", "%5d")
                .replace(":", "%3A");
    }

    private static String user(Draw draw) {
        String user = some(draw, UNRESERVED + "&=+$,;?/", 1, 6) + escapes(draw, UNRESERVED);
        return user + (draw.oneIn(8) ? ":" + some(draw, UNRESERVED + "&=+$,", 0, 5) + escapes(draw, "") : "") + "@";
    }

    private static String escapes(Draw draw, String others) {
        return pieces(
                draw,
                2,
                d -> "%" + some(d, DIGIT + "abcdefABCDEF", 2, 2),
                d -> others.isEmpty() ? "" : some(d, others, 0, 2));
    }

    private static String sipParameters(Draw draw, boolean phone) {
        List<String> all = new ArrayList<>();
        if (phone) {
            all.add(anyCase(draw, "user") + "=" + anyCase(draw, "phone"));
        } else if (draw.oneIn(8)) {
            all.add("user=" + draw.pick("ip", "dialstring", "x-1"));
        }
        if (draw.oneIn(4)) {
            all.add(anyCase(draw, "transport") + "=" + draw.pick("udp", "tcp", "TLS", "ws", "sctp", "x.y"));
        }
        if (draw.oneIn(6)) {
            all.add("lr");
        }
        if (draw.oneIn(8)) {
            all.add("ttl=" + number(draw, 255));
        }
        if (draw.oneIn(8)) {
            all.add("maddr=" + host(draw));
        }
        if (draw.oneIn(8)) {
            all.add("method=" + draw.pick("INVITE", "REGISTER", "foo"));
        }
        for (int i = draw.below(8) - 5; i > 0; i--) {
            String value = draw.oneIn(2) ? "=" + some(draw, PARAMETER, 1, 6) + escapes(draw, PARAMETER) : "";
            all.add("x" + i + some(draw, PARAMETER, 0, 4) + escapes(draw, "") + value);
        }
        StringBuilder text = new StringBuilder();
        draw.shuffled(all).forEach(parameter -> text.append(';').append(parameter));
        return text.toString();
    }

    private static String headers(Draw draw) {
        StringBuilder text = new StringBuilder("?");
        for (int count = draw.between(1, 3); count > 0; count--) {
            text.append(some(draw, HEADER, 1, 6)).append(escapes(draw, "")).append('=');
            text.append(some(draw, HEADER, 0, 6)).append(escapes(draw, HEADER)).append(count > 1 ? "&" : "");
        }
        return text.toString();
    }

    /** A telephone number with its scheme. */
    public static String tel(Draw draw) {
        boolean global = !draw.oneIn(3);
        String separators = "-.()";
        String number = global
                ? "+" + some(draw, separators, 0, 1) + some(draw, DIGIT, 1, 1) + some(draw, DIGIT + separators, 0, 12)
                : some(draw, DIGIT + "abcdefABCDEF*#", 1, 1) + some(draw, DIGIT + "ABCDEF*#" + separators, 0, 9);
        List<String> parameters = new ArrayList<>();
        if (!global) {
            parameters.add("phone-context=" + (draw.oneIn(2) ? "+" + some(draw, DIGIT, 1, 4) : domain(draw)));
        }
        if (draw.oneIn(6)) {
            parameters.add(
                    draw.pick("ext=" + some(draw, DIGIT + "-", 1, 4) + "1", "isub=" + some(draw, ALPHANUM, 1, 5)));
        }
        for (int i = draw.below(8) - 6; i > 0; i--) {
            parameters.add("x" + i + some(draw, ALPHANUM + "-", 0, 4)
                    + (draw.oneIn(2) ? "=" + some(draw, PARAMETER, 1, 5) : ""));
        }
        StringBuilder text = new StringBuilder("tel:").append(number);
        draw.shuffled(parameters).forEach(parameter -> text.append(';').append(parameter));
        return text.toString();
    }

    static String other(Draw draw) {
        return switch (draw.below(5)) {
            case 0 -> "http://" + hostPort(draw) + "/" + some(draw, UNRESERVED + "/", 0, 8);
            case 1 -> "mailto:" + some(draw, ALPHANUM, 1, 6) + "@" + domain(draw);
            case 2 -> "urn:service:sos." + some(draw, ALPHANUM, 1, 6);
            case 3 -> "cid:" + some(draw, ALPHANUM, 1, 6) + "@" + domain(draw);
            default ->
                "x" + some(draw, ALPHANUM + "+-.", 0, 5) + ":" + some(draw, UNRESERVED, 1, 1) + some(draw, URIC, 0, 9)
                        + escapes(draw, URIC);
        };
    }

    static String domain(Draw draw) {
        StringBuilder name = new StringBuilder();
        for (int labels = draw.below(3); labels > 0; labels--) {
            name.append(label(draw, ALPHANUM)).append('.');
        }
        return name + label(draw, ALPHA) + (draw.oneIn(12) ? "." : "");
    }

    private static String label(Draw draw, String first) {
        String start = some(draw, first, 1, 1);
        return draw.oneIn(4) ? start : start + some(draw, ALPHANUM + "-", 0, 6) + some(draw, ALPHANUM, 1, 1);
    }

    static String ipv4(Draw draw) {
        return draw.below(256) + "." + draw.below(256) + "." + draw.below(256) + "." + draw.below(256);
    }

    static String ipv6(Draw draw) {
        int left = draw.below(4);
        int right = draw.below(4);
        String tail = draw.oneIn(4) ? ipv4(draw) : groups(draw, right);
        String head = groups(draw, left);
        return draw.oneIn(4) ? groups(draw, 8) : head + "::" + tail;
    }

    private static String groups(Draw draw, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? ":" : "").append(anyCase(draw, hex(draw, draw.between(1, 4))));
        }
        return text.toString();
    }

    /** A host, IPv6 in brackets. */
    static String host(Draw draw) {
        return switch (draw.below(6)) {
            case 3, 4 -> ipv4(draw);
            case 5 -> "[" + ipv6(draw) + "]";
            default -> domain(draw);
        };
    }

    static String hostPort(Draw draw) {
        return host(draw) + (draw.oneIn(3) ? ":" + draw.between(1, 65_535) : "");
    }
}
