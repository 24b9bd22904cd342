package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Method;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import org.jspecify.annotations.Nullable;

/** Reads request lines and status lines (RFC 3261 §7.1, §7.2). Mutable scratch of one parse. */
final class StartLine {
    private static final CharClass NOT_BLANK = CharClass.range(0x21, 0xFF);

    private final Cursor cursor;
    private final int base;
    private @Nullable Violation violation;
    private @Nullable Method method;
    private Slice target = Slice.empty();
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
        for (int i = 0; i < uri.length(); i++) {
            if (!NOT_BLANK.contains(uri.byteAt(i)) || uri.byteAt(i) == 0x7F) {
                throw new IllegalArgumentException(MessageRule.REQUEST_URI.description());
            }
        }
        return uri;
    }

    /** The length of the first line in a message, without its line end, which a malformed one may lack. */
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
        if (!cursor.skip(' ') && !cursor.atEnd()) {
            report(MessageRule.START_LINE, cursor.position() - base);
        }
        target = cursor.between(cursor.position(), cursor.position() + cursor.remaining());
    }

    private void readRequestLine() {
        int from = cursor.position();
        if (cursor.skipAll(Lexis.TOKEN) == 0 || cursor.peek() != ' ') {
            report(MessageRule.START_LINE, cursor.position() - base);
            return;
        }
        Cursor name = cursor.part(from, cursor.position());
        cursor.next();
        int end = trimmedEnd();
        int uriFrom = cursor.position();
        int uriEnd = lastBlank(uriFrom, end);
        if (uriEnd <= uriFrom) {
            report(MessageRule.START_LINE, uriFrom - base);
            return;
        }
        method = Method.read(name);
        int versionFrom = uriEnd + 1;
        while (isBlank(uriEnd - 1) && cursor.tolerates(Leniency.START_LINE_BLANKS)) {
            uriEnd--;
        }
        target = cursor.between(uriFrom, uriEnd);
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
    SipMessage message(Slice bytes, Headers headers, int bodyStart) {
        if (method != null) {
            return new SipRequest(bytes, headers, bodyStart, method, target);
        }
        return statusCode == 0 ? null : new SipResponse(bytes, headers, bodyStart, statusCode, target);
    }
}
