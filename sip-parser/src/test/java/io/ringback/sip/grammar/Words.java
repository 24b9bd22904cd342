package io.ringback.sip.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringback.testing.Draw;
import java.util.Locale;
import java.util.function.Function;

/** Generates the words of RFC 3261 §25.1. Every character of a generated text is one byte. */
final class Words {
    static final String ALPHA = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String DIGIT = "0123456789";
    static final String ALPHANUM = ALPHA + DIGIT;
    static final String UNRESERVED = ALPHANUM + "-_.!~*'()";
    static final String TOKEN = ALPHANUM + "-.!%*_+`'~";
    static final String WORD = TOKEN + "()<>:\\\"/[]?{}";
    private static final String PRINTABLE = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + ALPHANUM;
    private static final String ESCAPABLE = "\"\\ ()a\t\u0001\u000B\u000C\u007F";
    private static final String[] NON_ASCII = {"é", "ß", "€", "漢字", "\uD83D\uDE00", "\u0080", "\uFFFD"};

    private Words() {}

    static String some(Draw draw, String characters, int least, int most) {
        int count = draw.between(least, most);
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(draw.in(characters));
        }
        return text.toString();
    }

    /** Pieces made by one of several generators each. */
    @SafeVarargs
    static String pieces(Draw draw, int most, Function<Draw, String>... kinds) {
        StringBuilder text = new StringBuilder();
        for (int count = draw.below(most + 1); count > 0; count--) {
            text.append(kinds[draw.below(kinds.length)].apply(draw));
        }
        return text.toString();
    }

    static String token(Draw draw) {
        return some(draw, TOKEN, 1, 9);
    }

    static String number(Draw draw, long max) {
        long number =
                draw.oneIn(4) ? max - draw.below((int) Math.min(max, 9)) : draw.below((int) Math.min(max, 70_000) + 1);
        return (draw.oneIn(12) ? "00" : "") + number;
    }

    static String hex(Draw draw, int count) {
        return some(draw, "0123456789abcdef", count, count);
    }

    /** A word without case, in any case. */
    static String anyCase(Draw draw, String word) {
        return switch (draw.below(8)) {
            case 6 -> word.toLowerCase(Locale.ROOT);
            case 7 -> word.toUpperCase(Locale.ROOT);
            default -> word;
        };
    }

    static String utf8(Draw draw) {
        return new String(draw.pick(NON_ASCII).getBytes(UTF_8), ISO_8859_1);
    }

    /** {@code LWS}. */
    static String lws(Draw draw) {
        return draw.pick(" ", " ", " ", "  ", "\t", "\r\n ", "\r\n\t", " \r\n \t ");
    }

    /** {@code SWS}, mostly nothing. */
    static String sws(Draw draw) {
        return draw.oneIn(8) ? lws(draw) : "";
    }

    static String separator(Draw draw, char separator) {
        return sws(draw) + separator + sws(draw);
    }

    static String comma(Draw draw) {
        return sws(draw) + "," + draw.pick(" ", "", " ", lws(draw));
    }

    static String quotedPair(Draw draw) {
        return "\\" + draw.in(ESCAPABLE);
    }

    /** {@code quoted-string}, perhaps an empty one. */
    static String quoted(Draw draw) {
        return '"'
                + pieces(
                        draw,
                        5,
                        d -> some(d, without(PRINTABLE, "\"\\"), 0, 6),
                        Words::quotedPair,
                        Words::utf8,
                        Words::lws)
                + '"';
    }

    static String comment(Draw draw, int depth) {
        String inner = depth > 1 && draw.oneIn(4) ? comment(draw, depth - 1) : "";
        Function<Draw, String> plain = d -> some(d, without(PRINTABLE, "()\\"), 0, 6);
        return '('
                + pieces(draw, 4, plain, Words::quotedPair, Words::utf8, Words::lws)
                + inner
                + plain.apply(draw)
                + ')';
    }

    /** {@code TEXT-UTF8-TRIM}: no white space at its ends. */
    static String text(Draw draw) {
        String ends = without(PRINTABLE, " ");
        return some(draw, ends, 1, 1)
                + pieces(draw, 5, d -> some(d, PRINTABLE, 0, 8), Words::utf8, Words::lws)
                + some(draw, ends, 1, 1);
    }

    /** {@code word [ "@" word ]}. */
    static String callId(Draw draw) {
        return some(draw, WORD, 1, 16) + (draw.oneIn(2) ? "@" + some(draw, WORD, 1, 12) : "");
    }

    static String without(String characters, String excluded) {
        StringBuilder rest = new StringBuilder(characters.length());
        characters.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> rest.append((char) c));
        return rest.toString();
    }
}
