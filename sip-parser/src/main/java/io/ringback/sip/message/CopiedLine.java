package io.ringback.sip.message;

import io.ringback.text.ByteWriter;
import io.ringback.text.Octets;
import io.ringback.text.Slice;

/**
 * Copies header lines of one message into another. What was read leniently, or could not be accepted, may have line
 * ends and control characters that no message may have: whoever repeats them, as a response does with what it has of
 * its request, makes a malformed message himself. So in the copy each line end is CR LF (RFC 3261 §7), and a control
 * character that is not escaped is a space (§25.1). Lines without any, which are nearly all, are copied in one piece.
 */
final class CopiedLine {
    private CopiedLine() {}

    /** Writes the line of a known header or another, with its folds, and with a line end even if it has none. */
    static void write(Slice line, boolean known, ByteWriter to) {
        if (line.readBy((bytes, from, end) -> isPlain(bytes, from, end))) {
            to.slice(line);
        } else {
            line.readBy((bytes, from, end) -> repair(bytes, from, end, new Quoting(known), to));
        }
    }

    private static boolean isPlain(byte[] bytes, int from, int end) {
        int lineEnd = Octets.nextControl(bytes, from, end);
        return lineEnd == end - 2 && bytes[lineEnd] == '\r' && bytes[lineEnd + 1] == '\n';
    }

    private static ByteWriter repair(byte[] bytes, int from, int end, Quoting quoting, ByteWriter to) {
        for (int at = from; at < end; at++) {
            byte b = bytes[at];
            boolean admitted = quoting.admits(b);
            if (b == '\n') {
                to.crlf();
            } else if (b != '\r') {
                to.octet(admitted ? b : ' ');
            } else if (at + 1 == end || bytes[at + 1] != '\n') {
                to.octet(' ');
            }
        }
        return end > from && bytes[end - 1] == '\n' ? to : to.crlf();
    }
}
