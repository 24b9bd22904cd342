package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.text.Ascii;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a stream, such as a TCP or TLS connection, into messages by their Content-Length (RFC 3261 §7.5,
 * §18.3), and tells the keep-alives between them (RFC 5626 §4.4.1). One framer serves one direction of one connection,
 * in one thread at a time:
 *
 * <pre>{@code
 * framer.feed(segment);
 * for (Optional<Frame> next = framer.next(); next.isPresent(); next = framer.next()) {
 *     switch on next.get(): Message → parse; PING → write CR LF; PONG → note it; Broken → answer, then close
 * }
 * }</pre>
 *
 * <p>Bytes may come in pieces of any length: the frames are the same. No byte is looked at twice, so the cost is linear
 * even if each comes alone. Whoever does not want more messages takes no more, and reads no more from the connection.
 *
 * <p>What is held is what was fed and not yet taken. Place is made for bytes that have come, at most twice as much with
 * the room behind them, and never for those that a Content-Length merely announces. An idle connection holds nothing. A
 * head beyond {@link ParseLimits#headerSectionBytes()}, or a message beyond {@link ParseLimits#messageBytes()}, is
 * refused before it is held.
 *
 * <p>Who sees other message borders than the next element can be made to smuggle messages. So this is strict where
 * {@link SipParser#lenient()} is not: lines end with CR LF, there is one Content-Length, it is digits, and between
 * messages there is nothing but line ends. Whatever else comes breaks the stream for good.
 *
 * <p>There is no clock here. The caller bounds how long a message may be {@linkplain #isPartial() partial}. Keep-alives
 * may come in any number, since several come at once when a link was congested: each is told only when it is asked for,
 * so that many of them cost no memory. A server owes each PING an answer (RFC 5626 §5.4), but has to take care that the
 * answers do not pile up before somebody who sends without reading.
 */
public final class StreamFramer {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPACES = 0x2020202020202020L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final Optional<Frame> PING = Optional.of(Frame.KeepAlive.PING);
    private static final Optional<Frame> PONG = Optional.of(Frame.KeepAlive.PONG);
    private static final byte[] NOTHING = {};
    private static final int LEAST_GROWTH = 256;
    private static final int MOST_ROOM = 65_535;

    private final Manner manner;
    private final ParseLimits limits;
    private final boolean server;
    private final int room;

    /** Holds what is not framed yet, from {@code start} to {@code end}. All other positions count from start. */
    private byte[] held = NOTHING;

    private int start;
    private int end;

    private boolean halfPing;
    private boolean broken;

    private boolean begun;
    private int scanned;
    private int line;
    private int valueStart;
    private int valueEnd;
    private int bodyLength;
    private int total;
    private @Nullable SyntaxException flaw;

    private StreamFramer(ParseLimits limits, boolean server, int room) {
        this.manner = Manner.strict().withLimits(limits);
        this.limits = limits;
        this.server = server;
        this.room = room;
        begin();
    }

    /**
     * A framer for a connection that this side has accepted: the other side sends pings.
     *
     * @param limits the bounds of a head and of a message
     * @return a new framer
     */
    public static StreamFramer ofServer(ParseLimits limits) {
        return new StreamFramer(limits, true, 0);
    }

    /**
     * A framer for a connection that this side has opened: the other side sends pongs.
     *
     * @param limits the bounds of a head and of a message
     * @return a new framer
     */
    public static StreamFramer ofClient(ParseLimits limits) {
        return new StreamFramer(limits, false, 0);
    }

    /**
     * A framer for a connection of the same kind, whose messages have some room behind them in their arrays, for what
     * is to be written into them ({@link MessageIndex#resize}) without another copy.
     *
     * @param bytes how much, 0 to 65,535
     * @return a new framer
     * @throws IllegalArgumentException if it is less or more than that
     */
    public StreamFramer withRoom(int bytes) {
        if (bytes < 0 || bytes > MOST_ROOM) {
            throw new IllegalArgumentException("room must be 0 to " + MOST_ROOM + " bytes, not " + bytes);
        }
        return new StreamFramer(limits, server, bytes);
    }

    /**
     * Takes over bytes of the stream, in the order in which they came. They are copied. Those that follow a
     * {@link Frame.Broken} are ignored.
     *
     * @param bytes an array
     * @param from the first byte
     * @param to the end, exclusive
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public void feed(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        if (!broken) {
            reserve(to - from);
            System.arraycopy(bytes, from, held, end, to - from);
            end += to - from;
        }
    }

    /**
     * Takes over bytes of the stream, in the order in which they came. They are copied. Those that follow a
     * {@link Frame.Broken} are ignored.
     *
     * @param bytes the bytes, all of which are consumed
     */
    public void feed(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (broken) {
            bytes.position(bytes.limit());
        } else {
            reserve(count);
            bytes.get(held, end, count);
            end += count;
        }
    }

    /**
     * Takes the next frame.
     *
     * @return the frame; empty if it is not complete yet, or the stream is broken and that has been told
     */
    public Optional<Frame> next() {
        if (broken) {
            return Optional.empty();
        }
        try {
            if (skipLineEnds()) {
                return server ? PING : PONG;
            }
            if (begun && (total > 0 || scanHead()) && total <= end - start) {
                return Optional.of(message());
            }
        } catch (SyntaxException e) {
            return Optional.of(breakOff(flaw == null ? e : flaw));
        }
        if (start > 0) {
            held = start == end ? NOTHING : Arrays.copyOfRange(held, start, end);
            end -= start;
            start = 0;
        }
        return Optional.empty();
    }

    /**
     * Tells whether the stream is broken.
     *
     * @return true once {@link Frame.Broken} was taken
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Tells whether a part of a frame has come and the rest has not.
     *
     * @return true if bytes are held after {@link #next()} was empty
     */
    public boolean isPartial() {
        return end > start;
    }

    /**
     * Tells how much is held.
     *
     * @return how many bytes were fed that no frame was taken of: 0 or more
     */
    public int heldBytes() {
        return end - start;
    }

    private void begin() {
        begun = false;
        scanned = 0;
        line = 0;
        valueStart = -1;
        bodyLength = -1;
        total = 0;
    }

    /** Makes place; the first bytes get theirs and the room behind, since one segment is mostly one message. */
    private void reserve(int count) {
        if (count <= held.length - end) {
            return;
        }
        int needed = Math.addExact(end - start, count);
        int capacity = Math.addExact(needed, room);
        if (end > start) {
            long twice = Math.max(LEAST_GROWTH, 2L * needed) + room;
            capacity = (int) Math.min(total >= needed ? (long) total + room : Integer.MAX_VALUE - 8, twice);
        }
        byte[] larger = new byte[capacity];
        System.arraycopy(held, start, larger, 0, end - start);
        held = larger;
        end -= start;
        start = 0;
    }

    /** Moves behind line ends up to a start line, or until they are a keep-alive: tells whether they are. */
    private boolean skipLineEnds() {
        while (!begun && start < end) {
            if (held[start] != '\r') {
                if (!Lexis.TOKEN.contains(held[start])) {
                    throw SyntaxException.of(MessageRule.START_LINE, 0);
                }
                begun = true;
                halfPing = false;
                return false;
            }
            if (start + 1 == end) {
                return false;
            }
            if (held[start + 1] != '\n') {
                throw SyntaxException.of(MessageRule.LINE_END, 0);
            }
            start += 2;
            halfPing = server && !halfPing;
            if (!halfPing) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to look for the empty line; tells whether it is there, so that the frame's length is known. */
    private boolean scanHead() {
        int window = limits.headerSectionBytes() + 2;
        int stop = Math.min(end - start, window);
        while (true) {
            scanned = nextControl(start + scanned, start + stop) - start;
            boolean more = scanned < stop;
            byte control = more ? held[start + scanned] : 0;
            if (!more || (control == '\r' && scanned + 1 == stop)) {
                if (stop == window) {
                    throw SyntaxException.of(Limit.HEADER_SECTION_TOO_LARGE, limits.headerSectionBytes());
                }
                return false;
            }
            if (control == '\n' || (control == '\r' && held[start + scanned + 1] != '\n')) {
                throw SyntaxException.of(MessageRule.LINE_END, scanned);
            }
            if (control == '\r') {
                int lineStart = line;
                int lineEnd = scanned;
                scanned += 2;
                line = scanned;
                if (lineStart == lineEnd) {
                    endField();
                    endHead();
                    return true;
                }
                scanLine(lineStart, lineEnd);
            } else {
                scanned++;
            }
        }
    }

    private void scanLine(int from, int to) {
        byte first = held[start + from];
        if (first == ' ' || first == '\t') {
            valueEnd = to;
            return;
        }
        endField();
        if (from > 0) {
            valueStart = lengthValue(from, to);
            valueEnd = to;
        }
    }

    /** Where the value of a Content-Length begins, or −1 if the line is another field's. */
    private int lengthValue(int from, int to) {
        int nameEnd = start + from;
        while (nameEnd < start + to && Lexis.TOKEN.contains(held[nameEnd])) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < start + to && (held[colon] == ' ' || held[colon] == '\t')) {
            colon++;
        }
        boolean length = Ascii.equalsIgnoreCase(held, start + from, nameEnd, "Content-Length")
                || Ascii.equalsIgnoreCase(held, start + from, nameEnd, "l");
        return length && colon < start + to && held[colon] == ':' ? colon + 1 - start : -1;
    }

    /** Reads a Content-Length once all of its folds are there. What is wrong with it is told when the head ends. */
    private void endField() {
        if (valueStart < 0) {
            return;
        }
        Cursor cursor = Cursor.over(held, start, start + valueEnd, manner);
        cursor.moveTo(start + valueStart);
        try {
            if (bodyLength >= 0) {
                throw cursor.error(MessageRule.HEADER_TWICE);
            }
            bodyLength = HeaderTypes.CONTENT_LENGTH.read(cursor);
            cursor.skipLws();
            if (!cursor.atEnd()) {
                throw cursor.error(HeaderRule.TRAILING);
            }
        } catch (SyntaxException e) {
            flaw = flaw == null ? e : flaw;
        }
        valueStart = -1;
    }

    private void endHead() {
        total = scanned;
        if (flaw != null) {
            throw flaw;
        }
        if (bodyLength < 0) {
            throw SyntaxException.of(MessageRule.CONTENT_LENGTH, scanned);
        }
        if (bodyLength > limits.messageBytes() - scanned) {
            throw SyntaxException.of(Limit.MESSAGE_TOO_LARGE, limits.messageBytes());
        }
        total += bodyLength;
    }

    private Frame message() {
        int length = total;
        byte[] own = held;
        if (start == 0 && length == end && held.length == length + room) {
            held = NOTHING;
            end = 0;
        } else {
            own = new byte[length + room];
            System.arraycopy(held, start, own, 0, length);
            start += length;
        }
        begin();
        return new Frame.Message(Slice.of(own, 0, length));
    }

    private Frame breakOff(SyntaxException cause) {
        broken = true;
        boolean answerable = total > 0 && !isResponse() && !isAck();
        Slice head = Slice.of(total == 0 ? NOTHING : Arrays.copyOfRange(held, start, start + total));
        held = NOTHING;
        start = 0;
        end = 0;
        Violation violation = Violation.of(cause);
        return new Frame.Broken(answerable ? violation : violation.silent(), head);
    }

    private boolean isResponse() {
        return Ascii.equalsIgnoreCase(held, start, start + 4, "SIP/");
    }

    /** RFC 3261 §17: nobody answers an ACK. Methods have case (§7.1). */
    private boolean isAck() {
        return held[start] == 'A' && held[start + 1] == 'C' && held[start + 2] == 'K' && held[start + 3] == ' ';
    }

    /** The next byte below SP, eight bytes at a time. */
    private int nextControl(int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = (long) LONGS.get(held, at);
            long below = (word - SPACES) & ~word & HIGH_BITS;
            if (below != 0) {
                return at + (Long.numberOfTrailingZeros(below) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && (held[at] < 0 || held[at] >= ' ')) {
            at++;
        }
        return at;
    }
}
