package io.ringback.sip.message;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Via;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A SIP message: an immutable view of the bytes that it was read from or written to (RFC 3261 §7). It owns nothing that
 * must be released, and may be used by many threads.
 *
 * <p>Header values are read when they are asked for. A reader of a mandatory header throws a {@link SyntaxException} if
 * the header is absent or wrong; {@link #validateEssentials()} tells beforehand.
 */
public abstract sealed class SipMessage implements Parsed, Writable permits SipRequest, SipResponse {
    /** Requests and responses, to be told apart in a {@code switch}. */
    public enum Kind {
        /** A {@link SipRequest}. */
        REQUEST,
        /** A {@link SipResponse}. */
        RESPONSE
    }

    private final Headers headers;
    private final int bodyStart;
    private final int end;
    private final int contentLength;

    /** Offsets count from the message's first byte. */
    SipMessage(Headers headers, int bodyStart, int end, int contentLength) {
        this.headers = headers;
        this.bodyStart = bodyStart;
        this.end = end;
        this.contentLength = contentLength;
    }

    /**
     * What this is.
     *
     * @return request or response
     */
    public abstract Kind kind();

    /**
     * The first line.
     *
     * @return the line without its line end
     */
    public Slice startLine() {
        Slice bytes = bytes();
        return bytes.slice(0, StartLine.lengthIn(bytes));
    }

    /**
     * A builder of a message like this one: what is not touched keeps its bytes.
     *
     * @return a new builder
     */
    public abstract MessageBuilder<?> edit();

    /**
     * The header fields.
     *
     * @return all of them, in order
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return its bytes, perhaps none
     */
    public Slice body() {
        return headers.slice(bodyStart, end);
    }

    /**
     * The whole message.
     *
     * @return its bytes, without anything that followed the body in a datagram
     */
    public Slice bytes() {
        return headers.slice(0, end);
    }

    /**
     * The top Via.
     *
     * @return the first value
     * @throws SyntaxException if it is absent or wrong
     */
    public Via via() {
        return required(HeaderTypes.VIA);
    }

    /**
     * The From.
     *
     * @return its value
     * @throws SyntaxException if it is absent or wrong
     */
    public NameAddr from() {
        return required(HeaderTypes.FROM);
    }

    /**
     * The To.
     *
     * @return its value
     * @throws SyntaxException if it is absent or wrong
     */
    public NameAddr to() {
        return required(HeaderTypes.TO);
    }

    /**
     * The Call-ID, which has case.
     *
     * @return its value
     * @throws SyntaxException if it is absent or wrong
     */
    public Slice callId() {
        return required(HeaderTypes.CALL_ID);
    }

    /**
     * The CSeq.
     *
     * @return its value
     * @throws SyntaxException if it is absent or wrong
     */
    public CSeq cSeq() {
        return required(HeaderTypes.CSEQ);
    }

    /**
     * The first Contact's address.
     *
     * @return the address; empty if there is no Contact, or only a star
     * @throws SyntaxException if it is wrong
     */
    public Optional<NameAddr> contact() {
        Optional<Contact> contact = headers.first(HeaderTypes.CONTACT);
        return contact.isPresent() ? contact.get().address() : Optional.empty();
    }

    /**
     * The Route values.
     *
     * @return all of them, from top to bottom
     * @throws SyntaxException if one is wrong
     */
    public List<NameAddr> routes() {
        return headers.all(HeaderTypes.ROUTE);
    }

    /**
     * The Record-Route values.
     *
     * @return all of them, from top to bottom
     * @throws SyntaxException if one is wrong
     */
    public List<NameAddr> recordRoutes() {
        return headers.all(HeaderTypes.RECORD_ROUTE);
    }

    /**
     * How long the body is by what Content-Length says.
     *
     * @return bytes; empty if there is no Content-Length
     * @throws SyntaxException if it is wrong
     */
    public OptionalInt contentLength() {
        if (contentLength == Headers.WRONG) {
            return OptionalInt.of(required(HeaderTypes.CONTENT_LENGTH));
        }
        return contentLength < 0 ? OptionalInt.empty() : OptionalInt.of(contentLength);
    }

    /**
     * The body's type.
     *
     * @return the Content-Type, if there is one
     * @throws SyntaxException if it is wrong
     */
    public Optional<MediaType> contentType() {
        return headers.first(HeaderTypes.CONTENT_TYPE);
    }

    /**
     * The content of a type: the body, or the first part of that type in a body of several parts, where that part is
     * decoded. SIP itself knows no encoding of a whole body but that of Content-Encoding.
     *
     * @param type the type; its parameters do not count
     * @return the content's bytes; empty if there is none of that type
     * @throws SyntaxException if the Content-Type or the body is not well-formed, or the part is not encoded as it says
     */
    public Optional<Slice> content(MediaType type) {
        if (contentType().filter(type::isSameType).isPresent()) {
            return Optional.of(body());
        }
        return Multipart.of(this).flatMap(parts -> parts.find(type)).map(BodyPart::decoded);
    }

    private <T> T required(HeaderType<T> type) {
        int index = headers.next(type.name(), 0);
        if (index < 0) {
            throw SyntaxException.of(MessageRule.MANDATORY_HEADER, bodyStart);
        }
        return headers.required(index, type);
    }

    /**
     * Checks what nobody can do without: that Via, From, To, Call-ID and CSeq are there, once, and well-formed, and
     * that the CSeq's method is the request's (RFC 3261 §8.1.1).
     *
     * @return what is wrong, or empty
     */
    public Optional<Violation> validateEssentials() {
        return MessageValidator.essentials(this);
    }

    /**
     * Checks the whole message, every header of a known type included.
     *
     * @return the first thing that is wrong, or empty
     */
    public Optional<Violation> validate() {
        return MessageValidator.check(this);
    }

    /**
     * Checks the whole message, every header of a known type included, and those of one's own types.
     *
     * @param own types of headers that are not known here, where they are there; none is null
     * @return the first thing that is wrong, or empty
     */
    public Optional<Violation> validate(List<HeaderType<?>> own) {
        Optional<Violation> known = validate();
        return known.isPresent() ? known : MessageValidator.check(this, own);
    }

    /**
     * Checks what a server needs to serve this message: the essentials, the Request-URI, and some headers. Whatever
     * else is malformed is better ignored (RFC 3261 §8.2.2).
     *
     * @param needed the headers that are looked at, where they are there
     * @return the first thing that is wrong, or empty
     */
    public Optional<Violation> validate(Set<KnownHeader> needed) {
        return MessageValidator.check(this, needed::contains);
    }

    /**
     * What the parser tolerated and {@link #validate()} tolerates: the deviations that this message shows, those in
     * values that nobody has asked for included. The whole message is read for it.
     *
     * @return each kind once; none if the parser was strict
     */
    public Set<Leniency> tolerated() {
        return MessageValidator.tolerated(this);
    }

    /** Where the body begins. */
    int bodyStart() {
        return bodyStart;
    }

    /** Where the message ends. */
    int end() {
        return end;
    }

    /** What Content-Length says; −1 if it is absent, −2 if it is wrong. */
    int contentLengthSays() {
        return contentLength;
    }

    /** Where the Request-URI or the reason phrase begins. */
    abstract int targetStart();

    /** Where the Request-URI or the reason phrase ends. */
    abstract int targetEnd();

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(bytes());
    }

    /** Equal if all bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SipMessage that && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    /** The start line only: header fields may hold credentials. */
    @Override
    public String toString() {
        return startLine().toString();
    }
}
