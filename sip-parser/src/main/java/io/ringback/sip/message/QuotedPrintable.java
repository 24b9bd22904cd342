package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/**
 * Decodes quoted-printable text: RFC 2045 §6.7. As that section's notes advise, hexadecimal digits may be in lower case
 * and lines of any length; what has no certain meaning is refused. Line ends stay as they are. Mutable scratch of one
 * content.
 */
final class QuotedPrintable {
    private static final int HEXADECIMAL = 16;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Manner manner;
    private final byte[] decoded;
    private int length;

    private QuotedPrintable(byte[] bytes, int from, int to, Manner manner) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.manner = manner;
        this.decoded = new byte[to - from];
    }

    /**
     * The bytes that were encoded. The cost is linear, and there are no more of them than before.
     *
     * @throws SyntaxException if that is not quoted-printable; its offset counts from the first byte
     */
    static Slice decode(Slice content, Manner manner) {
        return content.readBy((bytes, from, to) -> new QuotedPrintable(bytes, from, to, manner).decode());
    }

    private Slice decode() {
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            int lineEnd = lineEndLength(at);
            if (b == '=') {
                at = escape(at);
            } else if (isBlank(at)) {
                at = blanks(at);
            } else if (lineEnd > 0) {
                at = copy(at, at + lineEnd);
            } else if (b > ' ' && b <= '~') {
                at = copy(at, at + 1);
            } else {
                throw error(at);
            }
        }
        return Slice.of(decoded, 0, length);
    }

    /** A byte in two digits, or a line end that is not meant; tells what follows it. */
    private int escape(int at) {
        if (at + 2 < to) {
            int high = Character.digit(bytes[at + 1], HEXADECIMAL);
            int low = Character.digit(bytes[at + 2], HEXADECIMAL);
            if (high >= 0 && low >= 0) {
                decoded[length++] = (byte) ((high << 4) | low);
                return at + 3;
            }
        }
        int end = endOfBlanks(at + 1);
        int lineEnd = lineEndLength(end);
        if (lineEnd == 0) {
            throw error(at);
        }
        return end + lineEnd;
    }

    /** Blanks, which were added on the way if a line ends with them; tells what follows them. */
    private int blanks(int at) {
        int end = endOfBlanks(at);
        return end == to || lineEndLength(end) > 0 ? end : copy(at, end);
    }

    private int endOfBlanks(int start) {
        int at = start;
        while (at < to && isBlank(at)) {
            at++;
        }
        return at;
    }

    private boolean isBlank(int at) {
        return bytes[at] == ' ' || bytes[at] == '\t';
    }

    /** How many bytes the line end has that is at a position; 0 if there is none. */
    private int lineEndLength(int at) {
        if (at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            return 2;
        }
        return at < to && bytes[at] == '\n' && manner.tolerates(Leniency.BARE_LINE_FEED) ? 1 : 0;
    }

    private int copy(int start, int end) {
        System.arraycopy(bytes, start, decoded, length, end - start);
        length += end - start;
        return end;
    }

    private SyntaxException error(int at) {
        return SyntaxException.of(MessageRule.QUOTED_PRINTABLE, at - from);
    }
}
