package io.ringback.sip.transaction.match;

import io.ringback.sip.header.Via;
import io.ringback.text.Slice;

/**
 * Finds branch and sent-by in the first value of a Via field without making anything. The value has been checked
 * against its grammar before; on one that was not, it finds something or nothing, and never fails. Mutable scratch.
 */
final class TopVia {
    private static final int NONE = -1;

    private Slice text = Slice.empty();
    private int at;
    private int end;
    private int sentByFrom;
    private int sentByTo;
    private int branchFrom = NONE;
    private int branchTo;

    /** Reads a field's value; tells whether there is a sent-by at least. */
    boolean read(Slice field) {
        text = field;
        at = 0;
        branchFrom = NONE;
        skipPast('/');
        skipPast('/');
        skipBlanks();
        skipWord();
        skipBlanks();
        sentByFrom = at;
        while (at < text.length() && byteAt() != ';' && byteAt() != ',') {
            at++;
        }
        sentByTo = at;
        while (at < text.length() && byteAt() == ';') {
            readParameter();
        }
        end = at;
        return sentByTo > sentByFrom;
    }

    private void readParameter() {
        at++;
        skipBlanks();
        int nameFrom = at;
        skipWord();
        boolean isBranch = branchFrom == NONE
                && at - nameFrom == 6
                && text.slice(nameFrom, at).equalsIgnoreCase("branch");
        skipBlanks();
        if (at < text.length() && byteAt() == '=') {
            at++;
            skipBlanks();
            int valueFrom = at;
            if (at < text.length() && byteAt() == '"') {
                skipQuoted();
            } else {
                skipWord();
            }
            if (isBranch) {
                branchFrom = valueFrom;
                branchTo = at;
            }
            skipBlanks();
        }
        while (at < text.length() && byteAt() != ';' && byteAt() != ',') {
            at++;
        }
    }

    private void skipQuoted() {
        at++;
        while (at < text.length() && byteAt() != '"') {
            at += byteAt() == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
    }

    private void skipPast(int stop) {
        while (at < text.length() && byteAt() != stop) {
            at++;
        }
        at = Math.min(at + 1, text.length());
    }

    private void skipWord() {
        while (at < text.length() && byteAt() > ' ' && byteAt() != ';' && byteAt() != ',' && byteAt() != '=') {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && byteAt() <= ' ') {
            at++;
        }
    }

    private int byteAt() {
        return text.byteAt(at) & 0xFF;
    }

    /** Tells whether the branch is one of RFC 3261, unique by itself (§8.1.1.7). */
    boolean hasCookie() {
        int length = Via.MAGIC_COOKIE.length();
        return branchFrom != NONE
                && branchTo - branchFrom > length
                && text.slice(branchFrom, branchFrom + length).equalsIgnoreCase(Via.MAGIC_COOKIE);
    }

    Slice branch() {
        return branchFrom == NONE ? Slice.empty() : text.slice(branchFrom, branchTo);
    }

    Slice sentBy() {
        return text.slice(sentByFrom, sentByTo);
    }

    /** The whole first value. */
    Slice value() {
        return text.slice(0, end);
    }
}
