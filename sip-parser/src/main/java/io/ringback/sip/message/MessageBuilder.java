package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.Set;

/**
 * Builds a message, from nothing or from another one. Lines that are not touched keep their bytes, spelling and order;
 * new ones are put where a new message has them (RFC 3261 §7.3.1 advises the order). Content-Length is always right.
 *
 * <p>No value can break out of its line: CR, LF and NUL are refused with an {@link IllegalArgumentException}. Not for
 * use by several threads.
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
            .withHeaders(LARGEST);
    private static final Manner STRICT = Manner.strict().withLimits(UNBOUNDED);
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
        lengthIsRight = headers.has(KnownHeader.CONTENT_LENGTH);
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
     * @throws IllegalArgumentException if the value has a line end or NUL, or a quote in it is not closed
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
     * @throws IllegalArgumentException if the value has a line end or NUL, or a quote in it is not closed
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
        return self();
    }

    /**
     * Removes all fields of a name.
     *
     * @param name the header's name
     * @return this
     */
    public B remove(HeaderName name) {
        lines.removeAll(name, 0);
        return self();
    }

    /**
     * Replaces the topmost value of a header and leaves the others as they are, also those of the same field.
     *
     * @param type the header's type
     * @param value the new topmost value
     * @param <T> the value
     * @return this
     */
    public <T> B replaceFirst(HeaderType<T> type, T value) {
        int first = lines.next(type.name(), 0);
        long line = written(type, value);
        if (first < 0) {
            return append(type.name(), line);
        }
        removeFirst(type);
        lines.insert(first, line);
        return self();
    }

    /**
     * Removes the topmost value of a header and leaves the others as they are, also those of the same field.
     *
     * @param type the header's type
     * @return this
     * @throws io.ringback.text.SyntaxException if the topmost value is not well-formed
     */
    public B removeFirst(HeaderType<?> type) {
        int first = lines.next(type.name(), 0);
        if (first >= 0) {
            Slice line = lines.line(first);
            Cursor cursor = line.cursor(manner);
            cursor.skipTo(':');
            cursor.next();
            type.read(cursor);
            if (type.isRepeatable() && Lexis.skipSeparator(cursor, ',')) {
                Slice rest = line.slice(line.length() - cursor.remaining(), line.length());
                lines.replace(first, writtenRest(type.name(), Lines.withoutLineEnd(rest)));
            } else {
                lines.remove(first);
            }
        }
        return self();
    }

    /**
     * Sets the body.
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
        return self();
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
        return self();
    }

    private B append(HeaderName name, long line) {
        lines.insert(lines.placeBehind(name), line);
        return self();
    }

    static IllegalStateException tooLarge() {
        return new IllegalStateException("a message has at most " + LARGEST + " bytes");
    }

    SipMessage assemble() {
        if (!lengthIsRight) {
            set(HeaderTypes.CONTENT_LENGTH, body.length());
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
