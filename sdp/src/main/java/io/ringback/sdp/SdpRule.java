package io.ringback.sdp;

import io.ringback.text.Rule;

/** The rules of whole descriptions that input can break. */
public enum SdpRule implements Rule {
    /** A line that is not one letter, an equals sign and a value. */
    LINE("RFC 8866 §5", "a line is one lower-case letter, an equals sign and a value"),
    /** A line that ends with a line feed alone. */
    LINE_END("RFC 8866 §5", "a line ends with CR LF"),
    /** A last line without an end. */
    LAST_LINE_END("RFC 8866 §5", "the last line ends with CR LF, too"),
    /** A carriage return or NUL within a line. */
    CONTROL_CHARACTER("RFC 8866 §9 byte-string", "a line holds no NUL and no lone CR"),
    /** A line of no bytes. */
    EMPTY_LINE("RFC 8866 §5", "there are no empty lines"),
    /** An equals sign without a value behind it. */
    EMPTY_VALUE("RFC 8866 §9", "the value of a line is not empty"),
    /** A blank behind a value that cannot end with one. */
    TRAILING_BLANK("RFC 8866 §9", "nothing follows a complete value"),
    /** A letter that no type of line has. */
    UNKNOWN_LINE("RFC 8866 §5", "the set of line types is closed"),
    /** A line that stands where it must not. */
    LINE_ORDER("RFC 8866 §5", "the lines stand in the order of RFC 8866"),
    /** A second line of a type that may occur only once. */
    LINE_TWICE("RFC 8866 §9", "this line may occur only once in its section"),
    /** A first line that is no version. */
    NO_VERSION("RFC 8866 §5.1", "a description begins with v=0"),
    /** No origin. */
    NO_ORIGIN("RFC 8866 §5.2", "a description has an origin"),
    /** No session name. */
    NO_SESSION_NAME("RFC 8866 §5.3", "a description has a session name"),
    /** No timing. */
    NO_TIMING("RFC 8866 §5.9", "a description has a timing"),
    /** A media description without a connection, and none for the session. */
    NO_CONNECTION("RFC 8866 §5.7", "every media description has a connection, or the session has one");

    private final String source;
    private final String description;

    SdpRule(String source, String description) {
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
