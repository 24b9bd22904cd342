package io.ringback.sip.cli.call;

import java.util.Locale;

/** What a call comes to, as programs that read JSON are told. */
public enum CallResult {
    /** The other side has answered. */
    ANSWERED,
    /** The other side has said no, or something that is as good as that. */
    REFUSED,
    /** There was no answer in time. */
    TIMEOUT,
    /** The other side cannot be reached. */
    UNREACHABLE,
    /** We hung up before there was an answer. */
    CANCELLED;

    /**
     * The name in JSON.
     *
     * @return lower-case letters
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
