package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.MediaType;
import io.ringback.text.CharClass;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the parts of one multipart body in one pass: RFC 2046 §5.1.1. The line end before a delimiter belongs to it,
 * and what precedes the first delimiter or follows the last is ignored. Mutable scratch.
 *
 * <p>A delimiter is a line that has nothing but blanks behind the boundary, as that section defines and its grammar
 * tells. By its note it would do that a line begins with the boundary; then a line of a part's own parts, whose
 * boundary may begin with this one, would end that part: who reads by the note and who reads by the grammar see
 * different bodies.
 *
 * <p>Where line feeds alone are tolerated, a body is read with them only if no delimiter in it ends with CR LF: what is
 * read strictly is read the same leniently, whatever line feeds are in its parts.
 */
final class MultipartReader {
    private static final CharClass BOUNDARY_CHARACTER = CharClass.ALPHANUM.or(CharClass.of("'()+_,-./:=? "));
    private static final int LONGEST_BOUNDARY = 70;
    private static final MediaType TEXT = MediaType.of("text", "plain");
    private static final MediaType MESSAGE = MediaType.of("message", "rfc822");

    private final byte[] bytes;
    private final int base;
    private final int end;
    private final Manner manner;
    private final ParseLimits limits;
    private final int depth;

    private MediaType partType = TEXT;
    private byte[] delimiter = {};
    private boolean bareLineFeeds;
    private int lineStart;
    private int lineEnd;
    private boolean last;

    /**
     * @param base where the message begins, from which offsets count
     * @param end where the body ends
     * @param depth 1 for the body of a message, 2 for that of one of its parts, and so on
     */
    MultipartReader(byte[] bytes, int base, int end, Manner manner, int depth) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.manner = manner;
        this.limits = manner.limits();
        this.depth = depth;
    }

    List<BodyPart> read(MediaType type, int from) {
        Multipart.requireDepth(depth, limits, from - base);
        String boundary = type.parameters().text("boundary").orElse("");
        if (!BOUNDARY_CHARACTER.matchesAll(boundary)
                || boundary.length() > LONGEST_BOUNDARY
                || boundary.charAt(boundary.length() - 1) == ' ') {
            throw SyntaxException.of(MessageRule.BOUNDARY, from - base);
        }
        delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        partType = type.subtype().equalsIgnoreCase("digest") ? MESSAGE : TEXT;
        try {
            findDelimiter(from);
        } catch (SyntaxException e) {
            if (!manner.tolerates(Leniency.BARE_LINE_FEED)) {
                throw e;
            }
            bareLineFeeds = true;
            findDelimiter(from);
        }
        return parts();
    }

    /** The parts behind the first delimiter. */
    private List<BodyPart> parts() {
        List<BodyPart> parts = new ArrayList<>(2);
        while (!last) {
            if (parts.size() == limits.bodyParts()) {
                throw SyntaxException.of(Limit.TOO_MANY_BODY_PARTS, lineStart - base);
            }
            int start = lineEnd;
            findDelimiter(start);
            int partEnd = lineEndBefore(start);
            if (partEnd < start) {
                throw SyntaxException.of(MessageRule.MULTIPART, lineStart - base);
            }
            parts.add(part(start, partEnd));
        }
        if (parts.isEmpty()) {
            throw SyntaxException.of(MessageRule.MULTIPART, lineStart - base);
        }
        return List.copyOf(parts);
    }

    /** Where the line end before the delimiter begins; before the part, if there is none. */
    private int lineEndBefore(int start) {
        int lineFeed = lineStart - 1;
        return lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    }

    private BodyPart part(int start, int partEnd) {
        HeaderScanner scanner = new HeaderScanner(bytes, start, partEnd, manner);
        scanner.scan(start);
        Violation violation = scanner.violation();
        if (violation != null && violation.rule() != MessageRule.END_OF_HEADERS) {
            throw SyntaxException.of(violation.rule(), start - base + violation.offset());
        }
        Slice content = Slice.of(bytes, scanner.bodyStart(), partEnd);
        return new BodyPart(
                scanner.headers(),
                content,
                partType,
                (type, from, to) ->
                        Multipart.read(type, new MultipartReader(bytes, base, to, manner, depth + 1), from));
    }

    /** Finds the next delimiter line, beginning at the start of a line. */
    private void findDelimiter(int from) {
        int at = from;
        while (!isDelimiter(at)) {
            do {
                at++;
            } while (at < end && !isBehindLineEnd(from, at));
            if (at >= end) {
                throw SyntaxException.of(MessageRule.MULTIPART, end - base);
            }
        }
    }

    private boolean isBehindLineEnd(int from, int at) {
        return bytes[at - 1] == '\n' && (bareLineFeeds || (at - 2 >= from && bytes[at - 2] == '\r'));
    }

    /** Tells whether a line is a delimiter: nothing but blanks and a line end follows the boundary. */
    private boolean isDelimiter(int start) {
        int at = start + delimiter.length;
        if (at > end || !Arrays.equals(bytes, start, at, delimiter, 0, delimiter.length)) {
            return false;
        }
        boolean closes = at + 1 < end && bytes[at] == '-' && bytes[at + 1] == '-';
        at += closes ? 2 : 0;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        int length = lineEndLength(at);
        if (length == 0 && !(closes && at == end)) {
            return false;
        }
        lineStart = start;
        lineEnd = at + length;
        last = closes;
        return true;
    }

    /** How many bytes the line end has that is at a position; 0 if there is none. */
    private int lineEndLength(int at) {
        if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            return 2;
        }
        return bareLineFeeds && at < end && bytes[at] == '\n' ? 1 : 0;
    }
}
