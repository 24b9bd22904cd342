package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.text.ByteWriter;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.Set;

/**
 * Builds a message, from nothing or from another one. Lines that are not touched keep their bytes, spelling and order;
 * new ones are put where a new message has them (RFC 3261 §7.3.1 advises the order). Content-Length is always right:
 * whatever it is set to, a message is built with the length of its body.
 *
 * <p>No value can break out of its line: CR, LF, NUL and other control characters are refused with an
 * {@link IllegalArgumentException}. Not for use by several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class MessageBuilder<B extends MessageBuilder<B>>
        permits SipRequest.Builder, SipResponse.Builder {
    static final int LARGEST = (1 << 24) - 1;
    private static final ParseLimits UNBOUNDED = ParseLimits.defaults()
            .withMessageBytes(LARGEST)
            .withStartLineBytes(LARGEST)
            .withHeaderBytes(LARGEST)
            .withHeaderSectionBytes(LARGEST)
            .withHeaders(LARGEST)
            .withParameters(LARGEST)
            .withListValues(LARGEST);
    static final Manner STRICT = Manner.strict().withLimits(UNBOUNDED);
    /** How a value is read back before it is written: what a peer's lenient reader takes may be passed on. */
    static final Manner LENIENT = STRICT.tolerating(Set.of(Leniency.values()));

    private final Lines lines;
    private Slice keptStartLine = Slice.empty();
    private Slice body = Slice.empty();
    private boolean lengthIsRight;
    private int keptTargetStart;
    private int keptTargetEnd;
    private NameForm nameForm = NameForm.KEPT;
    private final Manner manner;

    MessageBuilder() {
        lines = new Lines();
        manner = STRICT;
    }

    MessageBuilder(SipMessage origin) {
        Headers headers = origin.headers();
        manner = headers.manner().isStrict() ? STRICT : headers.manner().withLimits(UNBOUNDED);
        lines = new Lines(headers, origin.bodyStart());
        keptStartLine = origin.startLine();
        keptTargetStart = origin.targetStart();
        keptTargetEnd = origin.targetEnd();
        body = origin.body();
        int length = headers.next(KnownHeader.CONTENT_LENGTH, 0);
        lengthIsRight = length >= 0
                && headers.next(KnownHeader.CONTENT_LENGTH, length + 1) < 0
                && headers.contentLength() == body.length();
    }

    abstract B self();

    /** Has the start line written anew, since a part of it is another. */
    B newStartLine() {
        keptStartLine = Slice.empty();
        return self();
    }

    abstract void writeStartLine(ByteWriter writer);

    /** Where the Request-URI or the reason phrase begins in a start line that is written anew. */
    abstract int targetStart();

    /** The Request-URI or the reason phrase. */
    abstract Slice target();

    abstract SipMessage message(
            Headers headers, int bodyStart, int end, int contentLength, int targetStart, int targetEnd);

    /**
     * Builds the message.
     *
     * @return a new message
     */
    public abstract SipMessage build();

    /**
     * Sets a header to one value: in the place of the first field of its name, whose further fields go.
     *
     * @param type the header's type
     * @param value the value
     * @param <T> the value
     * @return this
     */
    public <T> B set(HeaderType<T> type, T value) {
        return replace(type.name(), written(type, value));
    }

    /**
     * Sets a header to one value, as text.
     *
     * @param name the header's name
     * @param value the whole value
     * @return this
     * @throws IllegalArgumentException if the value has a line end, or another control character that is not escaped in
     *     quotes, or a quote in it is not closed
     */
    public B set(HeaderName name, String value) {
        return replace(name, written(name, value));
    }

    /**
     * Adds a value in a field of its own, below all others of its name.
     *
     * @param type the header's type
     * @param value the value
     * @param <T> the value
     * @return this
     */
    public <T> B add(HeaderType<T> type, T value) {
        return append(type.name(), written(type, value));
    }

    /**
     * Adds a field as text, below all others of its name.
     *
     * @param name the header's name
     * @param value the whole value
     * @return this
     * @throws IllegalArgumentException if the value has a line end, or another control character that is not escaped in
     *     quotes, or a quote in it is not closed
     */
    public B add(HeaderName name, String value) {
        return append(name, written(name, value));
    }

    /**
     * Adds a value in a field of its own, above all others of its name, as a proxy does with Via and Record-Route.
     *
     * @param type the header's type
     * @param value the value
     * @param <T> the value
     * @return this
     */
    public <T> B prepend(HeaderType<T> type, T value) {
        long line = written(type, value);
        int first = lines.next(type.name(), 0);
        lines.insert(first < 0 ? lines.place(type.name()) : first, line);
        return touched(type.name());
    }

    /**
     * Removes all fields of a name.
     *
     * @param name the header's name
     * @return this
     */
    public B remove(HeaderName name) {
        lines.removeAll(name, 0);
        return touched(name);
    }

    /**
     * Replaces the topmost value of a header and leaves the others as they are, also those of the same field.
     *
     * @param type the header's type
     * @param value the new topmost value
     * @param <T> the value
     * @return this
     * @throws io.ringback.text.SyntaxException if the old one is not well-formed
     */
    public <T> B replaceFirst(HeaderType<T> type, T value) {
        long line = written(type, value);
        int topmost = removeTopmost(type);
        if (topmost < 0) {
            return append(type.name(), line);
        }
        lines.insert(topmost, line);
        return touched(type.name());
    }

    /**
     * Removes the topmost value of a header and leaves the others as they are, also those of the same field.
     *
     * @param type the header's type
     * @return this
     * @throws io.ringback.text.SyntaxException if the topmost value is not well-formed
     */
    public B removeFirst(HeaderType<?> type) {
        removeTopmost(type);
        return touched(type.name());
    }

    /**
     * Tells in which line the topmost value was, and the next one is if there is one behind it; −1 if there is none.
     */
    private int removeTopmost(HeaderType<?> type) {
        for (int at = lines.next(type.name(), 0); at >= 0; at = lines.next(type.name(), at + 1)) {
            Slice values = lines.value(at);
            int next = values.readBy((bytes, from, to) -> type.behindFirst(bytes, from, from, to, manner) - from);
            if (next == values.length()) {
                lines.remove(at);
                return at;
            }
            if (next > 0) {
                lines.replace(at, writtenRest(type.name(), values.slice(next, values.length())));
                return at;
            }
        }
        return -1;
    }

    /**
     * Sets the body. What else tells of it, such as Content-Encoding, stays as it is; {@link #noBody()} takes it away.
     *
     * @param type its type
     * @param newBody its bytes, not copied
     * @return this
     */
    public B body(MediaType type, Slice newBody) {
        set(HeaderTypes.CONTENT_TYPE, type);
        this.body = newBody;
        this.lengthIsRight = false;
        return self();
    }

    /**
     * Sets a body of several parts.
     *
     * @param parts the parts, at least one
     * @return this
     * @throws IllegalStateException if there is no part
     */
    public B body(MultipartBuilder parts) {
        parts.writeTo(this);
        return self();
    }

    /**
     * Removes the body and what describes it.
     *
     * @return this
     */
    public B noBody() {
        remove(KnownHeader.CONTENT_TYPE);
        remove(KnownHeader.CONTENT_DISPOSITION);
        remove(KnownHeader.CONTENT_ENCODING);
        remove(KnownHeader.CONTENT_TRANSFER_ENCODING);
        remove(KnownHeader.CONTENT_LANGUAGE);
        this.body = Slice.empty();
        this.lengthIsRight = false;
        return self();
    }

    /**
     * Copies all fields of a name from another message, byte for byte, but for what no message may have: every line end
     * is CR LF in the copy, and a control character that is not escaped is a space (RFC 3261 §7, §25.1).
     *
     * @param origin the other message
     * @param name the header's name
     * @return this
     */
    public B copy(SipMessage origin, HeaderName name) {
        Headers headers = origin.headers();
        int at = lines.placeBehind(name);
        for (int i = headers.next(name, 0); i >= 0; i = headers.next(name, i + 1)) {
            lines.insert(at++, lines.copy(headers, i));
        }
        return touched(name);
    }

    /**
     * Has all names of header fields that have a compact form written in it (RFC 3261 §7.3.3), for a message that would
     * be too large for its transport. Nothing else of a line changes.
     *
     * @return this
     */
    public B compact() {
        nameForm = NameForm.COMPACT;
        return self();
    }

    /**
     * Has no name of a header field written in its compact form (RFC 3261 §7.3.3). Nothing else of a line changes.
     *
     * @return this
     */
    public B longNames() {
        nameForm = NameForm.LONG;
        return self();
    }

    private <T> long written(HeaderType<T> type, T value) {
        int from = lines.writer().length();
        HeaderLine.write(type, value, lines.writer());
        return lines.slot(type.name(), from);
    }

    private long written(HeaderName name, String value) {
        int from = lines.writer().length();
        HeaderLine.write(name, value, lines.writer());
        return lines.slot(name, from);
    }

    private long writtenRest(HeaderName name, Slice values) {
        int from = lines.writer().length();
        lines.writer().ascii(name.printed()).ascii(": ").slice(values).crlf();
        return lines.slot(name, from);
    }

    private B replace(HeaderName name, long line) {
        int first = lines.next(name, 0);
        if (first < 0) {
            lines.insert(lines.place(name), line);
        } else {
            lines.replace(first, line);
            lines.removeAll(name, first + 1);
        }
        return touched(name);
    }

    private B append(HeaderName name, long line) {
        lines.insert(lines.placeBehind(name), line);
        return touched(name);
    }

    /** What somebody says of the body's length is not taken for right. */
    private B touched(HeaderName name) {
        lengthIsRight &= !Lines.isSame(name, KnownHeader.CONTENT_LENGTH);
        return self();
    }

    static IllegalStateException tooLarge() {
        return new IllegalStateException("a message has at most " + LARGEST + " bytes");
    }

    SipMessage assemble() {
        if (!lengthIsRight) {
            set(HeaderTypes.CONTENT_LENGTH, body.length());
            lengthIsRight = true;
        }
        lines.rename(nameForm);
        boolean kept = !keptStartLine.isEmpty();
        Slice startLine = kept ? keptStartLine : newlyWritten();
        int linesStart = startLine.length() + 2;
        int linesEnd = linesStart + lines.length();
        int bodyStart = linesEnd + 2;
        if (bodyStart > LARGEST - body.length()) {
            throw tooLarge();
        }
        byte[] message = new byte[bodyStart + body.length()];
        startLine.copyTo(message, 0);
        writeLineEnd(message, startLine.length());
        Headers headers = lines.writeTo(message, linesStart, manner);
        writeLineEnd(message, linesEnd);
        body.copyTo(message, bodyStart);
        int length = headers.contentLength();
        int end = length < 0 || length > body.length() ? message.length : bodyStart + length;
        int targetStart = kept ? keptTargetStart : targetStart();
        int targetEnd = kept ? keptTargetEnd : targetStart + target().length();
        return message(headers, bodyStart, end, length, targetStart, targetEnd);
    }

    private Slice newlyWritten() {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        writeStartLine(writer);
        return Slice.of(writer.toBytes());
    }

    private static void writeLineEnd(byte[] message, int at) {
        message[at] = '\r';
        message[at + 1] = '\n';
    }
}
