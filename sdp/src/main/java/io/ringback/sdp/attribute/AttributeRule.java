package io.ringback.sdp.attribute;

import io.ringback.text.Rule;

/** The rules of attributes that input can break. */
public enum AttributeRule implements Rule {
    /** An attribute without a name, or with something other than a colon behind it. */
    NAME("RFC 8866 §5.13", "an attribute is a name, perhaps with a colon and a value"),
    /** A colon without a value. */
    VALUE("RFC 8866 §9 attribute-value", "a value follows the colon of an attribute"),
    /** A value where none is allowed, or none where one must be. */
    SHAPE("RFC 8866 §6", "this attribute has a value only if its definition gives it one"),
    /** A mapping that is no payload type, encoding name and clock rate. */
    RTPMAP("RFC 8866 §6.6", "an rtpmap is a payload type, an encoding name and a clock rate"),
    /** A payload type above 127. */
    PAYLOAD_TYPE("RFC 3550 §5.1", "a payload type is at most 127"),
    /** Format parameters without format or parameters. */
    FMTP("RFC 8866 §6.15", "an fmtp is a format and its parameters"),
    /** A packet time that is no positive number. */
    PACKET_TIME("RFC 8866 §6.4", "a packet time is a positive number of milliseconds"),
    /** Something behind a value that is complete. */
    TRAILING("RFC 8866 §6", "nothing follows a complete value");

    private final String source;
    private final String description;

    AttributeRule(String source, String description) {
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
