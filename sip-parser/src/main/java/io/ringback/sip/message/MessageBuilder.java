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
import java.util.ArrayList;
import java.util.List;
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
    private static final int LARGEST = (1 << 24) - 1;
    private static final ParseLimits UNBOUNDED = ParseLimits.defaults()
            .withMessageBytes(LARGEST)
            .withStartLineBytes(LARGEST)
            .withHeaderBytes(LARGEST)
            .withHeaderSectionBytes(LARGEST)
            .withHeaders(LARGEST);
    private static final Manner STRICT = Manner.strict().withLimits(UNBOUNDED);
    /** How a value is read back before it is written: what a peer's lenient reader takes may be passed on. */
    static final Manner LENIENT = STRICT.tolerating(Set.of(Leniency.values()));

    private final List<HeaderLine> lines = new ArrayList<>(24);
    private Slice keptStartLine = Slice.empty();
    private Slice body = Slice.empty();
    private boolean lengthIsRight;
    private final Manner manner;

    MessageBuilder() {
        manner = STRICT;
    }

    MessageBuilder(SipMessage origin) {
        Headers headers = origin.headers();
        manner = headers.manner().isStrict() ? STRICT : headers.manner().withLimits(UNBOUNDED);
        for (int i = 0; i < headers.size(); i++) {
            lines.add(new HeaderLine(headers.name(i), headers.line(i)));
        }
        keptStartLine = origin.startLine();
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
        return replace(HeaderLine.of(type, value));
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
        return replace(HeaderLine.of(name, value));
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
        return append(HeaderLine.of(type, value));
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
        return append(HeaderLine.of(name, value));
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
        HeaderLine line = HeaderLine.of(type, value);
        int first = indexOf(line.name());
        lines.add(first < 0 ? place(line) : first, line);
        return self();
    }

    /**
     * Removes all fields of a name.
     *
     * @param name the header's name
     * @return this
     */
    public B remove(HeaderName name) {
        lines.removeIf(line -> line.name().equals(name));
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
        int first = indexOf(type.name());
        HeaderLine line = HeaderLine.of(type, value);
        if (first < 0) {
            return append(line);
        }
        removeFirst(type);
        lines.add(first, line);
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
        int first = indexOf(type.name());
        if (first >= 0) {
            Slice line = lines.get(first).bytes();
            Cursor cursor = line.cursor(manner);
            cursor.skipTo(':');
            cursor.next();
            type.read(cursor);
            if (type.isRepeatable() && Lexis.skipSeparator(cursor, ',')) {
                Slice rest = line.slice(line.length() - cursor.remaining(), line.length());
                lines.set(first, HeaderLine.of(type.name(), withoutLineEnd(rest)));
            } else {
                lines.remove(first);
            }
        }
        return self();
    }

    /** A line that was read leniently, or of a malformed message, may end with a line feed alone. */
    private static Slice withoutLineEnd(Slice line) {
        int end = line.length();
        while (end > 0 && (line.byteAt(end - 1) == '\n' || line.byteAt(end - 1) == '\r')) {
            end--;
        }
        return line.slice(0, end);
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
     * Copies all fields of a name from another message, byte for byte.
     *
     * @param origin the other message
     * @param name the header's name
     * @return this
     */
    public B copy(SipMessage origin, HeaderName name) {
        Headers headers = origin.headers();
        for (int i = headers.next(name, 0); i >= 0; i = headers.next(name, i + 1)) {
            append(new HeaderLine(name, headers.line(i)));
        }
        return self();
    }

    private B replace(HeaderLine line) {
        int first = indexOf(line.name());
        if (first < 0) {
            lines.add(place(line), line);
        } else {
            lines.set(first, line);
            for (int i = lines.size() - 1; i > first; i--) {
                if (lines.get(i).name().equals(line.name())) {
                    lines.remove(i);
                }
            }
        }
        return self();
    }

    private B append(HeaderLine line) {
        int at = lines.size();
        while (at > 0 && !lines.get(at - 1).name().equals(line.name())) {
            at--;
        }
        lines.add(at > 0 ? at : place(line), line);
        return self();
    }

    private int indexOf(HeaderName name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the last line that is ranked before or with it. */
    private int place(HeaderLine line) {
        int at = lines.size();
        while (at > 0 && lines.get(at - 1).rank() > line.rank()) {
            at--;
        }
        return at;
    }

    SipMessage assemble() {
        if (!lengthIsRight) {
            set(HeaderTypes.CONTENT_LENGTH, body.length());
        }
        int size = 128 + body.length();
        for (HeaderLine line : lines) {
            size += line.bytes().length();
        }
        ByteWriter writer = ByteWriter.ofCapacity(size);
        if (keptStartLine.isEmpty()) {
            writeStartLine(writer);
        } else {
            writer.slice(keptStartLine);
        }
        writer.crlf();
        for (HeaderLine line : lines) {
            writer.slice(line.bytes());
        }
        writer.crlf().slice(body);
        Parsed parsed = SipParser.of(manner).parse(writer.toBytes());
        if (parsed instanceof MalformedMessage malformed) {
            return malformed.readable().orElseThrow(() -> new IllegalStateException(malformed.toString()));
        }
        return (SipMessage) parsed;
    }
}
