package io.ringback.sip.message;

/** Whether an arrival was taken. */
public enum Admission {
    /** It was taken. */
    ACCEPTED,
    /** It was refused because there is too much to do. */
    REFUSED
}
