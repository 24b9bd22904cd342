package io.ringback.sip.message;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.KnownHeader;

/**
 * Tells, byte by byte, what the line of a header field may have. A control character but TAB may be there only behind a
 * backslash, in a quoted string or a comment (RFC 3261 §25.1 {@code quoted-pair}); in headers that are not known the
 * grammar has neither.
 */
final class Quoting {
    private static final int DELETE = 0x7F;

    private final boolean known;
    private boolean quoted;
    private int comments;
    private boolean escaping;

    Quoting(HeaderName name) {
        this(name instanceof KnownHeader);
    }

    Quoting(boolean known) {
        this.known = known;
    }

    /** Takes the next byte, and tells whether it may stand there; a line end may not. */
    boolean admits(byte b) {
        boolean escaped = escapes(b);
        return !isControl(b) || (escaped && known && b != '\r' && b != '\n');
    }

    private boolean escapes(byte b) {
        boolean escaped = escaping;
        escaping = false;
        if (escaped) {
            return true;
        }
        if (b == '\\') {
            escaping = quoted || comments > 0;
        } else if (b == '"' && comments == 0) {
            quoted = !quoted;
        } else if (!quoted && b == '(') {
            comments++;
        } else if (!quoted && b == ')' && comments > 0) {
            comments--;
        }
        return false;
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == DELETE;
    }
}
