package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Words.ALPHANUM;
import static io.ringback.sip.grammar.Words.anyCase;
import static io.ringback.sip.grammar.Words.number;
import static io.ringback.sip.grammar.Words.quoted;
import static io.ringback.sip.grammar.Words.separator;
import static io.ringback.sip.grammar.Words.some;
import static io.ringback.sip.grammar.Words.sws;
import static io.ringback.sip.grammar.Words.token;

import io.ringback.testing.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Generates what header fields have in common: addresses, parameters, and authentication parameters. */
final class Parts {
    private Parts() {}

    /** A parameter that a header defines; it has no value if there is no generator of one. */
    record Parameter(String name, Function<Draw, String> value) {
        static Parameter of(String name, Function<Draw, String> value) {
            return new Parameter(name, value);
        }

        static Parameter flag(String name) {
            return new Parameter(name, draw -> "");
        }

        private String text(Draw draw) {
            String text = value.apply(draw);
            String written = anyCase(draw, name);
            return text.isEmpty() ? written : written + separator(draw, '=') + text;
        }
    }

    /** Some of the defined parameters and some others, in any order, with their semicolons. */
    static String parameters(Draw draw, Parameter... defined) {
        List<String> all = new ArrayList<>();
        for (Parameter parameter : defined) {
            if (draw.oneIn(2)) {
                all.add(parameter.text(draw));
            }
        }
        for (int i = draw.below(6) - 3; i > 0; i--) {
            all.add("x" + i + some(draw, Words.TOKEN, 0, 4)
                    + (draw.oneIn(3) ? "" : separator(draw, '=') + genericValue(draw)));
        }
        return joined(draw, draw.shuffled(all));
    }

    /** Exactly these parameters and no others, with their semicolons. */
    static String exactly(Draw draw, Parameter... all) {
        return joined(
                draw,
                draw.shuffled(List.of(all)).stream()
                        .map(parameter -> parameter.text(draw))
                        .toList());
    }

    private static String joined(Draw draw, List<String> parameters) {
        StringBuilder text = new StringBuilder();
        for (String parameter : parameters) {
            text.append(separator(draw, ';')).append(parameter);
        }
        return text.toString();
    }

    static String genericValue(Draw draw) {
        return switch (draw.below(4)) {
            case 2 -> quoted(draw);
            case 3 -> Uris.host(draw);
            default -> token(draw);
        };
    }

    static String qvalue(Draw draw) {
        return draw.oneIn(4) ? draw.pick("1", "1.", "1.0", "1.000", "0") : "0." + some(draw, Words.DIGIT, 0, 3);
    }

    /** {@code name-addr}. */
    static String nameAddr(Draw draw) {
        String name = switch (draw.below(4)) {
            case 2 -> quoted(draw) + sws(draw);
            case 3 -> token(draw) + Words.lws(draw) + (draw.oneIn(2) ? token(draw) + Words.lws(draw) : "");
            default -> "";
        };
        return name + inBrackets(draw);
    }

    static String inBrackets(Draw draw) {
        return sws(draw) + "<" + Uris.any(draw) + ">";
    }

    /** {@code name-addr / addr-spec}. */
    static String address(Draw draw) {
        return draw.oneIn(4) ? Uris.bare(draw) : nameAddr(draw);
    }

    /** A media feature's tag that is no base tag. */
    static String featureTag(Draw draw) {
        return "+" + some(draw, Words.ALPHA, 1, 1) + some(draw, ALPHANUM + ".-", 0, 6);
    }

    /** The value of a media feature: RFC 3840 §9. */
    static String featureValue(Draw draw) {
        return switch (draw.below(5)) {
            case 0 -> "\"" + tag(draw) + "\"";
            case 1 -> "\"" + tag(draw) + "," + tag(draw) + "\"";
            case 2 -> "\"#" + draw.pick("=", ">=", "<=") + number(draw, 99) + "\"";
            case 3 -> "\"#" + draw.below(9) + ":" + draw.below(99) + ".5\"";
            default ->
                "\"<"
                        + Words.pieces(
                                draw,
                                4,
                                d -> some(d, ALPHANUM + " :-./,;!#[]^~", 0, 9),
                                Words::quotedPair,
                                Words::utf8,
                                Words::lws)
                        + ">\"";
        };
    }

    private static String tag(Draw draw) {
        return draw.pick("", "!") + some(draw, Words.ALPHA, 1, 1) + some(draw, ALPHANUM + "-.", 0, 5);
    }

    /** Authentication parameters with their commas; the given ones are there for certain. */
    static String authParameters(Draw draw, Parameter... defined) {
        List<String> all = new ArrayList<>();
        for (Parameter parameter : defined) {
            all.add(parameter.text(draw));
        }
        for (int i = draw.below(5) - 3; i > 0; i--) {
            all.add("x" + i + some(draw, ALPHANUM, 0, 3) + separator(draw, '=')
                    + (draw.oneIn(2) ? token(draw) : quoted(draw)));
        }
        return String.join(Words.comma(draw), draw.shuffled(all));
    }
}
