package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.Octets;
import io.ringback.text.ParseLimits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One careful pass over the bytes of a message's head, for all that {@link FieldScan} does not take. It goes on behind
 * a wrong line, so that the rest of the message can be read, and remembers the first thing that was wrong. Mutable
 * scratch of one parse.
 */
final class HeaderScanner {
    private final byte[] bytes;
    private final int base;
    private final int end;
    private final Manner manner;
    private final ParseLimits limits;

    private long[] slots;
    private int count;
    private int bodyStart;
    private @Nullable Violation violation;

    HeaderScanner(byte[] bytes, int base, int end, Manner manner) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.manner = manner;
        this.limits = manner.limits();
        this.slots = new long[Slots.expected(end - base)];
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    void report(Violation found) {
        if (violation == null || found.offset() < violation.offset()) {
            violation = found;
        }
    }

    /** Where the body begins: behind the empty line, or at the end. */
    int bodyStart() {
        return bodyStart;
    }

    /** The array's index of the message's first byte. */
    int base() {
        return base;
    }

    Headers headers() {
        return new Headers(bytes, base, slots, count, manner);
    }

    /**
     * Finds the end of the start line.
     *
     * @return the position of its CR or LF, or the end if it has none
     */
    int startLineEnd() {
        return lineEnd(base, false);
    }

    /**
     * The end of the line that begins at a position. In quoted strings and comments a backslash may escape a control
     * character ({@code quoted-pair}): whether one stands in these, the known headers' readers tell. Start lines and
     * headers that nobody knows ({@code extension-header}) have neither (RFC 3261 §25.1).
     */
    private int lineEnd(int from, boolean escapes) {
        int at = from;
        while (true) {
            at = Octets.nextControl(bytes, at, end);
            if (at >= end) {
                return end;
            }
            byte b = bytes[at];
            if (b == '\n' || isCrLf(at)) {
                return at;
            }
            if (b == '\r') {
                report(Violation.of(MessageRule.LINE_END, at - base));
            } else if (b != '\t' && !(escapes && bytes[at - 1] == '\\')) {
                report(Violation.of(MessageRule.CONTROL_CHARACTER, at - base));
            }
            at++;
        }
    }

    private boolean isCrLf(int at) {
        return bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n';
    }

    /** Moves behind a line end; a line feed alone is a violation unless it is allowed. */
    int skipLineEnd(int at) {
        if (at >= end) {
            return end;
        }
        if (bytes[at] == '\r') {
            return at + 2;
        }
        if (!manner.tolerates(Leniency.BARE_LINE_FEED)) {
            report(Violation.of(MessageRule.LINE_END, at - base));
        }
        return at + 1;
    }

    /** Scans all header fields, from the line behind the start line to the empty line. */
    void scan(int from) {
        int at = from;
        while (true) {
            if (at >= end) {
                boolean ended = end > base && bytes[end - 1] == '\n';
                if (!ended || !manner.tolerates(Leniency.NO_EMPTY_LINE)) {
                    report(Violation.of(MessageRule.END_OF_HEADERS, end - base));
                }
                break;
            }
            if (bytes[at] == '\n' || isCrLf(at)) {
                int headersEnd = at;
                at = skipLineEnd(at);
                close(headersEnd, at);
                return;
            }
            int next = scanField(at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        close(at, end);
    }

    private void close(int headersEnd, int body) {
        if (headersEnd - base > limits.headerSectionBytes()) {
            report(Violation.of(Limit.HEADER_SECTION_TOO_LARGE, limits.headerSectionBytes()));
        }
        bodyStart = body;
    }

    /** Scans one field with its folds; tells where the next begins, or −1 if there are too many. */
    private int scanField(int start) {
        int nameEnd = Lexis.TOKEN.endOfRun(bytes, start, end);
        int colon = nameEnd;
        while (colon < end && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
            colon++;
        }
        int nameLength = nameEnd - start;
        boolean named = nameLength > 0 && colon < end && bytes[colon] == ':';
        int id = named ? KnownHeader.indexOf(bytes, start, nameEnd) + 1 : 0;
        int next = foldedLineEnd(named ? colon + 1 : start, id > 0);
        if (next - start > limits.headerBytes() + 2) {
            report(Violation.of(Limit.HEADER_TOO_LONG, start - base + limits.headerBytes()));
        }
        if (!named) {
            report(Violation.of(MessageRule.HEADER_NAME, start - base));
            return next;
        }
        if (count == limits.headers()) {
            report(Violation.of(Limit.TOO_MANY_HEADERS, start - base));
            return -1;
        }
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = Slots.of(start - base, next - start, nameLength, id);
        return next;
    }

    private int foldedLineEnd(int from, boolean escapes) {
        int at = from;
        do {
            at = skipLineEnd(lineEnd(at, escapes));
        } while (at < end && (bytes[at] == ' ' || bytes[at] == '\t'));
        return at;
    }
}
