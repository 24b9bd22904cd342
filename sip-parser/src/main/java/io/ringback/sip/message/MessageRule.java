package io.ringback.sip.message;

import io.ringback.text.Rule;

/** The rules of whole messages that input can break, and the status that a server answers with. */
public enum MessageRule implements Rule {
    /** A first line that is neither a request line nor a status line. */
    START_LINE("RFC 3261 §25.1 start-line", "a message begins with a request line or a status line", 400),
    /** A Request-URI that is no URI. */
    REQUEST_URI("RFC 3261 §8.1.1.1", "a request line has a URI between its two single spaces", 400),
    /** A status code that is not 100 to 699. */
    STATUS_CODE("RFC 3261 §25.1 Status-Code", "a status code is 100 to 699", 0),
    /** A reason phrase with a character that it must not have. */
    REASON_PHRASE(
            "RFC 3261 §25.1 Reason-Phrase", "a reason phrase has the characters of URIs and those beyond ASCII", 0),
    /** A start line of another version than SIP/2.0. */
    VERSION("RFC 3261 §7.1", "the version is SIP/2.0", 505),
    /** A header line without a name or without a colon. */
    HEADER_NAME("RFC 3261 §7.3.1", "a header field is a name, a colon and a value", 400),
    /** A line feed without a carriage return before it, or the other way round. */
    LINE_END("RFC 3261 §7", "a line ends with CR LF", 400),
    /** A control character that is not escaped. */
    CONTROL_CHARACTER("RFC 3261 §25.1 TEXT-UTF8char", "a header field has no control characters", 400),
    /** No empty line behind the header fields. */
    END_OF_HEADERS("RFC 3261 §7", "an empty line ends the header fields", 400),
    /** A header that every message must have is absent. */
    MANDATORY_HEADER("RFC 3261 §8.1.1", "To, From, CSeq, Call-ID and Via must be there", 400),
    /** A header that may occur only once occurs again. */
    HEADER_TWICE("RFC 3261 §7.3.1", "this header field may occur only once", 400),
    /** A header field with two values of those that stand alone in their field. */
    HEADERS_JOINED("RFC 3261 §7.3.1", "each value of this header has a field of its own", 400),
    /** A CSeq whose method is not the request's. */
    CSEQ_METHOD("RFC 3261 §8.1.1.5", "the method in CSeq is that of the request", 400),
    /** A Content-Length that is higher than the bytes that came. */
    BODY_TOO_SHORT("RFC 3261 §18.3", "the body is as long as Content-Length says", 400),
    /** A message on a stream that does not tell where it ends. */
    CONTENT_LENGTH("RFC 3261 §18.3", "a message on a stream has a Content-Length", 400),
    /** A multipart body whose type has no boundary, or one that cannot be. */
    BOUNDARY("RFC 2046 §5.1.1", "a boundary is 1 to 70 characters that mail gateways leave alone", 400),
    /** A multipart body without parts, or without the delimiter that ends it. */
    MULTIPART("RFC 2046 §5.1.1", "every part is between two delimiters, and the last delimiter ends the body", 400),
    /** A part whose content is encoded in a way that nobody here knows. */
    TRANSFER_ENCODING("RFC 2045 §6.1", "a transfer encoding is 7bit, 8bit, binary, quoted-printable or base64", 415),
    /** A part that has parts itself and is encoded. */
    ENCODED_PARTS("RFC 2045 §6.4", "a body of several parts is not encoded as a whole", 400),
    /** Content in base64 that is none, or is cut off. */
    BASE64("RFC 2045 §6.8", "base64 is groups of four digits, of which the last one may be padded", 400),
    /** Quoted-printable content with a byte that is not printable, or an escape that is none. */
    QUOTED_PRINTABLE(
            "RFC 2045 §6.7", "quoted-printable text is printable, with = and two digits for any other byte", 400);

    private final String source;
    private final String description;
    private final int status;

    MessageRule(String source, String description, int status) {
        this.source = source;
        this.description = description;
        this.status = status;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * The status code that a server answers a request with that breaks this rule.
     *
     * @return 400 to 699, or 0 if there is nothing that could be answered
     */
    public int status() {
        return status;
    }
}
