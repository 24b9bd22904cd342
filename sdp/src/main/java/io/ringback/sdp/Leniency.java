package io.ringback.sdp;

/** What real devices do against the grammar and a parser may tolerate, each under its own name. */
public enum Leniency {
    /** Lines that end with a line feed alone: RFC 8866 §5 advises to accept them. */
    BARE_LINE_FEED(SdpRule.LINE_END),
    /** No line end behind the last line. */
    NO_LAST_LINE_END(SdpRule.LAST_LINE_END),
    /** Empty lines, as some senders put one at the end. */
    EMPTY_LINE(SdpRule.EMPTY_LINE),
    /** Values that are empty, such as {@code s=}. */
    EMPTY_VALUE(SdpRule.EMPTY_VALUE),
    /** Blanks at the end of lines. */
    TRAILING_BLANK(SdpRule.TRAILING_BLANK),
    /** Lines of unknown types; they are kept. */
    UNKNOWN_LINE(SdpRule.UNKNOWN_LINE),
    /** Lines in another order. */
    LINE_ORDER(SdpRule.LINE_ORDER),
    /** No {@code o=}. */
    NO_ORIGIN(SdpRule.NO_ORIGIN),
    /** No {@code s=}. */
    NO_SESSION_NAME(SdpRule.NO_SESSION_NAME),
    /** No {@code t=}. */
    NO_TIMING(SdpRule.NO_TIMING),
    /** No {@code c=} for a media description, as in RTSP. */
    NO_CONNECTION(SdpRule.NO_CONNECTION);

    private final SdpRule rule;

    Leniency(SdpRule rule) {
        this.rule = rule;
    }

    /**
     * The rule that is not insisted on.
     *
     * @return the rule
     */
    public SdpRule rule() {
        return rule;
    }
}
