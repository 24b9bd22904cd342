package io.ringback.sip.transaction.match;

import io.ringback.sip.header.Via;
import io.ringback.text.Ascii;
import io.ringback.text.RangeReader;
import io.ringback.text.Slice;
import java.util.Arrays;

/**
 * Finds branch and sent-by in the first value of a Via field without making anything. The value has been checked
 * against its grammar before; on one that was not, it finds something or nothing, and never fails. Mutable scratch.
 */
final class TopVia implements RangeReader<Boolean> {
    private static final int NONE = -1;
    private static final int COOKIE = Via.MAGIC_COOKIE.length();
    private static final byte[] NOTHING = {};
    private static final boolean[] WORD = word();

    private byte[] text = NOTHING;
    private int start;
    private int at;
    private int end;
    private int sentByFrom;
    private int sentByTo;
    private int branchFrom = NONE;
    private int branchTo;

    /** Reads a field's value; tells whether there is a sent-by at least. */
    boolean read(Slice field) {
        return field.readBy(this);
    }

    /** The same for a range of an array. */
    @Override
    public Boolean read(byte[] bytes, int from, int to) {
        text = bytes;
        start = from;
        at = from;
        end = to;
        branchFrom = NONE;
        skipPast('/');
        skipPast('/');
        skipBlanks();
        skipWord();
        skipBlanks();
        sentByFrom = at;
        skipToEnd();
        sentByTo = at;
        while (at < end && text[at] == ';') {
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
        boolean isBranch = branchFrom == NONE && Ascii.equalsIgnoreCase(text, nameFrom, at, "branch");
        skipBlanks();
        if (at < end && text[at] == '=') {
            at++;
            skipBlanks();
            int valueFrom = at;
            if (at < end && text[at] == '"') {
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
        skipToEnd();
    }

    private void skipQuoted() {
        at++;
        while (at < end && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, end);
    }

    private void skipPast(int stop) {
        while (at < end && text[at] != stop) {
            at++;
        }
        at = Math.min(at + 1, end);
    }

    private void skipToEnd() {
        while (at < end && text[at] != ';' && text[at] != ',') {
            at++;
        }
    }

    private void skipWord() {
        while (at < end && isWord(text[at])) {
            at++;
        }
    }

    private static boolean isWord(byte b) {
        return WORD[b & 0xFF];
    }

    private static boolean[] word() {
        boolean[] word = new boolean[256];
        Arrays.fill(word, ' ' + 1, word.length, true);
        word[';'] = false;
        word[','] = false;
        word['='] = false;
        return word;
    }

    private void skipBlanks() {
        while (at < end && (text[at] & 0xFF) <= ' ') {
            at++;
        }
    }

    /** Tells whether the branch is one of RFC 3261, unique by itself (§8.1.1.7). */
    boolean hasCookie() {
        return branchFrom != NONE
                && branchTo - branchFrom > COOKIE
                && Ascii.equalsIgnoreCase(text, branchFrom, branchFrom + COOKIE, Via.MAGIC_COOKIE);
    }

    /** Tells whether the branch can be one of our own. */
    boolean hasOwnBranch() {
        return branchFrom != NONE && Branch.isWritten(text, branchFrom, branchTo);
    }

    long ownBranchHigh() {
        return Branch.readHigh(text, branchFrom);
    }

    long ownBranchLow() {
        return Branch.readLow(text, branchFrom);
    }

    int branchLength() {
        return branchFrom == NONE ? 0 : branchTo - branchFrom;
    }

    int sentByLength() {
        return sentByTo - sentByFrom;
    }

    /** The length of the whole first value. */
    int valueLength() {
        return end - start;
    }

    void copyBranch(byte[] target, int to) {
        System.arraycopy(text, Math.max(branchFrom, 0), target, to, branchLength());
    }

    void copyValue(byte[] target, int to) {
        System.arraycopy(text, start, target, to, valueLength());
    }

    /** Writes the sent-by in lower case and without white space, for hosts have no case; tells its length. */
    int foldSentBy(byte[] target, int to) {
        int length = 0;
        for (int i = sentByFrom; i < sentByTo; i++) {
            int b = text[i] & 0xFF;
            if (b > ' ') {
                target[to + length++] = (byte) Ascii.lower(b);
            }
        }
        return length;
    }

    Slice branch() {
        return branchFrom == NONE ? Slice.empty() : Slice.of(text, branchFrom, branchTo);
    }

    Slice sentBy() {
        return Slice.of(text, sentByFrom, sentByTo);
    }
}
