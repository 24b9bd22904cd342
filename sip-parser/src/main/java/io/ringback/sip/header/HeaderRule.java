package io.ringback.sip.header;

import io.ringback.text.Rule;

/** The rules of header fields' values that input can break. */
public enum HeaderRule implements Rule {
    /** A Via without a protocol, a sent-by, or with something else in it. */
    VIA("RFC 3261 §25.1 via-parm", "a Via is a protocol, a sent-by and parameters"),
    /** A Via's or a start line's protocol that is not SIP/2.0. */
    SIP_VERSION("RFC 3261 §25.1 SIP-Version", "the version is SIP/2.0"),
    /** A CSeq number that is missing or not below 2³¹. */
    CSEQ("RFC 3261 §8.1.1.5", "a CSeq is a number below 2^31 and a method"),
    /** A number that is missing or too high. */
    NUMBER("RFC 3261 §25.1 DIGIT", "a number has only digits and is within its range"),
    /** A Content-Type that is no type and subtype. */
    MEDIA_TYPE("RFC 3261 §25.1 media-type", "a media type is a type, a slash and a subtype"),
    /** A Call-ID that is no word, or two joined by an at sign. */
    CALL_ID("RFC 3261 §25.1 callid", "a Call-ID is a word, or word@word"),
    /** A challenge or credentials without a scheme. */
    AUTH_SCHEME("RFC 3261 §25.1 challenge", "a challenge or credentials begin with a scheme"),
    /** A parameter of a challenge or credentials that is no name = value. */
    AUTH_PARAMETER("RFC 3261 §25.1 auth-param", "an authentication parameter is a name = value"),
    /** A parameter of a challenge or credentials that stands there twice. */
    AUTH_PARAMETER_TWICE("RFC 7616 §3.4", "an authentication parameter occurs only once"),
    /** A Contact with a star beside other values. */
    CONTACT("RFC 3261 §20.10", "a Contact is one star alone, or addresses"),
    /** Something behind a value that is complete. */
    TRAILING("RFC 3261 §7.3", "nothing follows the value of a header field"),
    /** No value where one must be. */
    EMPTY("RFC 3261 §25.1", "this header field has a value");

    private final String source;
    private final String description;

    HeaderRule(String source, String description) {
        this.source = source;
        this.description = description;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }
}
