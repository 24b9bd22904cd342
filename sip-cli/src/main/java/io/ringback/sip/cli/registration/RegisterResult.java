package io.ringback.sip.cli.registration;

import java.util.Locale;

/** What a registration comes to, as the program's JSON names it. */
public enum RegisterResult {
    /** The bindings were made. */
    REGISTERED,
    /** The registrar has said no. */
    REFUSED,
    /** We stopped before there was an answer. */
    CANCELLED,
    /** There was no answer in time. */
    TIMEOUT,
    /** Nothing leads there. */
    UNREACHABLE;

    /**
     * The name in JSON.
     *
     * @return lower-case letters
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
