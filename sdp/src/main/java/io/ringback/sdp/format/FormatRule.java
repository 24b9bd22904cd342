package io.ringback.sdp.format;

import io.ringback.text.Rule;

/** The rules of format parameters that input can break. */
public enum FormatRule implements Rule {
    /** Events that are no numbers up to 255, or ranges of them. */
    TELEPHONE_EVENTS("RFC 4733 §2.5.1.1", "telephone events are numbers up to 255 and ranges with commas between"),
    /** A parameter of Opus that is no number or out of range. */
    OPUS("RFC 7587 §6.1", "a parameter of Opus is a number within its range"),
    /** A parameter of H.264 that is no number or out of range. */
    H264("RFC 6184 §8.1", "a parameter of H.264 is a number within its range"),
    /** A profile and level that are not six hexadecimal digits. */
    H264_PROFILE("RFC 6184 §8.1", "a profile-level-id is six hexadecimal digits"),
    /** A parameter of AMR that is no number or out of range. */
    AMR("RFC 4867 §8.1", "a parameter of AMR is a number within its range");

    private final String source;
    private final String description;

    FormatRule(String source, String description) {
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
