package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import java.util.Arrays;
import java.util.Objects;
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

    Manner manner() {
        return manner;
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
     * The limits of this parser.
     *
     * @return the limits
     */
    public ParseLimits limits() {
        return manner.limits();
    }

    /**
     * An index that accepts what this parser accepts.
     *
     * @return a new, empty index for one thread
     */
    public MessageIndex index() {
        return new MessageIndex(this);
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
        Objects.checkFromToIndex(from, to, bytes.length);
        ParseLimits limits = manner.limits();
        if (to - from > limits.messageBytes()) {
            return tooLarge(bytes, from);
        }
        int base = skipKeepAlives(bytes, from, to);
        long startLine = StartLine.layout(bytes, base, to, limits.startLineBytes());
        Parsed message = startLine == StartLine.UNCLEAR ? null : parsePlain(bytes, base, to, startLine);
        return message != null ? message : parseCarefully(bytes, base, to);
    }

    /** Reads a plain message into an index; tells whether it is one. */
    boolean indexPlain(byte[] bytes, int from, int to, MessageIndex index) {
        ParseLimits limits = manner.limits();
        if (to - from > limits.messageBytes()) {
            return false;
        }
        int base = skipKeepAlives(bytes, from, to);
        long startLine = StartLine.layout(bytes, base, to, limits.startLineBytes());
        if (startLine == StartLine.UNCLEAR) {
            return false;
        }
        int longest = limits.headerBytes() + 2;
        long scanned = FieldScan.scan(bytes, base, StartLine.nextLine(base, startLine), to, index.slots(), 0, longest);
        while (FieldScan.isFull(scanned, index.slots()) && index.slots().length <= limits.headers()) {
            int at = FieldScan.position(scanned);
            int count = FieldScan.count(scanned);
            scanned = FieldScan.scan(bytes, base, at, to, index.moreSlots(), count, longest);
        }
        boolean plain = FieldScan.count(scanned) <= limits.headers() && endsPlainly(scanned, bytes, base, to);
        return plain && index.enter(bytes, base, to, startLine, scanned);
    }

    /** Tells whether the fields were read to an empty line, within the limit. */
    private boolean endsPlainly(long scanned, byte[] bytes, int base, int to) {
        int at = FieldScan.position(scanned);
        return scanned != FieldScan.STOPPED
                && to - at >= 2
                && bytes[at] == '\r'
                && bytes[at + 1] == '\n'
                && at - base <= manner.limits().headerSectionBytes();
    }

    /** The message, or null if something about its header fields or its length is not plain. */
    private @Nullable SipMessage parsePlain(byte[] bytes, int base, int to, long startLine) {
        ParseLimits limits = manner.limits();
        long[] slots = new long[Math.min(Slots.expected(to - base), limits.headers())];
        int longest = limits.headerBytes() + 2;
        long scanned = FieldScan.scan(bytes, base, StartLine.nextLine(base, startLine), to, slots, 0, longest);
        while (FieldScan.isFull(scanned, slots) && slots.length < limits.headers()) {
            slots = Arrays.copyOf(slots, Math.min(2 * slots.length, limits.headers()));
            int at = FieldScan.position(scanned);
            scanned = FieldScan.scan(bytes, base, at, to, slots, FieldScan.count(scanned), longest);
        }
        if (!endsPlainly(scanned, bytes, base, to)) {
            return null;
        }
        int at = FieldScan.position(scanned);
        Headers headers = new Headers(bytes, base, slots, FieldScan.count(scanned), manner);
        int bodyStart = at + 2 - base;
        int length = headers.contentLength();
        if (length > to - base - bodyStart) {
            return null;
        }
        int end = length < 0 ? to - base : bodyStart + length;
        return StartLine.message(startLine, headers, bodyStart, end, length);
    }

    Parsed parseCarefully(byte[] bytes, int base, int to) {
        HeaderScanner scanner = new HeaderScanner(bytes, base, to, manner);
        int lineEnd = scanner.startLineEnd();
        StartLine startLine = new StartLine(Cursor.over(bytes, base, lineEnd, manner), base);
        ParseLimits limits = manner.limits();
        if (lineEnd - base > limits.startLineBytes()) {
            scanner.report(Violation.of(Limit.START_LINE_TOO_LONG, limits.startLineBytes()));
        }
        Violation startViolation = startLine.violation();
        if (startViolation != null) {
            scanner.report(startViolation);
        }
        scanner.scan(scanner.skipLineEnd(lineEnd));
        return finish(scanner, startLine, to - base);
    }

    private MalformedMessage tooLarge(byte[] bytes, int from) {
        Headers none = new Headers(bytes, from, new long[0], 0, manner);
        Violation tooLarge =
                Violation.of(Limit.MESSAGE_TOO_LARGE, manner.limits().messageBytes());
        return new MalformedMessage(tooLarge.silent(), none, Optional.empty());
    }

    /**
     * RFC 3261 §7.5 has any CR LF before a start line ignored on streams, which {@link StreamFramer} does, so that none
     * is left here. For datagrams no RFC asks for it: they are let a few.
     */
    static int skipKeepAlives(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 1 < to && at - from < LONGEST_KEEP_ALIVE && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
        }
        return at;
    }

    private static Parsed finish(HeaderScanner scanner, StartLine startLine, int available) {
        Headers headers = scanner.headers();
        int bodyStart = scanner.bodyStart() - scanner.base();
        int end = available;
        Violation violation = scanner.violation();
        int bodyLength = headers.contentLength();
        if (bodyLength > available - bodyStart) {
            violation = violation != null ? violation : Violation.of(MessageRule.BODY_TOO_SHORT, available);
        } else if (bodyLength >= 0) {
            end = bodyStart + bodyLength;
        }
        SipMessage message = startLine.message(headers, bodyStart, end, bodyLength);
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
}
