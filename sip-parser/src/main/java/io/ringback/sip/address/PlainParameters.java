package io.ringback.sip.address;

import io.ringback.text.Ascii;
import io.ringback.text.CharClass;
import io.ringback.text.Digits;
import io.ringback.text.Octets;

/**
 * Finds where parameters end that are written as nearly all are: no white space around semicolons and equals signs, no
 * escapes, no more than a few. It makes no object and never fails: where it meets anything else it tells −1, and a
 * cursor reads the parameters, by the same {@link ParameterGrammar}.
 */
final class PlainParameters {
    /** With more, comparing each name with those before it would cost too much. */
    private static final int FEW = 16;

    private static final CharClass QUOTED = CharClass.range(' ', '~').without("\"\\");
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - 6;

    private PlainParameters() {}

    /** Where the parameters of a header's value end, as {@link ParameterGrammar#plainEnd} tells it. */
    static long end(byte[] bytes, int from, int end, int most, ParameterGrammar grammar) {
        int limit = Math.min(most, FEW);
        int at = from;
        int count = 0;
        int keyStart = 0;
        int keyEnd = 0;
        long seen = 0;
        while (at < end && bytes[at] == ';') {
            int nameStart = at + 1;
            int valueStart = grammar.keyValueStart(bytes, nameStart);
            if (valueStart > 0 && valueStart <= end) {
                at = keyStart > 0 ? -1 : tokenEnd(bytes, valueStart, end);
                keyStart = valueStart;
                keyEnd = at;
            } else {
                int nameEnd = Lexis.TOKEN.endOfRun(bytes, nameStart, end);
                long word = Octets.folded(bytes, nameStart, nameEnd - nameStart);
                long bit = bit(word);
                boolean again = (seen & bit) != 0 && isAmong(bytes, from, nameStart, nameEnd);
                seen |= bit;
                at = again || nameEnd == nameStart ? -1 : grammar.plainValueEnd(bytes, nameStart, nameEnd, word, end);
            }
            if (at < 0 || ++count > limit || (at < end && !isEnd(bytes[at]))) {
                return ParameterSpan.NONE;
            }
        }
        return at < end && isFollowedByMore(bytes, at, end)
                ? ParameterSpan.NONE
                : ParameterSpan.of(from, at, keyStart, keyEnd);
    }

    /** Where the parameters of a URI end. */
    static int uriEnd(byte[] bytes, int from, int end, int most, ParameterGrammar grammar) {
        int at = from;
        int count = 0;
        long seen = 0;
        while (at < end && bytes[at] == ';') {
            int nameStart = at + 1;
            int nameEnd = uriWordEnd(bytes, nameStart, end);
            long word = nameEnd < 0 ? 0 : Octets.folded(bytes, nameStart, nameEnd - nameStart);
            long bit = bit(word);
            boolean again = (seen & bit) != 0 && isAmong(bytes, from, nameStart, nameEnd);
            if (nameEnd < 0 || again || ++count > Math.min(most, FEW)) {
                return -1;
            }
            seen |= bit;
            at = grammar.plainUriValueEnd(bytes, nameStart, nameEnd, word, end);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    /** One of 64 bits: names with different bits are different. */
    private static long bit(long word) {
        return 1L << ((word * SPREAD) >>> SHIFT);
    }

    private static boolean isAmong(byte[] bytes, int from, int nameStart, int nameEnd) {
        return Parameters.find(bytes, from, nameStart - 1, bytes, nameStart, nameEnd) >= 0;
    }

    private static boolean isEnd(byte b) {
        return b == ';' || b == ',' || isSpace(b);
    }

    /** Tells whether white space is followed by another semicolon, or by what only a cursor understands. */
    private static boolean isFollowedByMore(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        return at > from && at < end && bytes[at] != ',';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** A token. */
    static int tokenEnd(byte[] bytes, int from, int end) {
        int at = Lexis.TOKEN.endOfRun(bytes, from, end);
        return at > from ? at : -1;
    }

    static int wordEnd(byte[] bytes, int from, int end, String[] words) {
        int at = Lexis.TOKEN.endOfRun(bytes, from, end);
        return isOneOf(bytes, from, at, words) ? at : -1;
    }

    static boolean isOneOf(byte[] bytes, int from, int to, String[] words) {
        for (String word : words) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    static int numberEnd(byte[] bytes, int from, int end, long max) {
        int digits = Digits.count(bytes, from, end);
        if (digits < Digits.MOST) {
            return digits > 0 && Digits.value(bytes, from, digits) <= max ? from + digits : -1;
        }
        return longNumberEnd(bytes, from, end, max);
    }

    private static int longNumberEnd(byte[] bytes, int from, int end, long max) {
        long value = 0;
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            if (value > max) {
                return -1;
            }
            at++;
        }
        return at;
    }

    static int quotedEnd(byte[] bytes, int from, int end) {
        if (from >= end || bytes[from] != '"') {
            return -1;
        }
        int at = QUOTED.endOfRun(bytes, from + 1, end);
        return at < end && bytes[at] == '"' ? at + 1 : -1;
    }

    static int genericEnd(byte[] bytes, int from, int end) {
        return from < end && bytes[from] == '"' ? quotedEnd(bytes, from, end) : tokenEnd(bytes, from, end);
    }

    static int uriWordEnd(byte[] bytes, int from, int end) {
        int at = Parameters.URI_CHARACTER.endOfRun(bytes, from, end);
        return at > from && !(at < end && bytes[at] == '%') ? at : -1;
    }
}
