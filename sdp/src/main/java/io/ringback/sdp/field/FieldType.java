package io.ringback.sdp.field;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of lines that a session description has, in the order of RFC 8866 §5. This is the only list of them. */
public enum FieldType {
    /** Protocol version. */
    VERSION('v'),
    /** Origin. */
    ORIGIN('o'),
    /** Session name. */
    SESSION_NAME('s'),
    /** Session or media information. */
    INFORMATION('i'),
    /** URI of a description. */
    URI('u'),
    /** Email address. */
    EMAIL('e'),
    /** Phone number. */
    PHONE('p'),
    /** Connection information. */
    CONNECTION('c'),
    /** Bandwidth information. */
    BANDWIDTH('b'),
    /** Time active. */
    TIMING('t'),
    /** Repeat times. */
    REPEAT('r'),
    /** Time zone adjustments. */
    ZONE('z'),
    /** Encryption keys, obsolete. */
    KEY('k'),
    /** Attribute. */
    ATTRIBUTE('a'),
    /** Media description. */
    MEDIA('m');

    private static final @Nullable FieldType[] BY_LETTER = byLetter();

    private final char letter;

    FieldType(char letter) {
        this.letter = letter;
    }

    private static @Nullable FieldType[] byLetter() {
        @Nullable FieldType[] table = new @Nullable FieldType[128];
        for (FieldType type : values()) {
            table[type.letter] = type;
        }
        return table;
    }

    /**
     * The type that a letter stands for.
     *
     * @param letter a letter, which has case
     * @return the type, or empty if there is none
     */
    public static Optional<FieldType> of(int letter) {
        return letter >= 0 && letter < BY_LETTER.length ? Optional.ofNullable(BY_LETTER[letter]) : Optional.empty();
    }

    /**
     * What a line of this type begins with.
     *
     * @return a lower-case letter
     */
    public char letter() {
        return letter;
    }

    /**
     * The place that a line of this type has in a section.
     *
     * @return 0 for the version, higher for each type that stands below
     */
    public int rank() {
        return ordinal();
    }
}
