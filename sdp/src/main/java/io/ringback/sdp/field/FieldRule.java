package io.ringback.sdp.field;

import io.ringback.text.Rule;

/** The rules of the lines' values that input can break. */
public enum FieldRule implements Rule {
    /** A version that is not 0. */
    VERSION("RFC 8866 §5.1", "the version of a session description is 0"),
    /** An origin that has not six parts, or numbers that are none. */
    ORIGIN("RFC 8866 §5.2", "an origin is a name, two numbers, a network type, an address type and an address"),
    /** A connection that has not three parts. */
    CONNECTION("RFC 8866 §5.7", "a connection is a network type, an address type and an address"),
    /** A time to live above 255 or a number of addresses that is no number. */
    MULTICAST("RFC 8866 §5.7", "a TTL is at most 255, and a number of addresses is a positive number"),
    /** An address that is neither of its type nor a name. */
    ADDRESS("RFC 8866 §9 unicast-address", "an address is of its type, or a name of letters, digits, hyphens and dots"),
    /** A URI that is none. */
    URI("RFC 8866 §5.5", "a URI is a reference of RFC 3986"),
    /** An email address that is none. */
    EMAIL("RFC 8866 §5.6", "an email address stands alone, before a name in parentheses, or in angle brackets"),
    /** A phone number that is none. */
    PHONE("RFC 8866 §5.6", "a phone number stands alone, before a name in parentheses, or in angle brackets"),
    /** Zeros before a number or behind a fraction. */
    NUMBER("RFC 8866 §9 integer", "a number has no zeros before it, and none behind its fraction"),
    /** A time of fewer than ten digits. */
    TIME("RFC 8866 §9 time", "a time is 0, or has ten digits or more"),
    /** A bandwidth that is no type, colon and number. */
    BANDWIDTH("RFC 8866 §5.8", "a bandwidth is a type, a colon and a number"),
    /** A start or a stop time that is no number of seconds. */
    TIMING("RFC 8866 §5.9", "a timing is a start and a stop in seconds"),
    /** Repeat times that are no times. */
    REPEAT("RFC 8866 §5.10", "repeat times are an interval, a duration and one or more offsets"),
    /** Time zone adjustments that are no pairs of a time and an offset. */
    ZONE("RFC 8866 §5.11", "time zone adjustments are pairs of a time and an offset"),
    /** A key of no known method. */
    KEY("RFC 8866 §5.12", "a key is prompt, or clear, base64 or uri with a value"),
    /** A media line without type, port, protocol or format. */
    MEDIA("RFC 8866 §5.14", "a media line is a type, a port, a protocol and formats"),
    /** A port above 65535, or a number of ports that is none. */
    PORT("RFC 8866 §5.14", "a port is at most 65535, and a number of ports is a positive number"),
    /** Something behind a value that is complete. */
    TRAILING("RFC 8866 §9", "nothing follows a complete value");

    private final String source;
    private final String description;

    FieldRule(String source, String description) {
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
