package io.ringback.text;

/** The limits of {@link ParseLimits}, as rules that input can break. */
public enum Limit implements Rule {
    /** {@link ParseLimits#messageBytes()}. */
    MESSAGE_TOO_LARGE("the message is too large"),
    /** {@link ParseLimits#startLineBytes()}. */
    START_LINE_TOO_LONG("the start line is too long"),
    /** {@link ParseLimits#headerBytes()}. */
    HEADER_TOO_LONG("a header field is too long"),
    /** {@link ParseLimits#headerSectionBytes()}. */
    HEADER_SECTION_TOO_LARGE("the header section is too large"),
    /** {@link ParseLimits#headers()}. */
    TOO_MANY_HEADERS("there are too many header fields"),
    /** {@link ParseLimits#listValues()}. */
    TOO_MANY_VALUES("there are too many values in a list"),
    /** {@link ParseLimits#identifierBytes()}. */
    IDENTIFIER_TOO_LONG("a branch, tag or Call-ID is too long"),
    /** {@link ParseLimits#parameters()}. */
    TOO_MANY_PARAMETERS("there are too many parameters"),
    /** {@link ParseLimits#bodyParts()}. */
    TOO_MANY_BODY_PARTS("there are too many parts in a body"),
    /** {@link ParseLimits#depth()}. */
    NESTED_TOO_DEEPLY("comments or parts are nested too deeply"),
    /** {@link ParseLimits#sdpBytes()}. */
    SDP_TOO_LARGE("the session description is too large"),
    /** {@link ParseLimits#sdpMedia()}. */
    TOO_MANY_MEDIA("there are too many media descriptions"),
    /** {@link ParseLimits#sdpFormats()}. */
    TOO_MANY_FORMATS("there are too many media formats"),
    /** {@link ParseLimits#sdpLines()}. */
    TOO_MANY_LINES("there are too many lines");

    private final String description;

    Limit(String description) {
        this.description = description;
    }

    @Override
    public String source() {
        return "ParseLimits";
    }

    @Override
    public String description() {
        return description;
    }
}
