package io.ringback.sip.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.testing.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoils bytes: what is left is mostly still like a message, but seldom one. */
public final class Mutation {
    private static final String[] WORDS = {
        "\r\n",
        "\r\n ",
        "\n",
        "\r",
        "\0",
        "\"",
        "\\",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "%",
        "%4",
        ",",
        ";",
        "=",
        ":",
        "@",
        "?",
        "&",
        " ",
        "\t",
        "\u00FF",
        "\u00C3\u00A9",
        "\u00E2\u0082",
        "\r\n\r\n",
        "SIP/2.0",
        "sip:",
        "tel:",
        "Via:",
        "l: 4294967328\r\n",
        "Content-Length: -1\r\n",
        "18446744073709551617",
        "-1",
        "65536",
        "2147483648",
        ",,,,,,,,",
        ";;",
        "((((((((",
        "\"\\",
        "*",
        "--b",
        "boundary=",
        "multipart/mixed;boundary=\"x\"",
        "z9hG4bK",
        "[::]",
        "1.2.3.4"
    };

    private Mutation() {}

    /** A copy of bytes with one to four changes. */
    public static byte[] of(Draw draw, byte[] bytes) {
        byte[] mutant = bytes;
        for (int changes = draw.between(1, 4); changes > 0; changes--) {
            mutant = once(draw, mutant);
        }
        return mutant;
    }

    private static byte[] once(Draw draw, byte[] bytes) {
        int at = draw.below(bytes.length + 1);
        int to = Math.min(bytes.length, at + draw.between(1, draw.oneIn(4) ? 200 : 4));
        return switch (draw.below(7)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) draw.below(256)});
            case 1 -> spliced(bytes, at, at, draw.pick(WORDS).getBytes(ISO_8859_1));
            case 2 -> spliced(bytes, at, to, draw.pick(WORDS).getBytes(ISO_8859_1));
            case 3 -> spliced(bytes, at, to, new byte[0]);
            case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 5 -> Arrays.copyOf(bytes, at);
            default -> lines(draw, bytes);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }

    /** One line again, elsewhere, or not at all. */
    private static byte[] lines(Draw draw, byte[] bytes) {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("(?<=\n)", -1)));
        String line = draw.oneIn(2) ? draw.pick(lines) : lines.remove(draw.below(lines.size()));
        lines.add(draw.below(lines.size() + 1), line);
        if (draw.oneIn(3)) {
            lines.remove(draw.below(lines.size()));
        }
        return String.join("", lines).getBytes(ISO_8859_1);
    }
}
