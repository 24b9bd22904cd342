package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Uri;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads request lines and status lines (RFC 3261 §7.1, §7.2). A line without fault is read by {@link #layout}, without
 * an object; any other by an instance, mutable scratch of one parse, which tells what is wrong.
 */
final class StartLine {
    /** What {@link #layout} tells of a line that is not without fault. */
    static final long UNCLEAR = -1;

    private static final CharClass REASON =
            Lexis.RESERVED.or(Lexis.UNRESERVED).or(CharClass.of(" \t")).or(CharClass.NON_ASCII);
    private static final CharClass NOT_BLANK = CharClass.range(0x21, 0xFF);
    static final int VERSION_LENGTH = Long.BYTES;
    private static final long BLANK_AND_VERSION = eight(" SIP/2.0");
    private static final long VERSION_AND_BLANK = eight("SIP/2.0 ");
    private static final int CODE_END = VERSION_LENGTH + 3;
    private static final int LINE_END = 2;
    private static final int LENGTH_SHIFT = 24;
    private static final int LENGTH_MASK = (1 << LENGTH_SHIFT) - 1;
    private static final int CODE_SHIFT = 2 * LENGTH_SHIFT;

    private final Cursor cursor;
    private final int base;
    private @Nullable Violation violation;
    private int methodLength;
    private int targetStart;
    private int targetEnd;
    private int statusCode;

    /**
     * Reads a start line as far as possible.
     *
     * @param line from the message's first byte to the end of its first line
     * @param base the array's index of the message's first byte
     */
    StartLine(Cursor line, int base) {
        this.cursor = line;
        this.base = base;
        if (cursor.skipIgnoreCase("SIP/")) {
            readStatusLine();
        } else {
            readRequestLine();
        }
    }

    /** Refuses a URI that would be told apart from the rest of its request line in another way, or not at all. */
    static Slice requireUri(Slice uri) {
        boolean readable =
                !uri.isEmpty() && uri.readBy((bytes, from, to) -> Uri.CHARACTER.endOfRun(bytes, from, to) == to);
        if (!readable) {
            throw new IllegalArgumentException(MessageRule.REQUEST_URI.description());
        }
        return uri;
    }

    private static long eight(String text) {
        return Octets.eight(text.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /**
     * Reads a start line that is as the RFC has it. Each of its bytes is looked at once: the end of a request line is
     * where its URI ends and the version follows, that of a status line is looked for behind the code.
     *
     * @param bytes the message's array
     * @param from where the message begins
     * @param to where the message ends
     * @param longest the longest line without its line end, at most 2²⁴ − 1
     * @return for {@link #wordLength}, {@link #statusCode} and {@link #length}; or {@link #UNCLEAR}
     */
    static long layout(byte[] bytes, int from, int to, int longest) {
        int end = from + Math.min(to - from - LINE_END, longest);
        if (end - from <= CODE_END) {
            return UNCLEAR;
        }
        return Octets.eight(bytes, from) == VERSION_AND_BLANK
                ? statusLine(bytes, from, end)
                : requestLine(bytes, from, end);
    }

    private static long statusLine(byte[] bytes, int from, int end) {
        int codeStart = from + VERSION_LENGTH;
        int code = CharClass.DIGIT.endOfRun(bytes, codeStart, from + CODE_END) == from + CODE_END
                ? bytes[codeStart] * 100 + bytes[codeStart + 1] * 10 + bytes[codeStart + 2] - '0' * 111
                : 0;
        boolean clear = code >= 100 && code <= 699 && bytes[from + CODE_END] == ' ';
        return clear ? line(bytes, from, CODE_END, code, Octets.nextControl(bytes, from + CODE_END, end)) : UNCLEAR;
    }

    private static long requestLine(byte[] bytes, int from, int end) {
        int methodEnd = Lexis.TOKEN.endOfRun(bytes, from, end);
        if (methodEnd == from || methodEnd == end || bytes[methodEnd] != ' ') {
            return UNCLEAR;
        }
        int uriEnd = Uri.CHARACTER.endOfRun(bytes, methodEnd + 1, end);
        boolean clear = uriEnd > methodEnd + 1
                && end - uriEnd >= VERSION_LENGTH
                && Octets.eight(bytes, uriEnd) == BLANK_AND_VERSION;
        return clear ? line(bytes, from, methodEnd - from, 0, uriEnd + VERSION_LENGTH) : UNCLEAR;
    }

    /** The layout of a line, if it ends where it has to. */
    private static long line(byte[] bytes, int from, int wordLength, int code, int end) {
        boolean ends = bytes[end] == '\r' && bytes[end + 1] == '\n';
        return ends ? (long) code << CODE_SHIFT | (long) (end - from) << LENGTH_SHIFT | wordLength : UNCLEAR;
    }

    /** How long the method is that a layout tells of, or the version with the status code. */
    static int wordLength(long layout) {
        return (int) layout & LENGTH_MASK;
    }

    /** How long the line is that a layout tells of, without its line end. */
    static int length(long layout) {
        return (int) (layout >>> LENGTH_SHIFT) & LENGTH_MASK;
    }

    /** Where the line behind this one begins, as an index of the array; the message begins at {@code base}. */
    static int nextLine(int base, long layout) {
        return base + length(layout) + LINE_END;
    }

    /** The message whose start line has a layout. */
    static SipMessage message(long layout, Headers headers, int bodyStart, int end, int contentLength) {
        int statusCode = statusCode(layout);
        int wordEnd = wordLength(layout);
        int lineEnd = length(layout);
        return statusCode == 0
                ? new SipRequest(headers, bodyStart, end, contentLength, wordEnd, wordEnd + 1, lineEnd - VERSION_LENGTH)
                : new SipResponse(headers, bodyStart, end, contentLength, statusCode, wordEnd + 1, lineEnd);
    }

    /** The status code that a layout tells of; 0 for a request. */
    static int statusCode(long layout) {
        return (int) (layout >>> CODE_SHIFT);
    }

    /**
     * Where a reason phrase ends that begins somewhere: its characters are those of URIs and all beyond ASCII, of which
     * {@link AnyText} tells whether they are any (RFC 3261 §25.1).
     */
    static int reasonPhraseEnd(byte[] bytes, int from, int end) {
        int at = REASON.endOfRun(bytes, from, end);
        while (end - at > 2
                && bytes[at] == '%'
                && CharClass.HEX.contains(bytes[at + 1])
                && CharClass.HEX.contains(bytes[at + 2])) {
            at = REASON.endOfRun(bytes, at + 3, end);
        }
        return at;
    }

    /** The length of the first line in a message, without its line end. */
    static int lengthIn(Slice message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            return message.length();
        }
        return end > 0 && message.byteAt(end - 1) == '\r' ? end - 1 : end;
    }

    private void readStatusLine() {
        boolean version = cursor.skipIgnoreCase("2.0");
        if (!version) {
            cursor.skipAll(NOT_BLANK);
            report(MessageRule.VERSION, 0);
        }
        int from = cursor.position() + 1;
        boolean code = cursor.skip(' ') && cursor.skipAll(CharClass.DIGIT) == 3;
        if (!code) {
            report(MessageRule.START_LINE, cursor.position() - base);
            return;
        }
        statusCode = Integer.parseInt(cursor.since(from).toString());
        if (statusCode < 100 || statusCode > 699) {
            report(MessageRule.STATUS_CODE, from - base);
            statusCode = 0;
            return;
        }
        boolean bare = cursor.atEnd() && cursor.tolerates(Leniency.NO_REASON_BLANK);
        if (!bare && !cursor.skip(' ')) {
            report(MessageRule.START_LINE, cursor.position() - base);
        }
        targetStart = cursor.position();
        targetEnd = cursor.position() + cursor.remaining();
    }

    private void readRequestLine() {
        int from = cursor.position();
        if (cursor.skipAll(Lexis.TOKEN) == 0 || cursor.peek() != ' ') {
            report(MessageRule.START_LINE, cursor.position() - base);
            return;
        }
        int length = cursor.position() - from;
        cursor.next();
        int end = trimmedEnd();
        int uriFrom = cursor.position();
        int uriEnd = lastBlank(uriFrom, end);
        if (uriEnd <= uriFrom) {
            report(MessageRule.START_LINE, uriFrom - base);
            return;
        }
        methodLength = length;
        int versionFrom = uriEnd + 1;
        while (isBlank(uriEnd - 1) && cursor.tolerates(Leniency.START_LINE_BLANKS)) {
            uriEnd--;
        }
        targetStart = uriFrom;
        targetEnd = uriEnd;
        checkUri(uriFrom, uriEnd);
        cursor.moveTo(versionFrom);
        if (!cursor.skipIgnoreCase("SIP/2.0") || cursor.position() != end) {
            report(isVersion() ? MessageRule.VERSION : MessageRule.START_LINE, versionFrom - base);
        }
    }

    /** Moves over blanks before the URI, and tells where the line ends without those behind the version. */
    private int trimmedEnd() {
        int end = cursor.position() + cursor.remaining();
        while (cursor.peek() == ' ' && cursor.tolerates(Leniency.START_LINE_BLANKS)) {
            cursor.next();
        }
        while (end > cursor.position() && isBlank(end - 1) && cursor.tolerates(Leniency.START_LINE_BLANKS)) {
            end--;
        }
        return end;
    }

    private boolean isBlank(int at) {
        return cursor.peek(at - cursor.position()) == ' ';
    }

    /** {@code SIP-Version} up to the line's end, of whatever number. */
    private boolean isVersion() {
        return cursor.skipIgnoreCase("SIP/")
                && cursor.skipAll(CharClass.DIGIT) > 0
                && cursor.skip('.')
                && cursor.skipAll(CharClass.DIGIT) > 0
                && cursor.atEnd();
    }

    private int lastBlank(int from, int end) {
        Slice rest = cursor.between(from, end);
        for (int i = rest.length() - 1; i >= 0; i--) {
            if (rest.byteAt(i) == ' ') {
                return from + i;
            }
        }
        return -1;
    }

    /** Only that a URI could be here: its own grammar is checked when it is read. */
    private void checkUri(int from, int to) {
        Cursor uri = cursor.part(from, to);
        uri.skipAll(Uri.CHARACTER);
        if (!uri.atEnd()) {
            report(MessageRule.REQUEST_URI, uri.position() - base);
        }
    }

    private void report(MessageRule rule, int offset) {
        if (violation == null) {
            violation = Violation.of(rule, offset);
        }
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    /** The message, or null if this line does not tell whether it is a request or a response. */
    @Nullable
    SipMessage message(Headers headers, int bodyStart, int end, int contentLength) {
        int from = targetStart - base;
        int to = targetEnd - base;
        if (methodLength > 0) {
            return new SipRequest(headers, bodyStart, end, contentLength, methodLength, from, to);
        }
        return statusCode == 0 ? null : new SipResponse(headers, bodyStart, end, contentLength, statusCode, from, to);
    }
}
