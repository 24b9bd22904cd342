package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from bytes (RFC 3261 §7, §18.3). Nothing is copied, nothing is ever thrown: what cannot be accepted
 * comes back as a {@link MalformedMessage}. The cost is linear in the bytes. Immutable and safe for use by many
 * threads.
 *
 * <p>A message that is accepted here has a start line, header fields that could be told apart, and a body as long as it
 * says. Whether its header values follow their grammar is asked with {@link SipMessage#validate()}.
 */
public final class SipParser {
    private static final SipParser STRICT = new SipParser(Manner.strict());
    private static final SipParser LENIENT = STRICT.tolerating(Set.of(Leniency.values()));
    private static final int LONGEST_KEEP_ALIVE = 16;

    private final Manner manner;

    private SipParser(Manner manner) {
        this.manner = manner;
    }

    /** A parser that reads in a manner. */
    static SipParser of(Manner manner) {
        return new SipParser(manner);
    }

    /**
     * The parser that holds messages to the RFC.
     *
     * @return a shared parser with the default limits
     */
    public static SipParser strict() {
        return STRICT;
    }

    /**
     * The parser that tolerates every {@link Leniency}.
     *
     * @return a shared parser with the default limits
     */
    public static SipParser lenient() {
        return LENIENT;
    }

    /**
     * This parser with other tolerances.
     *
     * @param leniencies exactly what is tolerated
     * @return a new parser
     */
    public SipParser tolerating(Set<Leniency> leniencies) {
        return new SipParser(manner.tolerating(leniencies));
    }

    /**
     * This parser with other limits.
     *
     * @param newLimits the limits
     * @return a new parser
     */
    public SipParser withLimits(ParseLimits newLimits) {
        return new SipParser(manner.withLimits(newLimits));
    }

    /**
     * Reads a message that fills an array. The array belongs to the message from now on.
     *
     * @param bytes the message, as in a datagram: what follows the body is ignored
     * @return a {@link SipMessage} or a {@link MalformedMessage}
     */
    public Parsed parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    /**
     * Reads a message from a range of an array. That range belongs to the message from now on.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return a {@link SipMessage} or a {@link MalformedMessage}
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public Parsed parse(byte[] bytes, int from, int to) {
        Slice all = Slice.of(bytes, from, to);
        ParseLimits limits = manner.limits();
        if (all.length() > limits.messageBytes()) {
            Headers none = new Headers(bytes, from, new long[0], 0, manner);
            Violation tooLarge = Violation.of(Limit.MESSAGE_TOO_LARGE, limits.messageBytes());
            return new MalformedMessage(tooLarge.silent(), none, Optional.empty());
        }
        int start = skipKeepAlives(bytes, from, to);
        HeaderScanner scanner = new HeaderScanner(bytes, start, to, manner);
        int lineEnd = scanner.lineEnd(start);
        StartLine startLine = new StartLine(Cursor.over(bytes, start, lineEnd, manner), start);
        if (lineEnd - start > limits.startLineBytes()) {
            scanner.report(Violation.of(Limit.START_LINE_TOO_LONG, limits.startLineBytes()));
        }
        Violation startViolation = startLine.violation();
        if (startViolation != null) {
            scanner.report(startViolation);
        }
        scanner.scan(scanner.skipLineEnd(lineEnd));
        return finish(all.slice(start - from, all.length()), scanner, startLine);
    }

    private static int skipKeepAlives(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 1 < to && at - from < LONGEST_KEEP_ALIVE && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
        }
        return at;
    }

    private Parsed finish(Slice all, HeaderScanner scanner, StartLine startLine) {
        Headers headers = scanner.headers();
        int bodyStart = scanner.bodyStart() - scanner.base();
        int end = all.length();
        Violation violation = scanner.violation();
        int bodyLength = bodyLength(headers);
        if (bodyLength > end - bodyStart) {
            violation = violation != null ? violation : Violation.of(MessageRule.BODY_TOO_SHORT, end);
        } else if (bodyLength >= 0) {
            end = bodyStart + bodyLength;
        }
        SipMessage message = startLine.message(all.slice(0, end), headers, bodyStart);
        if (violation == null && message != null) {
            return message;
        }
        return malformed(violation, headers, message);
    }

    private static MalformedMessage malformed(
            @Nullable Violation violation, Headers headers, @Nullable SipMessage readable) {
        Violation found = violation != null ? violation : Violation.of(MessageRule.START_LINE, 0);
        boolean answerable = readable != null && MessageValidator.isAnswerable(readable);
        return new MalformedMessage(answerable ? found : found.silent(), headers, Optional.ofNullable(readable));
    }

    /** What Content-Length says, or −1 if it is absent or wrong: a wrong one is told by validation. */
    private static int bodyLength(Headers headers) {
        try {
            return headers.first(HeaderTypes.CONTENT_LENGTH).orElse(-1);
        } catch (SyntaxException e) {
            return -1;
        }
    }
}
