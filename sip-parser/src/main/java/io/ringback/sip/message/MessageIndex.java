package io.ringback.sip.message;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.OtherHeader;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the parts of a message are (RFC 3261 §7), for who looks at many messages and keeps none, such as a proxy that
 * chooses a worker by the Call-ID. It is read into again and again, and makes no object for a message that is written
 * as nearly all are. It accepts exactly the messages that its {@link SipParser} accepts.
 *
 * <p>Every position is an index of the array that was read, which must not change as long as the index is asked, but
 * for the bytes of a value, by who may write there: see {@link #resize}. Before the first message, and after one that
 * was not accepted, there is nothing in it: no field, and every position is 0.
 *
 * <p>Not for use by several threads.
 */
public final class MessageIndex {
    private static final byte[] NOTHING = {};
    private static final int FIRST_ROOM = 64;

    private final SipParser parser;
    private byte[] bytes = NOTHING;
    private int base;
    private long[] slots = new long[FIRST_ROOM];
    private int count;
    private int statusCode;
    private int methodLength;
    private int targetStart;
    private int targetEnd;
    private int bodyStart;
    private int end;
    private int contentLength;

    MessageIndex(SipParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a message from a range of an array, and forgets the one before.
     *
     * @param message the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return whether the message is accepted; {@link SipParser#parse(byte[], int, int)} tells why not
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public boolean read(byte[] message, int from, int to) {
        Objects.checkFromToIndex(from, to, message.length);
        count = 0; // whatever is thrown, such as for want of memory, no field is made of what was entered up to then
        if (parser.indexPlain(message, from, to, this)) {
            return true;
        }
        if (parser.parse(message, from, to) instanceof SipMessage read) {
            enter(message, read);
            return true;
        }
        bytes = NOTHING;
        base = 0;
        count = 0;
        statusCode = 0;
        methodLength = 0;
        targetStart = 0;
        targetEnd = 0;
        bodyStart = 0;
        end = 0;
        contentLength = Headers.ABSENT;
        return false;
    }

    /** Takes what a plain scan has found; tells whether the body is there. */
    boolean enter(byte[] message, int start, int to, long startLine, long scanned) {
        bytes = message;
        base = start;
        count = FieldScan.count(scanned);
        bodyStart = FieldScan.position(scanned) + 2;
        int length = Slots.contentLength(bytes, base, slots, count);
        contentLength = length;
        end = length < 0 ? to : bodyStart + length;
        int wordLength = StartLine.wordLength(startLine);
        int lineEnd = base + StartLine.length(startLine);
        statusCode = StartLine.statusCode(startLine);
        methodLength = statusCode == 0 ? wordLength : 0;
        targetStart = base + wordLength + 1;
        targetEnd = statusCode == 0 ? lineEnd - StartLine.VERSION_LENGTH : lineEnd;
        return length <= to - bodyStart;
    }

    private void enter(byte[] message, SipMessage read) {
        Headers headers = read.headers();
        bytes = message;
        base = headers.base();
        slots = headers.copySlots(slots);
        count = headers.size();
        contentLength = headers.contentLength();
        end = base + read.bytes().length();
        bodyStart = end - read.body().length();
        targetStart = base + read.targetStart();
        targetEnd = base + read.targetEnd();
        statusCode = read instanceof SipResponse response ? response.statusCode() : 0;
        methodLength =
                read instanceof SipRequest request ? request.method().name().length() : 0;
    }

    long[] slots() {
        return slots;
    }

    long[] moreSlots() {
        slots = Arrays.copyOf(slots, 2 * slots.length);
        return slots;
    }

    /**
     * Tells a request from a response.
     *
     * @return true for a request
     */
    public boolean isRequest() {
        return methodLength > 0;
    }

    /**
     * The request's method.
     *
     * @return the method; empty for a response
     */
    public Optional<Method> method() {
        return isRequest() ? Optional.of(Method.of(bytes, base, base + methodLength)) : Optional.empty();
    }

    /**
     * The response's status code.
     *
     * @return 100 to 699, or 0 for a request
     */
    public int statusCode() {
        return statusCode;
    }

    /**
     * Where the message begins, perhaps behind line ends that keep a flow alive.
     *
     * @return the position of its first byte
     */
    public int start() {
        return base;
    }

    /**
     * Where the Request-URI or the reason phrase begins.
     *
     * @return the position of its first byte
     */
    public int targetStart() {
        return targetStart;
    }

    /**
     * Where the Request-URI or the reason phrase ends.
     *
     * @return the position behind its last byte
     */
    public int targetEnd() {
        return targetEnd;
    }

    /**
     * Where the body begins.
     *
     * @return the position behind the empty line
     */
    public int bodyStart() {
        return bodyStart;
    }

    /**
     * Where the body ends, and the message.
     *
     * @return the position behind the last byte
     */
    public int end() {
        return end;
    }

    /**
     * The number of header fields.
     *
     * @return 0 or more
     */
    public int size() {
        return count;
    }

    /**
     * Finds the next field of a name.
     *
     * @param name the name
     * @param from the field to begin with, 0 or more
     * @return its number, or −1 if there is none
     */
    public int next(HeaderName name, int from) {
        Objects.checkIndex(from, count + 1);
        if (name instanceof KnownHeader known) {
            return Slots.next(slots, count, known.index() + 1, from);
        }
        int at = Slots.next(slots, count, 0, from);
        while (at >= 0 && !Ascii.equalsIgnoreCase(bytes, lineStart(at), nameEnd(at), name.printed())) {
            at = Slots.next(slots, count, 0, at + 1);
        }
        return at;
    }

    /**
     * The name of a field. For a known one no object is made.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the name that it means
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public HeaderName name(int field) {
        int id = Slots.id(slot(field));
        return id == 0
                ? new OtherHeader(
                        Slice.of(bytes, lineStart(field), nameEnd(field)).toString())
                : KnownHeader.at(id - 1);
    }

    /**
     * Where a field begins, and its name.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the position of its first byte
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public int lineStart(int field) {
        return base + Slots.lineStart(slot(field));
    }

    /**
     * Where a field ends, with its folds and its line end.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the position behind its last byte
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public int lineEnd(int field) {
        return lineStart(field) + Slots.lineLength(slot(field));
    }

    /**
     * Where a field's name ends.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the position behind its last byte
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public int nameEnd(int field) {
        return Slots.nameEnd(bytes, base, slot(field));
    }

    /**
     * Where a field's value begins, without white space before it.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the position of its first byte
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public int valueStart(int field) {
        return Slots.valueStart(bytes, base, slot(field), valueEnd(field));
    }

    /**
     * Where a field's value ends, without white space behind it.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @return the position behind its last byte
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public int valueEnd(int field) {
        return Slots.valueEnd(bytes, base, slot(field));
    }

    /**
     * Makes a field's value longer or shorter at its end, in the array that was read: what follows it in the message is
     * moved, and what followed the message may be lost. The caller writes the value's new bytes, so that what must be
     * told of a message's arrival (RFC 3261 §18.2.1, RFC 3581 §4) costs no second copy of it.
     *
     * @param field its number, 0 to {@code size() - 1}
     * @param bytesMore by how much the value grows; less than 0 to make it shorter
     * @return false if the array has no room for it, or the message would be too large to be indexed; then nothing is
     *     changed
     * @throws IndexOutOfBoundsException if there is no such field, or its value has not that many bytes
     */
    public boolean resize(int field, int bytesMore) {
        int from = valueEnd(field);
        if (from + bytesMore < valueStart(field)) {
            throw new IndexOutOfBoundsException(bytesMore);
        }
        if (bytesMore > bytes.length - end || bytesMore > MessageBuilder.LARGEST - (end - base)) {
            return false;
        }
        System.arraycopy(bytes, from, bytes, from + bytesMore, end - from);
        slots[field] = Slots.longer(slots[field], bytesMore);
        for (int i = field + 1; i < count; i++) {
            slots[i] = Slots.moved(slots[i], Slots.lineStart(slots[i]) + bytesMore);
        }
        bodyStart += bytesMore;
        end += bytesMore;
        return true;
    }

    /**
     * Tells, without an object, whether the headers that nobody can do without (RFC 3261 §8.1.1) are there as nearly
     * all messages have them: Via, and one each of From, To, Call-ID and CSeq, which names the request's method; each
     * field with one value, without needless white space, comments or escapes, and in its bounds.
     *
     * @return true if so; then {@link SipMessage#validateEssentials} has nothing to report. False says nothing: that
     *     method tells
     */
    public boolean hasPlainEssentials() {
        return PlainEssentials.areIn(
                bytes, base, slots, count, methodLength, parser.manner().limits());
    }

    /**
     * Makes a message of what was read. The range of the array up to {@link #end} belongs to the message from now on.
     *
     * @return what the parser would have made of these bytes
     * @throws IllegalStateException if no message was accepted
     */
    public SipMessage message() {
        if (end == 0) {
            throw new IllegalStateException("no message was accepted");
        }
        Headers headers = new Headers(bytes, base, Arrays.copyOf(slots, count), count, parser.manner());
        int body = bodyStart - base;
        int target = targetStart - base;
        int targetBehind = targetEnd - base;
        return isRequest()
                ? new SipRequest(headers, body, end - base, contentLength, methodLength, target, targetBehind)
                : new SipResponse(headers, body, end - base, contentLength, statusCode, target, targetBehind);
    }

    private long slot(int field) {
        return slots[Objects.checkIndex(field, count)];
    }
}
