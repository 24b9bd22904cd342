package io.ringback.sip.message;

/**
 * Tells, byte by byte, which of a value are escaped by a backslash: only in quoted strings and comments does it escape
 * anything (RFC 3261 §25.1 {@code quoted-pair}).
 */
final class Quoting {
    private boolean quoted;
    private int comments;
    private boolean escaping;

    /** Takes the next byte, and tells whether it is escaped. */
    boolean escapes(byte b) {
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
}
